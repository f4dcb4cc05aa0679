"""Regional words become those of official texts, and look-alikes stay."""

import pytest

from assistant.understanding.dialect import in_plain_words, is_regional


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("xin giấy phép ở mô", "xin giấy phép ở đâu"),
        ("nghị định mô quy định", "nghị định nào quy định"),
        ("mần giấy tờ xe mất mấy ngày", "làm giấy tờ xe mất mấy ngày"),
        ("xã cấp cho cái giấy chi?", "xã cấp cho cái giấy gì?"),
        ("Mần răng để xin lại", "Làm sao để xin lại"),
        ("Răng mà lâu rứa", "Sao mà lâu vậy"),
    ],
)
def test_regional_words_are_put_plainly(said, plain):
    assert in_plain_words(said) == plain


@pytest.mark.parametrize(
    "text",
    [
        "quy mô công trình và mô hình",
        "xe mô tô",
        "chi phí, mức chi và chi nhánh",
        "khám răng hàm mặt",
    ],
)
def test_official_words_that_look_alike_stay(text):
    assert in_plain_words(text) == text


def test_typing_errors_are_not_taken_for_regional_words():
    assert is_regional("ngay mo chậm nhất")
    assert not is_regional("khong deo ro mom")
