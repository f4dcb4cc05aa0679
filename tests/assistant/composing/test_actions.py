"""Of the records of one paper the one for what is said to be done."""

import pytest

from assistant.composing.actions import is_other_age, other_action

_ISSUED = "Cấp Chứng chỉ hành nghề luật sư đối với người được miễn đào tạo"
_AGAIN = "Cấp lại Chứng chỉ hành nghề luật sư trong trường hợp bị mất"
_WITHDRAWN = "Thu hồi chứng chỉ hành nghề luật sư"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("xin cấp chứng chỉ luật sư mất mấy ngày", _ISSUED),
        ("làm lại chứng chỉ luật sư bị mất", _AGAIN),
        ("bị thu hồi chứng chỉ hành nghề luật sư thì sao", _WITHDRAWN),
    ],
)
def test_record_for_what_is_done_loses_least(text, meant):
    assert min((_ISSUED, _AGAIN, _WITHDRAWN), key=lambda title: other_action(title, text)) == meant


def test_title_whose_first_words_are_said_loses_nothing():
    title = "Hủy tư cách công ty đại chúng"

    assert other_action(title, "nhận đủ hồ sơ hủy tư cách công ty đại chúng") == 0.0


def test_words_that_are_others_without_their_marks_say_nothing_of_what_is_done():
    assert other_action("Cấp thẻ cho đối tượng chính sách", "đội em là đối tượng nào") == 0.0


def test_title_for_people_of_another_age_is_recognised():
    title = "Cấp thẻ căn cước cho người dưới 14 tuổi"

    assert is_other_age(title, "con tôi 15 tuổi")
    assert not is_other_age(title, "con tôi 6 tuổi")
    assert not is_other_age(title, "làm căn cước cho con")
