"""A small shelf of real excerpts, and answers made from it by hand."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Answer, Choice, Citation, DueDate, Statement, Verdict
from eval.cases import GoldCase
from indexes.library import Filters, Hit
from indexes.passage import Passage
from ingest.citation import Place
from ingest.document import Content, Document, Family, Relation
from ingest.validity import Validity

RESIDENCE = Document(
    key="laws/06-VBHN",
    id="06/VBHN-VPQH",
    family=Family.LAW,
    kind="Văn bản hợp nhất",
    title="Luật Cư trú",
    number="06/VBHN-VPQH",
    year=2026,
    base_number="68/2020/QH14",
)
SPLITTING = Document(
    key="procedures/1.010038.json",
    id="1.010038",
    family=Family.PROCEDURE,
    kind="Thủ tục hành chính",
    title="Tách hộ",
)
ONE_STOP = Document(
    key="laws/118-2025",
    id="118/2025/NĐ-CP",
    family=Family.LAW,
    kind="Nghị định",
    title="Thực hiện thủ tục hành chính theo cơ chế một cửa",
    number="118/2025/NĐ-CP",
)
# Luật Cư trú (06/VBHN-VPQH 2026), khoản 3 Điều 25; 118/2025/NĐ-CP, khoản 6 Điều 19 (cut short).
TEXTS = {
    RESIDENCE.key: (
        "3. Trong thời hạn 05 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ và hợp lệ, cơ quan"
        " đăng ký cư trú có trách nhiệm thẩm định, cập nhật thông tin hộ gia đình."
    ),
    SPLITTING.key: "Trực tuyến: 5 Ngày làm việc. Lệ phí: 5.000 đồng/lần.",
    ONE_STOP.key: "Việc hẹn lại ngày trả kết quả được thực hiện không quá một lần.",
}
DOCUMENTS = {document.key: document for document in (RESIDENCE, SPLITTING, ONE_STOP)}


class Shelf:
    """A library that finds what it was told to find, whatever is asked."""

    def __init__(self, found: Sequence[tuple[Document, Place]] = ()) -> None:
        self.found = found

    def search(
        self, question: str, on: date, filters: Filters = Filters(), limit: int = 50
    ) -> Sequence[Hit]:
        return [
            Hit(passage(number, document, place), 1.0, {})
            for number, (document, place) in enumerate(self.found)
        ][:limit]

    def document(self, key: str) -> Document:
        return DOCUMENTS[key]

    def documents(self) -> Sequence[Document]:
        return list(DOCUMENTS.values())

    def content(self, key: str) -> Content:
        return Content(TEXTS[key])

    def search_each(
        self, question: str, on: date, filters: Sequence[Filters], limit: int = 50
    ) -> Sequence[Sequence[Hit]]:
        return [self.search(question, on, one, limit) for one in filters]

    def relations(self) -> Sequence[tuple[str, Relation]]:
        return ()

    def own_validity(self) -> Sequence[tuple[str, Place, Validity, str]]:
        return ()

    def spellings(self, bare: str) -> Sequence[tuple[str, int]]:
        return ()

    def together(self, first: Sequence[str], second: Sequence[str]) -> NDArray[np.int64]:
        return np.zeros(len(first), dtype=np.int64)


def passage(number: int, document: Document, place: Place) -> Passage:
    text = TEXTS[document.key]
    return Passage(number, document.key, number, place, "", text, 0, len(text), Validity())


def cited(document: Document, place: Place = Place(), quote: str | None = None) -> Citation:
    text = TEXTS[document.key]
    quote = text if quote is None else quote
    return Citation(document, place, str(place), quote, 0, len(quote), "còn hiệu lực")


def answered(
    text: str,
    citations: Sequence[Citation] = (),
    deadlines: Sequence[DueDate] = (),
    procedures: Sequence[str] = (),
    verdict: Verdict = Verdict.ANSWERED,
    choices: Sequence[Choice] = (),
) -> Answer:
    return Answer(
        verdict=verdict,
        statements=(Statement(text),) if text else (),
        citations=tuple(citations),
        deadlines=tuple(deadlines),
        procedures=tuple((code, code) for code in procedures),
        choices=tuple(choices),
    )


def due_on(day: str, status: str) -> DueDate:
    return DueDate(
        received=date(2026, 11, 13),
        received_assumed=False,
        value=5,
        unit="working_day",
        due=date.fromisoformat(day),
        status=status,
    )


def gold(**fields: object) -> GoldCase:
    line = {
        "id": "t-1",
        "question": "Tách hộ mất mấy ngày?",
        "asked_on": "2026-11-23",
        "kind": "time_limit",
        "style": "plain",
        "verdict": "answered",
        **fields,
    }
    return GoldCase.model_validate(line)
