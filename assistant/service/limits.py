"""How often one client, and one session, may ask."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

import orjson

from assistant.service.problems import Problem, Trouble
from assistant.service.settings import Rate

MOST_NAMES = 10_000  # remembered at a time; the ones longest unseen are forgotten
LONGEST_SESSION = 100  # characters


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left of a quota: `left` requests now, all of them again in `full_in` seconds."""

    left: int
    full_in: int
    wait: int = 0  # seconds until the next request, where none is left


@dataclass(slots=True)
class Buckets:
    """A bucket of `count` questions for each name, refilled over `seconds`."""

    rate: Rate
    clock: Callable[[], float] = time.monotonic
    levels: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, name: str) -> Standing:
        """Count one question; of an empty bucket nothing is taken, and its `wait` is not 0."""
        count, seconds = self.rate
        now = self.clock()
        level, seen = self.levels.get(name, (float(count), now))
        level = min(count, level + (now - seen) * count / seconds)
        if level < 1:
            wait = math.ceil((1 - level) * seconds / count)
            return Standing(0, math.ceil((count - level) * seconds / count), wait)
        level -= 1
        self.levels[name] = (level, now)
        self.levels.move_to_end(name)
        if len(self.levels) > MOST_NAMES:
            self.levels.popitem(last=False)
        return Standing(int(level), math.ceil((count - level) * seconds / count))


@dataclass(frozen=True, slots=True)
class Quotas:
    """The limits in force; None is no limit."""

    clients: Buckets | None = None
    sessions: Buckets | None = None

    def count_client(self, client: str) -> Standing | None:
        """Raises Problem: TOO_OFTEN."""
        return self._count("client", self.clients, client)

    def count_session(self, session: str) -> Standing | None:
        """Requests without a session are counted by client alone. Raises Problem: TOO_OFTEN."""
        return self._count("session", self.sessions, session) if session else None

    def headers(self, client: Standing | None, session: Standing | None) -> dict[str, str]:
        """`RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers)."""
        held = (("client", self.clients, client), ("session", self.sessions, session))
        counted = [(name, of.rate, standing) for name, of, standing in held if of and standing]
        if not counted:
            return {}
        return {
            "RateLimit-Policy": ", ".join(f'"{n}";q={q};w={w}' for n, (q, w), _ in counted),
            "RateLimit": ", ".join(f'"{n}";r={s.left};t={s.full_in}' for n, _, s in counted),
        }

    def _count(self, kind: str, buckets: Buckets | None, name: str) -> Standing | None:
        if buckets is None:
            return None
        standing = buckets.take(name)
        if standing.wait:
            told = {kind: standing}
            headers = self.headers(told.get("client"), told.get("session"))
            raise Problem(Trouble.TOO_OFTEN, {"seconds": str(standing.wait)}, headers=headers)
        return standing


def session_of(body: bytes) -> str:
    """The `session` that a body names, or the `user` of one that speaks OpenAI's protocol."""
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError:
        return ""
    named = (sent.get("session") or sent.get("user")) if isinstance(sent, dict) else None
    return named[:LONGEST_SESSION] if isinstance(named, str) else ""
