"""The emergency notice, and the switch that stops answering; every process sees them in a second.

Rows are only added: the newest counts, the older ones tell who said what and why.
"""

import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.connections import StateUnavailable, open_tables
from assistant.service.problems import Locale, Problem, Trouble
from assistant.vietnam import VIETNAM

FILE = "notices.sqlite"
LOOK_SECONDS = 1.0
LONGEST = 500  # characters
SCHEMA = """
CREATE TABLE IF NOT EXISTS notices (
    at REAL NOT NULL,
    text TEXT NOT NULL,            -- Vietnamese, "" for none
    english TEXT NOT NULL,         -- "" where the Vietnamese is shown
    stopped INTEGER NOT NULL,      -- whether nothing is answered
    by TEXT NOT NULL,
    comment TEXT NOT NULL          -- why
);
"""
STOPPED = {
    "vi": "Hệ thống tạm dừng trả lời.",
    "en": "The service does not answer for the time being.",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What is shown on the page and in the widget; with `stopped` nothing is answered."""

    text: str = ""
    english: str = ""
    stopped: bool = False
    by: str = ""
    comment: str = ""
    at: datetime | None = None

    def sentence(self, locale: Locale) -> str:
        """The notice in the language; of a stopped service never nothing."""
        said = self.english if locale == "en" and self.english else self.text
        return said or (STOPPED[locale] if self.stopped else "")


class Notices:
    """The notice of one data folder, looked up at most once a second."""

    def __init__(self, data: Path) -> None:
        self._tables = open_tables(data / FILE, SCHEMA)
        self._seen = Notice()
        self._looked = -LOOK_SECONDS

    def now(self) -> Notice:
        """What holds now; what was seen last where it cannot be looked up."""
        if time.monotonic() - self._looked >= LOOK_SECONDS:
            self._looked = time.monotonic()
            try:
                self._seen = next(iter(self.all(1)), Notice())
            except StateUnavailable:
                return self._seen
        return self._seen

    def say(self, notice: Notice) -> None:
        row = (
            time.time(),
            notice.text,
            notice.english,
            notice.stopped,
            notice.by,
            notice.comment,
        )
        with self._tables.transaction() as connection:
            connection.execute("INSERT INTO notices VALUES (?, ?, ?, ?, ?, ?)", row)
        self._looked = -LOOK_SECONDS

    def all(self, most: int = 50) -> list[Notice]:
        """The newest first."""
        with self._tables.transaction() as connection:
            rows = connection.execute(
                "SELECT text, english, stopped, by, comment, at FROM notices"
                " ORDER BY at DESC LIMIT ?",
                (most,),
            ).fetchall()
        return [
            Notice(text, english, bool(stopped), by, comment, datetime.fromtimestamp(at, VIETNAM))
            for text, english, stopped, by, comment, at in rows
        ]

    def refuse_if_stopped(self, locale: Locale) -> None:
        """Raises Problem: STOPPED."""
        notice = self.now()
        if notice.stopped:
            facts = {"notice": notice.sentence(locale)}
            raise Problem(Trouble.STOPPED, facts, locale)
