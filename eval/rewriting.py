"""The same question as others would write it: rules that change the form and not the matter."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from ingest.spelling import unaccent

Rewrite = Callable[[str], str]

_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"\u0302": "", "\u0306": "w", "\u031b": "w"}  # a circumflex doubles its letter
_EVERY_SLIP = 3  # one accented word in three

_CENTRAL = {
    "như thế nào": "ra răng",
    "thế nào": "răng",
    "tại sao": "răng",
    "làm sao": "mần răng",
    "bao giờ": "khi mô",
    "khi nào": "khi mô",
    "ở đâu": "ở mô",
    "vậy": "rứa",
    "đâu": "mô",
    "nào": "mô",
    "gì": "chi",
    "này": "ni",
    "tôi": "tui",
    "làm việc": "làm việc",  # words of the law stay
    "làm": "mần",
}
_SOUTHERN = {
    "bao giờ": "chừng nào",
    "khi nào": "chừng nào",
    "thế nào": "sao",
    "vậy": "dzậy",
    "tôi": "tui",
    "bố": "ba",
    "mẹ": "má",
    "nghìn": "ngàn",
    "bệnh": "bịnh",
    "không?": "hông?",
}
_DATE = re.compile(r"(?<![\w/])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\w/])")
_NUMBER = re.compile(r"(?<![\w/.,-])\d{1,4}(?![\w/]|[.,-]\d)")
_PAUSE = re.compile(r"(?<![\w])[^\w\s/]+|[^\w\s/-]+(?![\w])")
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def without_diacritics(question: str) -> str:
    return unaccent(question)


def telex_slips(question: str) -> str:
    """One accented word in three as it stands when the keyboard's Telex was off."""
    count = 0

    def typed(found: re.Match[str]) -> str:
        nonlocal count
        word = found.group()
        if word.isascii():
            return word
        count += 1
        return telex(word) if count % _EVERY_SLIP == 1 else word

    return re.sub(r"[^\W\d_]+", typed, unicodedata.normalize("NFC", question))


def telex(word: str) -> str:
    """The keys that write a word: "được" is "dduwowcj"."""
    keys, tone, letter = "", "", ""
    for mark in unicodedata.normalize("NFD", word):
        if mark in _TONES:
            tone = _TONES[mark]
        elif mark in _SHAPES:
            keys += _SHAPES[mark] or letter
        else:
            letter = mark
            keys += {"đ": "dd", "Đ": "DD"}.get(mark, mark)
    return keys + tone


def central_words(question: str) -> str:
    return _replaced(question, _CENTRAL)


def southern_words(question: str) -> str:
    return _replaced(question, _SOUTHERN)


def spoken(question: str) -> str:
    """As a recogniser of speech writes: lower case, no punctuation, numbers in words."""
    dated = _DATE.sub(_date_in_words, question)
    worded = _NUMBER.sub(lambda found: in_words(int(found.group())), dated)
    told = worded.replace("%", " phần trăm")
    return " ".join(_PAUSE.sub(" ", told).lower().split())


def capitals(question: str) -> str:
    return question.upper()


def politeness(question: str) -> str:
    return f"Dạ em chào anh chị ạ, anh chị làm ơn cho em hỏi: {question} Em cảm ơn nhiều ạ."


def story(question: str) -> str:
    """Something that has no bearing on the matter, told first."""
    return (
        "Nhà tôi ở cuối xóm, mùa này cây cối xanh tốt, mấy đứa nhỏ đá bóng ồn cả ngõ. "
        f"Bà hàng xóm hay sang chơi bảo tôi cứ hỏi cho chắc. {question}"
    )


REWRITES: Mapping[str, Rewrite] = {
    "no_diacritics": without_diacritics,
    "telex": telex_slips,
    "central": central_words,
    "southern": southern_words,
    "spoken": spoken,
    "capitals": capitals,
    "politeness": politeness,
    "story": story,
}


def in_words(value: int) -> str:
    """0 to 9999 as they are said: 105 is "một trăm linh năm"."""
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return _hundreds(rest)
    tail = f" {_hundreds(rest, full=True)}" if rest else ""
    return f"{_DIGITS[thousands]} nghìn{tail}"


def _hundreds(value: int, full: bool = False) -> str:
    hundreds, rest = divmod(value, 100)
    if not hundreds and not full:
        return _tens(rest)
    if not rest:
        return f"{_DIGITS[hundreds]} trăm"
    return f"{_DIGITS[hundreds]} trăm {'linh ' if rest < 10 else ''}{_tens(rest)}"


def _tens(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not ones:
        return head
    if ones == 1 and tens > 1:
        return f"{head} mốt"
    return f"{head} {'lăm' if ones == 5 else _DIGITS[ones]}"


def _date_in_words(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    told = f"{in_words(int(day))} tháng {in_words(int(month))}"
    return f"{told} năm {in_words(int(year))}" if year else told


def _replaced(question: str, words: Mapping[str, str]) -> str:
    """Whole words replaced, the longest first; a capital stays one."""
    longest = sorted(words, key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)

    def other(match: re.Match[str]) -> str:
        new = words[match.group().lower()]
        return new.capitalize() if match.group()[0].isupper() else new

    return found.sub(other, question)
