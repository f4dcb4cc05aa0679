"""Dossiers as rows: of the CSV file that an office exports, and of a table of a database."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

from assistant.registry.cases import Case, RegistryDown, Stage
from assistant.registry.seals import NOBODYS, Seal

COLUMNS = ("code", "secret", "procedure", "stage", "accepted", "accepted_at", "due", "agency")
_NEEDED = COLUMNS[:5]
_FOUND = ("code", *COLUMNS[2:])
_LEAST_SECRET = 4

CREATE = """
CREATE TABLE IF NOT EXISTS cases (
    code TEXT PRIMARY KEY, salt {bytes} NOT NULL, digest {bytes} NOT NULL,
    procedure_code TEXT NOT NULL, stage TEXT NOT NULL, accepted TEXT NOT NULL,
    accepted_at TEXT, due TEXT, agency TEXT NOT NULL
)
"""
FIND = """
SELECT salt, digest, code, procedure_code, stage, accepted, accepted_at, due, agency
FROM cases WHERE code = :code
"""
REMOVE = "DELETE FROM cases WHERE code = :code"
ADD = """
INSERT INTO cases VALUES
(:code, :salt, :digest, :procedure, :stage, :accepted, :accepted_at, :due, :agency)
"""


class BadRow(ValueError):
    """A line of the file that is no dossier, in one sentence."""


def read_csv(path: Path) -> Iterator[tuple[Case, str]]:
    """Dossiers with their secrets. Raises BadRow with the number of the line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.DictReader(file)
        absent = [name for name in _NEEDED if name not in (lines.fieldnames or ())]
        if absent:
            raise BadRow(f"Dòng 1: thiếu cột {', '.join(absent)}.")
        for row in lines:
            try:
                yield case_of(row), _secret(row)
            except (KeyError, ValueError) as reason:
                raise BadRow(f"Dòng {lines.line_num}: {reason}") from None


def case_of(row: Mapping[str, str | None]) -> Case:
    """The dossier of a row. Raises ValueError, KeyError."""
    code = _text(row, "code")
    if not code:
        raise ValueError("thiếu mã hồ sơ (code).")
    at, due = _text(row, "accepted_at"), _text(row, "due")
    return Case(
        code=code,
        procedure=_text(row, "procedure"),
        stage=_stage(_text(row, "stage")),
        accepted=_day(_text(row, "accepted")),
        accepted_at=time.fromisoformat(at) if at else None,
        due=_day(due) if due else None,
        agency=_text(row, "agency"),
    )


def shown(row: Sequence[Any] | None, secret: str) -> Case | None:
    """The dossier of what FIND returned, for whoever has the secret. Raises RegistryDown.

    The secret is held against a lock even where there is no row.
    """
    lock = Seal(bytes(row[0]), bytes(row[1])) if row else NOBODYS
    if not lock.opens(secret) or row is None:
        return None
    try:
        return case_of(dict(zip(_FOUND, row[2:], strict=True)))
    except ValueError:
        raise RegistryDown("malformed") from None


def bound(case: Case, lock: Seal) -> dict[str, str | bytes | None]:
    """The values of ADD."""
    return {
        "code": case.code,
        "salt": lock.salt,
        "digest": lock.digest,
        "procedure": case.procedure,
        "stage": case.stage.value,
        "accepted": case.accepted.isoformat(),
        "accepted_at": case.accepted_at.isoformat() if case.accepted_at else None,
        "due": case.due.isoformat() if case.due else None,
        "agency": case.agency,
    }


def _secret(row: Mapping[str, str | None]) -> str:
    secret = _text(row, "secret")
    if len(secret) < _LEAST_SECRET:
        raise ValueError(f"mã bí mật (secret) phải có ít nhất {_LEAST_SECRET} ký tự.")
    return secret


def _stage(name: str) -> Stage:
    if name not in list(Stage):
        raise ValueError(f"trạng thái “{name}” không phải một trong: {', '.join(Stage)}.")
    return Stage(name)


def _day(name: str) -> date:
    try:
        return date.fromisoformat(name)
    except ValueError:
        raise ValueError(f"ngày “{name}” phải viết dạng 2026-11-23.") from None


def _text(row: Mapping[str, str | None], name: str) -> str:
    return (row.get(name) or "").strip()
