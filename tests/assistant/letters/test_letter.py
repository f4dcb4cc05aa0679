"""Letters about a late dossier: who, to whom, what, by which law."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest

from assistant.letters.clauses import clauses_of, form_of, shortened
from assistant.letters.letter import BLANK, Clause, Kind, LateDossier, compose
from assistant.letters.plain import as_text
from assistant.letters.word import as_word
from assistant.shelf import shelf_of

DOSSIER = LateDossier(
    procedure="Đăng ký thường trú",
    code="1.004222",
    agency="Công an cấp Xã",
    received=date(2026, 11, 2),
    assumed=False,
    limit="07 ngày làm việc",
    due=date(2026, 11, 11),
    late="11 ngày làm việc",
    on=date(2026, 11, 26),
)
LAW = (Clause("khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP", "6. … văn bản xin lỗi …"),)


def text_of(kind: Kind, dossier: LateDossier = DOSSIER) -> str:
    return as_text(compose(kind, dossier, LAW))


@pytest.mark.parametrize("kind", Kind)
def test_letter_states_the_facts_that_are_known_and_leaves_the_rest_blank(kind):
    text = text_of(kind)

    for fact in ("“Đăng ký thường trú” (mã thủ tục 1.004222)", "Ngày nộp đủ hồ sơ: 02/11/2026.",
                 "Thời hạn giải quyết: 07 ngày làm việc.", "Hạn trả kết quả: 11/11/2026.",
                 "đã quá hạn 11 ngày làm việc", "ngày 26 tháng 11 năm 2026",
                 "Khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP: “6. … văn bản xin lỗi …”"):  # fmt: skip
        assert fact in text
    for blank in (f"Địa chỉ: {BLANK}", f"Điện thoại: {BLANK}", f"Mã hồ sơ: {BLANK}"):
        assert blank in text


def test_complaint_has_all_that_khoan_2_dieu_8_of_the_law_wants():
    text = text_of(Kind.COMPLAINT)

    for wanted in ("ngày 26 tháng 11 năm 2026", f"Người khiếu nại: {BLANK}", "Địa chỉ: ",
                   f"Cơ quan bị khiếu nại: Công an cấp Xã {BLANK}",
                   "Địa chỉ của cơ quan bị khiếu nại: ", "1. Nội dung", "2. Lý do và căn cứ",
                   "3. Yêu cầu", "4. Tài liệu kèm theo", "(Ký tên hoặc điểm chỉ"):  # fmt: skip
        assert wanted in text


def test_complaint_goes_to_the_head_of_the_agency_and_feedback_also_to_the_desk():
    assert f"Kính gửi: Thủ trưởng Công an cấp Xã {BLANK}" in text_of(Kind.COMPLAINT)
    assert f"Kính gửi: Công an cấp Xã {BLANK}" in text_of(Kind.FEEDBACK)
    assert "Kính gửi: Bộ phận Một cửa nơi đã nộp hồ sơ" in text_of(Kind.FEEDBACK)

    chairman = replace(DOSSIER, agency="Chủ tịch Ủy ban nhân dân cấp tỉnh")
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân cấp tỉnh" in text_of(Kind.COMPLAINT, chairman)


def test_day_that_was_only_assumed_is_to_be_filled_in():
    text = text_of(Kind.COMPLAINT, replace(DOSSIER, assumed=True))

    assert f"02/11/2026 (ngày ghi trên Giấy tiếp nhận: {BLANK})" in text


def test_agency_is_left_open_where_the_record_names_none_or_many():
    many = "; ".join(f"Sở Xây dựng {n}" for n in range(20))

    assert f"Kính gửi: Thủ trưởng {BLANK}" in text_of(Kind.COMPLAINT, replace(DOSSIER, agency=""))
    text = text_of(Kind.COMPLAINT, replace(DOSSIER, agency=many))
    assert f"Kính gửi: Thủ trưởng {BLANK}" in text
    assert f"một trong: {many}" in text


def test_who_comes_after_ninety_days_is_told_of_the_time_to_complain():
    late = replace(DOSSIER, on=date(2027, 3, 1))

    assert "90 ngày" in text_of(Kind.COMPLAINT, late)
    assert "90 ngày" not in text_of(Kind.COMPLAINT)
    assert "90 ngày" not in text_of(Kind.FEEDBACK, late)


@pytest.mark.parametrize("kind", Kind)
def test_word_file_says_what_the_text_says(kind):
    letter = compose(kind, DOSSIER, LAW)

    paper = docx.Document(BytesIO(as_word(letter)))

    written = [p.text.strip() for p in paper.paragraphs]
    plain = [line.removeprefix("- ") for line in as_text(letter).splitlines() if line]
    assert [line for line in written if line] == [line for line in plain if line != "---"]
    page = paper.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_clauses_are_those_in_force_on_the_day(sample_library):
    shelf = shelf_of(sample_library)
    day = date(2026, 11, 26)

    feedback = [clause.label for clause in clauses_of(Kind.FEEDBACK, day, shelf)]
    complaint = [clause.label for clause in clauses_of(Kind.COMPLAINT, day, shelf)]

    assert "khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP" in feedback
    assert "điểm d khoản 1 Điều 6 Nghị định 118/2025/NĐ-CP" in feedback
    law = "Luật Khiếu nại (28/VBHN-VPQH 2026)"
    assert {f"khoản 1 Điều 7 {law}", f"Điều 9 {law}", f"Điều 27 {law}"} <= set(complaint)
    assert [clause.label for clause in form_of(Kind.COMPLAINT, day, shelf)] == [
        f"khoản 2 Điều 8 {law}"
    ]
    assert not form_of(Kind.FEEDBACK, day, shelf)


def test_law_that_is_not_held_is_left_out(sample_library):
    labels = [
        c.label for c in clauses_of(Kind.FEEDBACK, date(2026, 11, 26), shelf_of(sample_library))
    ]

    assert not any("20/2008/NĐ-CP" in label for label in labels)


def test_old_days_are_not_judged_by_newer_law(sample_library):
    for clause in clauses_of(Kind.COMPLAINT, date(2025, 3, 1), shelf_of(sample_library)):
        assert "118/2025/NĐ-CP" not in clause.label


def test_long_clause_ends_with_a_sentence_and_says_that_it_goes_on():
    long = "Cơ quan phải trả lời. " * 60

    assert shortened(long).endswith("trả lời. […]")
    assert len(shortened(long)) <= 710
    assert shortened("Ngắn.") == "Ngắn."
