"""Answers that staff approved for a question: given word for word, until a cited text changes."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.connections import open_tables
from assistant.service.bodies import QuestionSent
from assistant.service.replies import AnswerReply, CitationReply, IndexReply
from assistant.understanding.features import WORD, unmark
from assistant.vietnam import VIETNAM, today
from ingest.citation import Place
from ingest.document import Document

if TYPE_CHECKING:
    from assistant.service.opening import Desk

FILE = "staff.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS pins (
    id INTEGER PRIMARY KEY,
    asked TEXT NOT NULL,           -- the question without marks and signs
    question TEXT NOT NULL,
    reply TEXT NOT NULL,           -- JSON of POST /v1/ask
    by TEXT NOT NULL,
    at REAL NOT NULL,
    fallen_at REAL,                -- since when it is no longer given
    why TEXT NOT NULL DEFAULT ''   -- the reason
);
CREATE UNIQUE INDEX IF NOT EXISTS pins_given ON pins (asked) WHERE fallen_at IS NULL;
"""
COLUMNS = "id, question, reply, by, at, fallen_at, why"
REPLACED = "thay bằng câu trả lời duyệt sau"


class NotPinnable(Exception):
    """The answer cannot be approved; the message says why."""


@dataclass(frozen=True, slots=True)
class Pin:
    id: int
    question: str
    reply: AnswerReply
    by: str
    at: datetime
    fallen_at: datetime | None
    why: str


class Pins:
    """The approved answers of one data folder."""

    def __init__(self, data: Path) -> None:
        self._connections = open_tables(data / FILE, SCHEMA)

    def put(self, question: str, reply: AnswerReply, by: str) -> None:
        """Approve an answer for a question. Raises NotPinnable."""
        if not reply.citations:
            raise NotPinnable("Câu trả lời được duyệt phải có nguồn trích dẫn.")
        if reply.deadlines:
            raise NotPinnable("Câu trả lời có ngày hẹn tính theo hôm nay thì không ghim được.")
        row = (key_of(question), question, reply.model_dump_json(), by, time.time())
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE pins SET fallen_at = ?, why = ? WHERE asked = ? AND fallen_at IS NULL",
                (time.time(), REPLACED, row[0]),
            )
            connection.execute(
                "INSERT INTO pins (asked, question, reply, by, at) VALUES (?, ?, ?, ?, ?)", row
            )

    def drop(self, number: int, why: str) -> None:
        """The answer is no longer given; it stays listed with the reason."""
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE pins SET fallen_at = ?, why = ? WHERE id = ? AND fallen_at IS NULL",
                (time.time(), why, number),
            )

    def all(self) -> list[Pin]:
        """Every pin, the newest first."""
        return list(self._select("1 = 1 ORDER BY id DESC"))

    def reply(self, sent: QuestionSent, desk: "Desk", name: str) -> bytes | None:
        """The approved answer to just this question, if there is one and its texts still stand.

        Earlier turns, another day or a place make it another question.
        """
        if sent.history or sent.locality or sent.asked_on not in (None, today()):
            return None
        pin = next(self._select("asked = ? AND fallen_at IS NULL", key_of(sent.question)), None)
        if pin is None or self.check(pin, desk):
            return None
        index = IndexReply(generation=desk.generation, built_at=desk.built_at)
        notice = f"Câu trả lời này do cán bộ duyệt ngày {pin.at:%d/%m/%Y}."
        update = {"id": name, "index": index, "notices": [notice, *pin.reply.notices]}
        return pin.reply.model_copy(update=update).model_dump_json().encode()

    def check(self, pin: Pin, desk: "Desk") -> str:
        """Why a pin has to fall, and it does; "" when every cited text stands as it was."""
        why = next(changes(pin.reply.citations, desk, today()), "")
        if why:
            self.drop(pin.id, why)
        return why

    def _select(self, where: str, *values: Any) -> Iterator[Pin]:
        with self._connections.transaction() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM pins WHERE {where}", values
            ).fetchall()
        return map(_pin, rows)


def key_of(question: str) -> str:
    """ "Lệ phí bao nhiêu?" and "le phi bao nhieu" are the same question."""
    return " ".join(WORD.findall(unmark(question)))


def changes(cited: Sequence[CitationReply], desk: "Desk", day: date) -> Iterator[str]:
    """What happened since to the texts of an answer, one sentence each."""
    held = {document.digest[:16]: document for document in desk.library.documents()}
    for citation in cited:
        document = held.get(citation.provision_id.split(".")[0])
        if document is None:
            yield f"{citation.document.id}: nội dung văn bản đã thay đổi hoặc không còn trong kho"
        elif _closed(document, citation, desk, day):
            yield f"{citation.label}: không còn hiệu lực"


def _closed(document: Document, citation: CitationReply, desk: "Desk", day: date) -> bool:
    place = Place(citation.article, citation.clause, citation.point)
    own = (
        validity
        for key, where, validity, _ in desk.library.own_validity()
        if key == document.key and place.article is not None and place.within(where)
    )
    return any(one.covers(day) is False for one in (document.validity, *own))


def _pin(row: Sequence[Any]) -> Pin:
    number, question, reply, by, at, fallen_at, why = row
    return Pin(
        number,
        question,
        AnswerReply.model_validate_json(reply),
        by,
        datetime.fromtimestamp(at, VIETNAM),
        None if fallen_at is None else datetime.fromtimestamp(fallen_at, VIETNAM),
        why,
    )
