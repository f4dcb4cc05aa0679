"""Sentences that only a caller on the telephone hears."""

from collections.abc import Sequence

from speech.aloud.numbers import cardinal

MORE = "Nói “chi tiết” để nghe thêm."
CONDITIONS_LEFT = "Còn điều kiện chưa đọc."
SENTENCE_LEFT = "Câu này còn tiếp."
COUNTING = "Cách tính: {count}."
TOLD_BY = "Theo {label}: "
TOLD_BY_RECORD = "Theo thủ tục hành chính đã công bố {name}: "
TOLD_BY_THIS_RECORD = "Theo thủ tục hành chính đã công bố, "
OTHER_PLACES = "{first} và các điều khác"
WHICH = "Bạn hỏi trường hợp nào?"
MORE_CHOICES = "Nói “chi tiết” để nghe các lựa chọn khác."


def choices(count: int) -> str:
    return f"Có {cardinal(count)} lựa chọn."


def pick(numbers: Sequence[int]) -> str:
    """ "Bạn nói một, hai hoặc ba, hoặc nói rõ hơn điều bạn hỏi."."""
    *others, last = map(cardinal, numbers)
    named = f"{', '.join(others)} hoặc {last}" if others else last
    return f"Bạn nói {named}, hoặc nói rõ hơn điều bạn hỏi."
