import pytest

from ingest.document import Standing, Trust
from tests.ingest.texts import decree, reading

DECREE = decree(
    "66/2026/NĐ-CP",
    "02 tháng 3 năm 2026",
    "Quy định chi tiết một số điều của Luật Giáo dục",
    "Điều 1. Phạm vi điều chỉnh",
    "Nghị định này quy định chi tiết một số điều của Luật Giáo dục.",
    "Điều 2. Hiệu lực thi hành",
    "Nghị định này có hiệu lực thi hành từ ngày 15 tháng 3 năm 2026.",
)


def standing(text: str, key: str = "laws/x.txt") -> Standing:
    return reading(text, key).reading.document.standing


def test_official_text_may_be_answered_from():
    assert standing(DECREE) is Standing.ANSWERABLE


def test_gazette_that_goes_on_in_the_next_number_is_truncated():
    assert standing(DECREE + "\n(Xem tiếp Công báo số 47 + 48)") is Standing.TRUNCATED


def test_gazette_that_begins_in_the_number_before_is_truncated():
    assert standing("(Tiếp theo Công báo số 45 + 46)\n" + DECREE) is Standing.TRUNCATED


@pytest.mark.parametrize("mark", ["DỰ THẢO", "Dự thảo lần 2", "(DỰ THẢO 3)"])
def test_draft_says_so_at_its_head(mark):
    assert standing(f"{mark}\n{DECREE}") is Standing.DRAFT


def test_text_whose_number_nobody_gave_is_a_draft():
    text = DECREE.replace("Số: 66/2026/NĐ-CP", "Số:       /2026/NĐ-CP")

    assert standing(text) is Standing.DRAFT


def test_word_draft_inside_a_sentence_makes_no_draft():
    text = DECREE.replace("Luật Giáo dục.", "dự thảo Luật Giáo dục do Bộ trình.")

    assert standing(text) is Standing.ANSWERABLE


def test_english_translation_is_no_law():
    # 03/2026/QH16 Law On Civil Status
    text = (
        "LAW ON CIVIL STATUS\nPursuant to the Constitution of the Socialist Republic of Vietnam;\n"
        "Article 1. Scope of regulation\nThis Law provides for civil status, civil status "
        "registration, the Civil Status Database, and the state management of civil status.\n"
        "Article 2. Interpretation of terms\nIn this Law, the terms below are construed as "
        "follows: civil status means events and information that determine the personal status."
    )

    assert standing(text, "laws/03-2026-QH16 Law.txt") is Standing.TRANSLATION


def test_error_page_saved_as_a_document_is_told_by_its_words():
    page = "404 - File or directory not found.\nThe resource might have been removed."

    assert standing(page, "laws/nghi-dinh.txt") is Standing.ERROR_PAGE


def test_summary_under_a_real_number_is_abridged():
    # diepxuan, Nghị định 175/2026/NĐ-CP: 25 articles of a line each
    articles = [f"## Điều {n}. Tài chính vi mô {n}\n- Cho vay tối đa." for n in range(1, 26)]
    text = "# Nghị định 175/2026/NĐ-CP\nSố: 175/2026/NĐ-CP\n" + "\n".join(articles)

    assert standing(text, "laws/nghi-dinh-175-2026-nd-cp.md") is Standing.ABRIDGED


def test_copy_in_a_folder_called_unverified_is_trusted_less():
    assert reading(DECREE, "laws/md/unverified/x.txt").reading.document.trust is Trust.UNVERIFIED


def test_notes_of_an_excerpt_are_not_its_text():
    # diepxuan, Bộ pháp điển
    text = (
        "NGUỒN / SOURCE: van-ban/khieu-nai-to-cao/khieu-nai.md (Pháp điển 18.1)\n\n"
        "Điều 18.1.LQ.27. Thụ lý giải quyết khiếu nại\n\n"
        "(Điều 27 Luật số 02/2011/QH13, có hiệu lực thi hành kể từ ngày 01/07/2012)\n\n"
        "Trong thời hạn 10 ngày, kể từ ngày nhận được khiếu nại."
    )

    entry = reading(text, "extracts/luat-khieu-nai_27.txt")

    assert entry.excerpt
    assert entry.reading.document.number == "02/2011/QH13"
    assert "SOURCE" not in entry.reading.content.text
