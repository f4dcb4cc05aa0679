"""What is held about a session: told and erased to whoever knows its name.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 and Nghị định 356/2025/NĐ-CP: a person may see and have
erased what is held about him, and is answered within two working days; here at once. A session is
a random name that the citizen's device makes; kept is its digest under a salt of the data folder.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path

from assistant.connections import open_tables
from assistant.feedback.records import Record, Records
from assistant.handover.store import Handover, Handovers
from assistant.service.answers import Answers, Kept

FILE = "sessions.sqlite"
SHORTEST, FEWEST = 20, 8  # characters of a name that nobody guesses; different ones among them
SCHEMA = """
CREATE TABLE IF NOT EXISTS salts (id INTEGER PRIMARY KEY, salt TEXT NOT NULL);
"""


def is_unguessable(session: str) -> bool:
    """Whether a name is random enough to open what is held about it."""
    return len(session) >= SHORTEST and len(set(session)) >= FEWEST


class Salt:
    """Digests of names and addresses that cannot be made outside this data folder."""

    def __init__(self, data: Path) -> None:
        tables = open_tables(data / FILE, SCHEMA)
        with tables.exclusive() as connection:
            connection.execute(
                "INSERT INTO salts VALUES (1, ?) ON CONFLICT (id) DO NOTHING",
                (secrets.token_hex(32),),
            )
            (salt,) = connection.execute("SELECT salt FROM salts").fetchone()
        self._salt = bytes.fromhex(salt)

    def digest(self, name: str) -> str:
        return hmac.digest(self._salt, name.encode(), hashlib.sha256).hex()


@dataclass(frozen=True, slots=True)
class Held:
    """All that is kept of one session."""

    answers: list[Kept]
    records: list[Record]
    handovers: list[Handover]


@dataclass(slots=True)
class Sessions:
    """The sessions of one data folder."""

    salt: Salt
    answers: Answers
    records: Records
    handovers: Handovers

    @classmethod
    def of(cls, data: Path) -> "Sessions":
        """Opened for a command line."""
        return cls(Salt(data), Answers(data / "answers.sqlite"), Records(data), Handovers(data))

    def key(self, session: str | None) -> str:
        """The digest under which a session's data is kept; "" where nothing may be asked of it."""
        return self.salt.digest(session) if session and is_unguessable(session) else ""

    def held(self, session: str) -> Held:
        key = self.key(session)
        answers = self.answers.of_session(key)
        found = (self.records.find(one.id) for one in answers)
        records = [record for record in found if record is not None]
        return Held(answers, records, self.handovers.of_session(key))

    def forget(self, session: str) -> int:
        """How many things there were; nothing is left of them."""
        key = self.key(session)
        names = [one.id for one in self.answers.of_session(key)]
        self.records.forget(names)
        self.answers.forget(names)
        return len(names) + self.handovers.forget_session(key)
