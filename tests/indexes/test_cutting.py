"""Passages follow the document's own joints."""

from hypothesis import given
from hypothesis import strategies as st

from indexes.cutting import WHOLE, cut, cut_at_blanks, syllables, windows
from ingest.citation import Place
from ingest.document import Content
from ingest.provision import Level, Provision
from tests.indexes.corpus import RESIDENCE, SPLITTING, residence, splitting

WORDS = st.lists(st.sampled_from(["hồ sơ", "hợp lệ.", "\n", "ngày;", "nộp"]), max_size=900)


def test_article_is_a_unit_and_its_clauses_are_passages():
    content = residence()

    units = cut(RESIDENCE, content)

    assert [unit.head.rpartition(" - ")[2].split(".")[0] for unit in units] == [
        "Điều 19",
        "Điều 25",
    ]
    assert [piece.place for piece in units[0].pieces] == [Place("19", "1"), Place("19", "2")]


def test_short_clause_stays_together_with_its_points():
    content = residence()

    (piece,) = cut(RESIDENCE, content)[1].pieces

    assert content.text[piece.start : piece.end].endswith("đồng ý cho tách hộ.")
    assert piece.place == Place("25", "1")


def test_long_clause_is_cut_into_points_that_know_its_first_words():
    long = "a) " + "có năng lực hành vi dân sự đầy đủ " * 40
    text = f"Điều 1. Điều kiện\n1. Được tách hộ khi:\n{long}\nb) được đồng ý."
    clause, a, b = text.index("1. Được"), text.index("a)"), text.index("b)")
    content = Content(
        text,
        (
            Provision(Level.ARTICLE, "1", "Điều kiện", Place("1"), 0, clause - 1, len(text)),
            Provision(Level.CLAUSE, "1", "", Place("1", "1"), clause, a - 1, len(text), 0),
            Provision(Level.POINT, "a", "", Place("1", "1", "a"), a, b - 1, b - 1, 1),
            Provision(Level.POINT, "b", "", Place("1", "1", "b"), b, len(text), len(text), 1),
        ),
    )

    (unit,) = cut(RESIDENCE, content)

    assert {piece.place.point for piece in unit.pieces} == {"a", "b"}
    assert all("Được tách hộ khi:" in piece.lead for piece in unit.pieces)


def test_procedure_record_is_one_unit_of_its_fields():
    (unit,) = cut(SPLITTING, splitting())

    assert unit.head == "Tách hộ (1.010038)"
    assert [piece.place.field for piece in unit.pieces] == ["time_limit", "fee"]
    assert unit.pieces[1].lead == "Lệ phí"


def test_text_without_an_outline_is_cut_all_the_same():
    (unit,) = cut(RESIDENCE, Content("Công văn trả lời về việc tách hộ."))

    assert len(unit.pieces) == 1


@given(WORDS)
def test_windows_hold_every_word_once_and_in_order(words):
    text = " ".join(words)

    spans = windows(text, 0, len(text))

    assert " ".join(text[a:b] for a, b in spans).split() == text.split()
    assert all(text[a:b].strip() == text[a:b] for a, b in spans)


@given(WORDS)
def test_window_is_never_longer_than_a_whole_clause_may_be(words):
    text = " ".join(words)

    assert all(syllables(text[a:b]) <= WHOLE + 1 for a, b in windows(text, 0, len(text)))


def test_sentence_without_an_end_is_cut_at_a_blank():
    text = "a " * 500

    spans = list(cut_at_blanks(text, 0, len(text)))

    assert [syllables(text[a:b].strip()) for a, b in spans] == [200, 200, 100]
