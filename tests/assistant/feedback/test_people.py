"""Names that no wording announces are found where a question leaves the store."""

from assistant.feedback.people import masked_apart


def test_name_inside_a_question_is_masked_by_a_process_of_its_own():
    asked = "Ông Trần Văn Bình hàng xóm lấn đất nhà tôi thì kiện ở đâu?"

    assert masked_apart(asked) == "Ông [tên] hàng xóm lấn đất nhà tôi thì kiện ở đâu?"


def test_law_and_place_stay():
    asked = "Sở Tư pháp Hà Nội cấp phiếu lý lịch theo Luật Lý lịch tư pháp mất bao lâu?"

    assert masked_apart(asked) == asked


def test_question_without_a_capital_inside_needs_no_look(monkeypatch):
    monkeypatch.setattr("subprocess.run", None)

    assert masked_apart("Làm lại căn cước mất bao lâu?") == "Làm lại căn cước mất bao lâu?"
