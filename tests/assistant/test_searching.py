"""What is searched for a question."""

from datetime import date

from assistant.question import Question
from assistant.searching import _sought
from assistant.shelf import shelf_of
from assistant.understanding.understand import Need, understand
from indexes.opened import OpenedLibrary

STORY = (
    "Tôi vừa mua căn nhà nhỏ ở phường bên và dọn về đó ở cùng vợ con, muốn đăng ký thường trú "
    "cho cả nhà. Hôm qua tôi đã hỏi bà hàng xóm mà bà cũng không rõ. "
    "Cho tôi hỏi nếu làm như vậy thì mất bao nhiêu ngày?"
)


def understood(text: str, library: OpenedLibrary) -> Need:
    shelf = shelf_of(library)
    return understand(Question(text, date(2026, 11, 23)), shelf.counts, shelf.titles)


def test_what_a_story_told_before_its_question_is_searched_after_it(sample_library):
    need = understood(STORY, sample_library)

    assert "thường trú" not in need.search_text
    assert _sought(need).startswith(need.search_text)
    assert "thường trú" in _sought(need)


def test_short_question_is_searched_once(sample_library):
    need = understood("Đăng ký thường trú cần giấy tờ gì?", sample_library)

    assert _sought(need) == need.search_text
