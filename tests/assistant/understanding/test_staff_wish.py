import pytest

from assistant.understanding.staff_wish import wants_staff


@pytest.mark.parametrize(
    "text",
    [
        "cho tôi gặp cán bộ", "gặp cán bộ", "gap can bo", "Cho tôi gặp người",
        "tôi muốn gặp người thật",
        "làm sao để nói chuyện với nhân viên?", "kết nối với tổng đài viên giúp tôi",
        "Tôi muốn hỏi trực tiếp cán bộ", "chuyển câu hỏi cho cán bộ", 
        "cho em chat với người thật đi",
        "tui cần gặp nhân viên tư vấn", "để lại câu hỏi cho cán bộ", "cán bộ đâu rồi",
        "I want to talk to a human", "can I speak with an official please",
    ],
)  # fmt: skip
def test_the_wish_for_a_person_is_understood(text):
    assert wants_staff(text)


@pytest.mark.parametrize(
    "text",
    [
        "làm căn cước thì gặp cán bộ nào", "gặp cán bộ hộ tịch để đăng ký khai sinh ở đâu",
        "cán bộ gây khó dễ thì phản ánh ở đâu", "tôi muốn tố cáo cán bộ",
        "gặp khó khăn khi nộp hồ sơ",
        "lịch tiếp công dân của chủ tịch xã", "cán bộ, công chức được nghỉ mấy ngày phép",
        "người nước ngoài kết hôn ở đâu", "hồ sơ gửi cho người được ủy quyền", "gọi cho tôi",
        "liên hệ cơ quan nào để cấp đổi sổ đỏ",
    ],
)  # fmt: skip
def test_questions_about_officials_are_questions(text):
    assert not wants_staff(text)
