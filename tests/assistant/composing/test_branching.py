"""When a clause with several cases must be asked back."""

from assistant.composing.branching import _decided

AGES = [
    "a) Người đủ 16 tuổi trở lên được điều khiển xe gắn máy",
    "b) Người đủ 18 tuổi trở lên được cấp giấy phép lái xe hạng A1, B1",
    "c) Người đủ 21 tuổi trở lên được cấp giấy phép lái xe hạng C",
    "d) Người đủ 24 tuổi trở lên được cấp giấy phép lái xe hạng D1",
    "đ) Người đủ 27 tuổi trở lên được cấp giấy phép lái xe hạng D",
]


def test_word_of_nearly_all_cases_decides_for_none():
    assert not _decided("Đủ bao nhiêu tuổi thì được lái xe?", AGES)


def test_word_of_one_case_decides():
    assert _decided("Bao nhiêu tuổi được đi xe gắn máy?", AGES)
