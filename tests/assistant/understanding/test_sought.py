import pytest

from assistant.understanding.sought import answered_in


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Con gái mấy tuổi thì được làm thẻ?", "từ đủ tuổi trở lên"),
        ("Nộp đơn rồi bao lâu thì có kết quả?", "thời hạn"),
        ("Bị ốm được nghỉ mấy ngày?", "thời gian"),
        ("Đổ rác ra đường bị phạt bao nhiêu?", "phạt tiền từ đồng đến đồng đối với hành vi"),
        ("Quyết định này do ai ký?", "thẩm quyền"),
    ],
)
def test_what_is_asked_is_sought_in_the_words_of_its_answer(question, words):
    assert answered_in(question) == words


@pytest.mark.parametrize(
    "question",
    [
        "Thời hạn nộp là bao lâu?",  # says it itself
        "Trộm cắp tài sản thì đi tù mấy năm, có bị phạt không?",  # no administrative fine
        "Hồ sơ gồm những giấy tờ gì?",
    ],
)
def test_words_that_answer_nothing_are_not_sought(question):
    assert answered_in(question) == ""
