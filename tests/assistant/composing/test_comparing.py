"""Questions that ask for old and new side by side."""

import pytest

from assistant.composing.comparing import says_comparing


@pytest.mark.parametrize(
    "question",
    [
        "quy định mới về giấy phép xây dựng có gì khác?",
        "luật mới về hộ kinh doanh thay đổi những gì",
        "điểm mới về căn cước là gì",
        "lệ phí hộ chiếu khác trước thế nào",
        "so sanh luat cu voi luat moi ve thua ke",
        "Thời hạn tạm trú giờ khác với hồi trước ra sao?",
    ],
)
def test_question_about_what_changed_is_told_by_its_words(question):
    assert says_comparing(question)


@pytest.mark.parametrize(
    "question",
    [
        "quy định mới về giấy phép xây dựng?",
        "nộp hồ sơ ở tỉnh khác được không",
        "cấp đổi thẻ căn cước vì thay đổi nơi ở",
        "tên khác trên giấy khai sinh thì sửa thế nào",
    ],
)
def test_question_that_only_says_new_or_other_asks_for_no_comparison(question):
    assert not says_comparing(question)
