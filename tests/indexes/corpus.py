"""A few real provisions and one procedure record, as ingest would store them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from ingest.citation import Place
from ingest.document import Content, Document, Family, Reading
from ingest.effect import Effect, Entry
from ingest.outcome import Source, outcome_of
from ingest.procedure import Procedure
from ingest.provision import Level, Provision
from ingest.store import Store
from ingest.validity import Validity

# Luật Cư trú (68/2020/QH14), Điều 19 and Điều 25, cut short.
RESIDENCE_TEXT = """Điều 19. Nơi cư trú của người không có nơi thường trú, nơi tạm trú
1. Nơi cư trú của người không có cả nơi thường trú và nơi tạm trú là nơi ở hiện tại của người đó.
2. Người không có nơi thường trú phải khai báo thông tin về cư trú với cơ quan đăng ký cư trú.
Điều 25. Tách hộ
1. Thành viên hộ gia đình được tách hộ để đăng ký thường trú tại cùng một chỗ ở hợp pháp khi:
a) Có năng lực hành vi dân sự đầy đủ;
b) Được chủ hộ, chủ sở hữu chỗ ở hợp pháp đồng ý cho tách hộ.
"""
SPLITTING_TEXT = """Tách hộ
Thời hạn giải quyết
Trong thời hạn 05 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ và hợp lệ.
Lệ phí
Nộp hồ sơ trực tiếp: 10.000 đồng/lần đăng ký.
"""
RESIDENCE = Document(
    key="laws/68-2020",
    id="68/2020/QH14",
    family=Family.LAW,
    kind="Luật",
    title="Luật Cư trú",
    number="68/2020/QH14",
    issuer="Quốc hội",
    issued=date(2020, 11, 13),
    validity=Validity(date(2021, 7, 1)),
)
SPLITTING = Document(
    key="procedures/1.010038",
    id="1.010038",
    family=Family.PROCEDURE,
    kind="Thủ tục hành chính",
    title="Tách hộ",
    validity=Validity(date(2026, 7, 18)),
)


def span(text: str, first: str, last: str) -> tuple[int, int]:
    start = text.index(first)
    return start, text.index(last, start) + len(last)


def residence() -> Content:
    """Two articles; the clause of the second has two points."""
    text = RESIDENCE_TEXT
    a19 = span(text, "Điều 19.", "đăng ký cư trú.")
    a25 = span(text, "Điều 25.", "cho tách hộ.")
    k1 = span(text, "1. Nơi cư trú", "của người đó.")
    k2 = span(text, "2. Người", "đăng ký cư trú.")
    c1 = span(text, "1. Thành viên", "cho tách hộ.")
    pa = span(text, "a) Có năng lực", "đầy đủ;")
    pb = span(text, "b) Được chủ hộ", "cho tách hộ.")
    heading = "Nơi cư trú của người không có nơi thường trú, nơi tạm trú"
    return Content(
        text,
        (
            Provision(Level.ARTICLE, "19", heading, Place("19"), a19[0], k1[0] - 1, a19[1]),
            Provision(Level.CLAUSE, "1", "", Place("19", "1"), k1[0], k1[1], k1[1], 0),
            Provision(Level.CLAUSE, "2", "", Place("19", "2"), k2[0], k2[1], k2[1], 0),
            Provision(Level.ARTICLE, "25", "Tách hộ", Place("25"), a25[0], c1[0] - 1, a25[1]),
            Provision(Level.CLAUSE, "1", "", Place("25", "1"), c1[0], pa[0] - 1, c1[1], 3),
            Provision(Level.POINT, "a", "", Place("25", "1", "a"), pa[0], pa[1], pa[1], 4),
            Provision(Level.POINT, "b", "", Place("25", "1", "b"), pb[0], pb[1], pb[1], 4),
        ),
    )


def splitting() -> Content:
    text = SPLITTING_TEXT
    limit = span(text, "Thời hạn giải quyết", "hợp lệ.")
    fee = span(text, "Lệ phí", "đăng ký.")
    procedure = Procedure("1.010038", "Tách hộ", date(2026, 7, 18), fields=("Cư trú",))
    return Content(
        text,
        (
            Provision(
                Level.FIELD,
                "",
                "Thời hạn giải quyết",
                Place(field="time_limit"),
                limit[0],
                limit[1],
                limit[1],
            ),
            Provision(Level.FIELD, "", "Lệ phí", Place(field="fee"), fee[0], fee[1], fee[1]),
        ),
        procedure,
    )


def digested(document: Document, content: Content) -> Document:
    return replace(document, digest=sha256(content.text.encode()).hexdigest())


def stored(
    folder: Path,
    texts: Sequence[tuple[Document, Content]],
    effects: Sequence[tuple[str, Effect]] = (),
) -> Store:
    """A store in `folder` that holds the texts as settled."""
    store = Store.open(folder)
    documents = [digested(document, content) for document, content in texts]
    for document, (_, content) in zip(documents, texts, strict=True):
        source = Source(document.key, "tests")
        store.put(outcome_of(source, [Entry(Reading(document, content))]))
    store.settle(
        documents, effects, revision=sha256(repr((documents, effects)).encode()).hexdigest()
    )
    return store


def changed(folder: Path, times: int = 1) -> None:
    """The same texts under other titles, as after a sync that found changes."""
    renamed = replace(RESIDENCE, title=RESIDENCE.title + " (sửa đổi)" * times)
    stored(folder, [(renamed, residence()), (SPLITTING, splitting())])


def both() -> list[tuple[Document, Content]]:
    return [(RESIDENCE, residence()), (SPLITTING, splitting())]
