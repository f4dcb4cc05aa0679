from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.understanding.features import unmark
from assistant.understanding.restoring import is_unmarked, restore, typed_alike
from assistant.understanding.shorthand import write_out
from assistant.understanding.telex import is_telex, undo

# Sentences of official records; the counts that a real corpus gives come from many of these.
TEXTS = (
    "giấy phép xây dựng nhà ở riêng lẻ",
    "thời hạn giải quyết bao nhiêu ngày",
    "đăng ký thường trú tại công an xã",
    "hồ sơ đăng ký kết hôn cần giấy tờ gì",
    "lệ phí cấp lại giấy phép lái xe",
    "cửa hàng bán thuốc thú y",
)


class TextCounts:
    """Counts of syllables and neighbours in a few sentences."""

    def __init__(self, texts: Sequence[str], times: int = 30):
        words = [text.split() for text in texts]
        self.single = Counter(word for line in words for word in line)
        self.beside = Counter(pair for line in words for pair in zip(line, line[1:], strict=False))
        self.times = times

    def spellings(self, bare: str) -> list[tuple[str, int]]:
        return [(w, n * self.times) for w, n in self.single.items() if unmark(w) == bare]

    def together(self, first: Sequence[str], second: Sequence[str]) -> NDArray[np.int64]:
        counts = [self.beside[pair] * self.times for pair in zip(first, second, strict=True)]
        return np.array(counts, dtype=np.int64)


COUNTS = TextCounts(TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_question_without_diacritics_gets_them_back(text):
    assert restore(unmark(text), COUNTS) == text


@pytest.mark.parametrize("text", TEXTS)
def test_right_spelling_is_left_alone(text):
    assert restore(text, COUNTS) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cửa hàg bán thuốc", "cửa hàng bán thuốc"),
        ("giấy phép xây dựg", "giấy phép xây dựng"),
        ("Giấy phép lái xee", "Giấy phép lái xe"),
    ],
)
def test_typing_error_is_mended_by_its_neighbours(typed, meant):
    assert restore(typed, COUNTS) == meant


def test_numbers_and_document_numbers_survive_restoring():
    assert restore("giay phep 217/2026/NĐ-CP 10 ngay", COUNTS) == "giấy phép 217/2026/NĐ-CP 10 ngày"


@pytest.mark.parametrize(
    ("text", "unmarked"),
    [("giay phep xay dung", True), ("giấy phép xây dựng", False), ("ok", False), ("", False)],
)
def test_question_without_diacritics_is_recognised(text, unmarked):
    assert is_unmarked(text) is unmarked


def known(*syllables: str) -> Callable[[str], bool]:
    return frozenset(syllables).__contains__


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ddooij naof voo ddichj", "Đội nào vô địch"),
        ("xin giaasy phesp xaay nhaf bao laau", "xin giấy phép xây nhà bao lâu"),
        ("nguwowif dduwowjc uyr quyeenf", "người được ủy quyền"),
        ("hoaf giair tranh chaaps ddaats", "hòa giải tranh chấp đất"),
    ],
)
def test_telex_keystrokes_become_letters(typed, meant):
    assert undo(typed, known()) == meant


def test_slips_of_telex_among_well_written_words_are_undone():
    is_known = known("phí", "chứng", "thuế")

    assert undo("lệ phis chuwngs thực học bạ", is_known) == "lệ phí chứng thực học bạ"


def test_words_of_other_languages_are_no_slips():
    is_known = known("gas", "taxi", "gá")

    assert undo("mở tiệm bán gas cho xe taxi, nộp file", is_known) == (
        "mở tiệm bán gas cho xe taxi, nộp file"
    )


def test_sentence_typed_without_marks_is_mended_apart():
    text = "Dạo này trời mưa nhiều quá. dang ky tam tru o dau? Em cảm ơn."

    assert typed_alike(text) == [
        "Dạo này trời mưa nhiều quá. ",
        "dang ky tam tru o dau? ",
        "Em cảm ơn.",
    ]
    # a mark that shorthand brought along
    assert len(typed_alike("Hôm qua trời mưa. o mot phuong cua gia lai a không phai vung kho")) == 2
    assert "".join(typed_alike("một câu\nhai câu. ba")) == "một câu\nhai câu. ba"


@pytest.mark.parametrize(
    "text",
    ["toi muon lam giay khai sinh", "giấy phép xây dựng", "khai thue qua mang", "OK xin cam on"],
)
def test_ordinary_writing_is_no_telex(text):
    assert not is_telex(text)
    assert undo(text, known()) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hs gplx ko dc nhận", "hồ sơ giấy phép lái xe không được nhận"),
        ("ubnd cấp xã", "ủy ban nhân dân cấp xã"),
        ("xin giấy đủ đk", "xin giấy đủ điều kiện"),
        ("đk kết hôn", "đăng ký kết hôn"),
        ("mẫu CT 01 nộp ở đâu", "mẫu CT 01 nộp ở đâu"),
        ("nghị định 61/2018/NĐ-CP", "nghị định 61/2018/NĐ-CP"),
    ],
)
def test_shorthand_is_written_out_but_not_beside_numbers(typed, meant):
    assert write_out(typed) == meant
