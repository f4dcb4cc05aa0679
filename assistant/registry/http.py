"""The register of an office behind HTTP, told by a JSON file how its answers are to be read."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from pydantic import BaseModel, ConfigDict, Field

from assistant.registry.cases import Case, RegistryDown, RegistryResting
from assistant.registry.rows import COLUMNS, case_of

_UNKNOWN = frozenset({401, 403, 404})
_MOST_BYTES = 65_536
_DATES = ("accepted", "due")


class Mapped(BaseModel):
    """How the office's service is asked and read.

    `fields` names for each of ours the path in the answer ("data.tiep_nhan.ngay"), `stages` what
    its words for a stage mean, `dates` how it writes days.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = Field(description="asked by POST with the JSON {code, secret}")
    headers: dict[str, str] = {}
    fields: dict[str, str]
    stages: dict[str, str] = {}
    dates: str = "%Y-%m-%d"
    seconds: float = Field(default=2.0, gt=0, le=30)
    tries: int = Field(default=2, ge=1, le=5)
    least_seconds: float = Field(default=0.2, ge=0, le=5, description="no answer comes sooner")
    failures_to_open: int = Field(default=5, ge=1)
    rest_seconds: float = Field(default=30.0, ge=0)

    @classmethod
    def read(cls, path: Path) -> "Mapped":
        return cls.model_validate_json(path.read_text(encoding="utf-8"))


class HttpRegistry:
    """Time-out, one more try, and a rest after several failures in a row (circuit breaker)."""

    def __init__(self, mapped: Mapped, clock: Callable[[], float] = time.monotonic) -> None:
        self._mapped = mapped
        self._client = httpx.Client(timeout=mapped.seconds, headers=mapped.headers)
        self._clock = clock
        self._failures = 0
        self._rests_until = 0.0

    def close(self) -> None:
        self._client.close()

    def find(self, code: str, secret: str) -> Case | None:
        if self._clock() < self._rests_until:
            raise RegistryResting("resting")
        started = time.monotonic()
        try:
            found = self._asked(code, secret)
        except RegistryDown:
            self._count_failure()
            raise
        self._failures = 0
        if found is None:  # a wrong secret and an unknown code take the same time to tell
            time.sleep(max(0.0, self._mapped.least_seconds - (time.monotonic() - started)))
        return found

    def _count_failure(self) -> None:
        self._failures += 1
        if self._failures >= self._mapped.failures_to_open:
            self._rests_until = self._clock() + self._mapped.rest_seconds
            self._failures = 0

    def _asked(self, code: str, secret: str) -> Case | None:
        reason = ""
        for _ in range(self._mapped.tries):
            try:
                reply = self._client.post(self._mapped.url, json={"code": code, "secret": secret})
            except httpx.HTTPError as error:
                reason = type(error).__name__
                continue
            if reply.status_code in _UNKNOWN:
                return None
            if reply.status_code == httpx.codes.OK:
                return self._read(reply, code)
            reason = f"status {reply.status_code}"
        raise RegistryDown(reason)

    def _read(self, reply: httpx.Response, code: str) -> Case:
        """The dossier that was asked for; one of another code is shown to nobody."""
        try:
            if len(reply.content) > _MOST_BYTES:
                raise ValueError("too long")
            case = case_of(self._row(reply.json()))
        except (ValueError, KeyError, TypeError):
            raise RegistryDown("malformed") from None
        if case.code != code:
            raise RegistryDown("another dossier")
        return case

    def _row(self, answer: Any) -> Mapping[str, str]:
        row = {
            name: str(value)
            for name in COLUMNS
            if name in self._mapped.fields
            and (value := _at(answer, self._mapped.fields[name])) is not None
        }
        row["stage"] = self._mapped.stages.get(row["stage"], row["stage"])
        for name in _DATES:
            if row.get(name):
                row[name] = datetime.strptime(row[name], self._mapped.dates).date().isoformat()
        return row


def _at(answer: Any, path: str) -> Any:
    for name in path.split("."):
        answer = answer[name] if isinstance(answer, dict) else None
        if answer is None:
            return None
    return answer
