import contextlib
import zlib
from datetime import date, datetime

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citation import Place
from ingest.decisions import Decision
from ingest.document import Content, Document, Family, Reading, Relation, RelationKind, Trust
from ingest.effect import Effect, Entry
from ingest.fingerprint import Fingerprint
from ingest.outcome import Source, encode_entry, entry_from, outcome_of
from ingest.procedure import (
    Channel,
    LegalBasis,
    Limit,
    Method,
    Paper,
    Procedure,
    ProcedureCase,
    Unit,
)
from ingest.provision import Level, Provision
from ingest.store import ContentMissing, Store
from ingest.store_codec import decode_content, encode_content
from ingest.store_schema import StoreTooNew
from ingest.sync import settle
from ingest.validity import Validity


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path)
    yield opened
    opened.close()


def document(key: str = "laws/x", digest: str = "d1", **known) -> Document:
    return Document(
        key, "118/2025/NĐ-CP", Family.LAW, "Nghị định", "Về một cửa", number="118/2025/NĐ-CP",
        digest=digest, **known,
    )  # fmt: skip


def entry(text: str = "Điều 1. Phạm vi", **known) -> Entry:
    provisions = (Provision(Level.ARTICLE, "1", "Phạm vi", Place("1"), 0, len(text), len(text)),)
    return Entry(Reading(document(**known), Content(text, provisions)))


def put(store: Store, *entries: Entry, key: str = "laws/x") -> None:
    store.put(outcome_of(Source(key, "laws", 10, 20, "b1"), entries))


def test_document_comes_back_as_it_went_in(store):
    relation = Relation(
        RelationKind.REPEALS, "63/2010/NĐ-CP", (Place("5", "3"),), date(2025, 7, 1), "Bãi bỏ …"
    )
    known = document(
        issued=date(2025, 6, 9),
        validity=Validity(date(2025, 7, 1)),
        trust=Trust.UNVERIFIED,
        origins={"number": "text"},
    )
    whole = Entry(
        Reading(known, Content(""), (relation,), ("một cảnh báo",)),
        (Effect(Place("43", "2"), Validity(date(2026, 1, 1)), "Khoản 2 …"),),
        Fingerprint(41, 41, 1000, 3, (1, 2, 3)),
        excerpt=True,
    )

    assert entry_from(encode_entry(whole)) == whole


def test_content_with_a_procedure_comes_back_as_it_went_in():
    limit = Limit(10, Unit.WORKING_DAY, "10 ngày làm việc", condition="nhà ở")
    procedure = Procedure(
        "1.013225",
        "Cấp giấy phép xây dựng",
        date(2026, 6, 29),
        levels=("xã",),
        channels=(Channel(Method.ONLINE, "10 Ngày làm việc", (limit,), "75.000 đ", ""),),
        cases=(ProcedureCase("Nhà ở", (Paper("Đơn", "Mẫu 1", 1, None),), (limit,)),),
        legal_basis=(LegalBasis("217/2026/NĐ-CP", "Nghị định"),),
        problems=("mâu thuẫn",),
    )
    content = Content("text", (), procedure)

    assert decode_content(encode_content(content)) == content


@given(st.text(), st.lists(st.tuples(st.sampled_from(Level), st.text(), st.none() | st.text())))
def test_any_text_and_outline_survive_the_store(text, rows):
    provisions = tuple(
        Provision(level, number, "", Place(point), 0, 1, 2, None) for level, number, point in rows
    )
    content = Content(text, provisions)

    assert decode_content(encode_content(content)) == content


def test_text_is_kept_for_older_indexes_until_nobody_needs_it(store):
    put(store, entry("Điều 1. Cũ", digest="old"))
    put(store, entry("Điều 1. Mới", digest="new"))

    assert store.content("old").text == "Điều 1. Cũ"
    assert store.collect_garbage(keep={"old"}) == 0
    assert store.collect_garbage() == 1
    with pytest.raises(ContentMissing):
        store.content("old")
    assert store.content("new").text == "Điều 1. Mới"


def test_documents_of_a_source_are_replaced_together(store):
    put(store, entry(key="news#1"), entry(key="news#2"), key="news")
    put(store, entry(key="news#3"), key="news")
    settle(store)

    assert [document.key for document in store.documents()] == ["news#3"]


def test_failed_transaction_leaves_everything_as_it_was(store):
    put(store, entry())

    with contextlib.suppress(RuntimeError), store.transaction():
        store.connection.execute("DELETE FROM documents")
        raise RuntimeError

    assert len(store.entries()) == 1


def test_removed_document_is_not_taken_in_again(store):
    put(store, entry())

    store.remove("laws/x", date(2026, 11, 23))
    put(store, entry())
    settle(store)

    assert store.documents() == []


def test_decisions_are_kept_in_order(store):
    first = Decision(
        "1/2025/NĐ-CP", Validity(), "Lan", "vì", datetime(2026, 1, 2, 3, 4), place=Place("5")
    )
    second = Decision(
        "1/2025/NĐ-CP", Validity(date(2026, 1, 1)), "Lan", "sửa", datetime(2026, 1, 3, 3, 4), 2026
    )

    store.decide(first)
    store.decide(second)

    assert store.decisions() == [first, second]


def test_revision_tells_whether_the_answerable_content_changed(store):
    put(store, entry())
    settle(store)
    first = store.revision()
    put(store, entry("Điều 1. Khác", digest="d2"))
    settle(store)

    assert first
    assert store.revision() != first


def test_store_of_a_later_version_is_refused_and_left_alone(tmp_path):
    store = Store.open(tmp_path)
    store.connection.execute("PRAGMA user_version = 99")
    store.close()

    with pytest.raises(StoreTooNew, match="phiên bản mới hơn"):
        Store.open(tmp_path)


def test_store_of_the_first_version_is_renewed_when_it_is_opened(tmp_path):
    place = ["1", None, "a", None, None]
    old = orjson.dumps(["Điều 1. Một", [["dieu", "1", "Một", place, 0, 11, 11, None]], None])
    store = Store.open(tmp_path)
    store.connection.execute("INSERT INTO contents VALUES ('d', ?)", (zlib.compress(old),))
    store.connection.execute("PRAGMA user_version = 1")
    store.close()

    content = Store.open(tmp_path).content("d")

    assert content.text == "Điều 1. Một"
    assert content.provisions == (
        Provision(Level.ARTICLE, "1", "Một", Place("1", None, "a"), 0, 11, 11),
    )


def test_relations_of_a_copy_are_not_told_twice(store):
    relation = Relation(RelationKind.REPEALS, "61/2018/NĐ-CP")
    put(store, Entry(Reading(document("laws/a"), Content("x"), (relation,))), key="laws/a")
    put(store, Entry(Reading(document("laws/b"), Content("x"), (relation,))), key="laws/b")
    settle(store)

    assert len(store.relations()) == 1
