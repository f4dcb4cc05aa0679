"""A desk with two official texts on it, for tests of the doors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from assistant.answer import Answer, Choice, Citation, DueDate, Statement, Verdict
from assistant.question import Question
from assistant.service.app import assemble
from assistant.service.opening import Desk
from assistant.service.settings import Settings
from indexes.library import Filters, Hit, Library
from indexes.passage import Passage
from ingest.citation import Place
from ingest.document import Content, Document, Family, Relation
from ingest.provision import Level, Provision
from ingest.validity import Validity

TEXT = (
    "Thời hạn cấp giấy phép xây dựng nhà ở riêng lẻ không quá 07 ngày, "
    "kể từ ngày nhận đủ hồ sơ hợp lệ."
)
LAW = Document(
    key="laws/txt/154-vbhn-vpqh-2025.txt",
    id="154/VBHN-VPQH",
    family=Family.LAW,
    kind="Văn bản hợp nhất",
    title="Luật Xây dựng",
    number="154/VBHN-VPQH",
    year=2025,
    issuer="Văn phòng Quốc hội",
    issued=date(2025, 8, 22),
    validity=Validity(date(2015, 1, 1)),
    url="https://vbpl.vn/154",
    digest="4f0c19ab77d0e2c1" * 4,
)
RECORD = Document(
    key="procedures/api/1.013225.json",
    id="1.013225",
    family=Family.PROCEDURE,
    kind="Thủ tục hành chính",
    title="Cấp giấy phép xây dựng mới đối với công trình",
    url="javascript:alert(1)",
    digest="b" * 64,
)
PLACES = (Place(article="102", clause="1", point="e"), Place(field="time_limit"))


class TwoTexts:
    """A `Library` whose search returns both texts for every question."""

    def search(
        self, question: str, on: date, filters: Filters = Filters(), limit: int = 50
    ) -> Sequence[Hit]:
        return [
            Hit(
                Passage(
                    n, document.key, n, place, document.title, TEXT, 0, len(TEXT), LAW.validity
                ),
                score=1.0 - n / 2,
                parts={"lexical": 1.0},
            )
            for n, (document, place) in enumerate(zip((LAW, RECORD), PLACES, strict=True))
        ][:limit]

    def document(self, key: str) -> Document:
        return {LAW.key: LAW, RECORD.key: RECORD}[key]

    def documents(self) -> Sequence[Document]:
        return (LAW, RECORD)

    def content(self, key: str) -> Content:
        levels = {LAW.key: Level.POINT, RECORD.key: Level.FIELD}
        place = PLACES[(LAW.key, RECORD.key).index(key)]
        whole = Provision(levels[key], place.point or "", "", place, 0, len(TEXT), len(TEXT))
        return Content(TEXT, (whole,))

    def relations(self) -> Sequence[tuple[str, Relation]]:
        return ()

    def own_validity(self) -> Sequence[tuple[str, Place, Validity, str]]:
        return ()

    def spellings(self, bare: str) -> Sequence[tuple[str, int]]:
        return ()


def quote_best(question: Question, library: Library) -> Answer:
    """An answer that uses every part of the contract."""
    hits = library.search(question.text, on=question.asked_on)
    citations = tuple(
        Citation(
            library.document(hit.passage.document),
            hit.passage.place,
            f"{hit.passage.place} {hit.passage.context}".strip(),
            hit.passage.text,
            hit.passage.start,
            hit.passage.end,
            "còn hiệu lực",
        )
        for hit in hits
    )
    return Answer(
        Verdict.ANSWERED,
        (Statement("Không quá 07 ngày.", (0, 1)),),
        citations,
        (DueDate(question.asked_on, True, 7, "calendar_day", date(2026, 11, 30), "not_due"),),
        ((RECORD.id, RECORD.title),),
        (Choice("Nhà ở riêng lẻ", "Giấy phép xây nhà ở riêng lẻ mất bao lâu?"),),
        ("Lệ phí bao nhiêu?",),
        ("Ngày nộp là giả định.",),
        {"search": 1.23456},
    )


def fake_desk(respond: Callable[[Question, Library], Answer] = quote_best) -> Desk:
    return Desk(TwoTexts(), "20261123T010203-ab12", datetime(2026, 11, 23, tzinfo=UTC), respond)


@dataclass
class FakeDesks:
    """The desk that is there now; a new one may be put in its place."""

    desk: Desk | None

    def generation(self) -> str | None:
        return self.desk.generation if self.desk else None

    def open(self) -> Desk | None:
        return self.desk


def fake_app(data: Path, desk: Desk | None, rate_limit: str = "off"):
    return assemble(Settings(data=data, rate_limit=rate_limit), FakeDesks(desk))
