"""Courtesy is taken off; words of the matter that look like it stay."""

import pytest

from assistant.understanding.courtesy import without_courtesy


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "Dạ em chào anh chị ạ, anh chị làm ơn cho em hỏi: lệ phí tách thửa? Em cảm ơn nhiều ạ.",
            "lệ phí tách thửa?",
        ),
        ("Xin chào ad, cho mình hỏi chút với ạ. Lệ phí bao nhiêu? Cảm ơn ad!", "Lệ phí bao nhiêu?"),
        ("cho hỏi thủ tục nhập hộ khẩu", "thủ tục nhập hộ khẩu"),
        ("Kính gửi quý cơ quan, tôi nộp hồ sơ 10 ngày rồi", "tôi nộp hồ sơ 10 ngày rồi"),
        ("Tôi muốn được tư vấn giúp. Xây nhà cần gì? Rất mong được phản hồi.", "Xây nhà cần gì?"),
        ("Thưa luật sư, cho em hỏi là vượt đèn đỏ phạt sao ạ, em cảm ơn", "vượt đèn đỏ phạt sao ạ"),
    ],
)
def test_courtesy_around_a_question_is_taken_off(said, asked):
    assert without_courtesy(said) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Cho thuê nhà có phải đóng thuế không",
        "ông bà cho con đất có phải nộp thuế không",
        "Cho con đi học trái tuyến được không",
        "Tôi muốn hỏi vợ tôi sinh con thì được nghỉ mấy ngày",
        "Xin xác nhận tình trạng hôn nhân ở đâu",
        "cảm ơn bạn nhiều",
        "xin chào",
    ],
)
def test_words_of_the_matter_stay(question):
    assert without_courtesy(question) == question
