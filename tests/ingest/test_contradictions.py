"""What staff are told of texts that cannot all be right."""

from ingest.contradictions import contradictions, hint
from ingest.resolving import resolve
from tests.ingest.test_resolving import NEW, OLD
from tests.ingest.texts import decree, reading

LATER = decree(
    "200/2026/NĐ-CP",
    "01 tháng 6 năm 2026",
    "Về Bộ phận Một cửa",
    "Điều 1. Hiệu lực thi hành",
    "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 9 năm 2026 và thay thế Nghị định số "
    "61/2018/NĐ-CP.",
)


def found(*texts: tuple[str, str]) -> list[str]:
    entries = [reading(text, key) for key, text in texts]
    documents, _, _ = resolve(entries)
    return list(contradictions(entries, documents))


def test_text_that_two_acts_end_is_shown_with_both_sentences():
    lines = found(("laws/old", OLD), ("laws/new", NEW), ("laws/later", LATER))

    assert len(lines) == 1
    assert "118/2025/NĐ-CP từ 2025-07-01" in lines[0]
    assert "200/2026/NĐ-CP từ 2026-09-01: “" in lines[0]
    assert "thay thế Nghị định số 61/2018/NĐ-CP.”" in lines[0]


def test_copies_with_different_first_days_are_shown():
    other = NEW.replace("01 tháng 7 năm 2025", "01 tháng 8 năm 2025")

    assert found(("laws/a", NEW), ("laws/b", other)) == [
        "Các bản khác nhau: laws/a nói từ 2025-07-01; laws/b nói từ 2025-08-01"
    ]


def test_decree_that_seems_to_end_a_law_is_shown():
    text = LATER.replace("Nghị định số 61/2018/NĐ-CP", "Luật Khiếu nại số 02/2011/QH13")

    assert found(("laws/later", text))[0].startswith("200/2026/NĐ-CP không thể chấm dứt")


def test_texts_that_agree_give_no_line():
    assert found(("laws/old", OLD), ("laws/new", NEW)) == []


def test_hint_is_the_last_sentence_about_force():
    text = "Điều 1. Phạm vi\nQuyết định này có hiệu lực kể từ ngày ký.\nNơi nhận:"

    assert hint(text) == "Quyết định này có hiệu lực kể từ ngày ký."
