"""Numbers of documents: "nghị định một trăm mười tám năm hai nghìn không trăm hai mươi lăm".

Their make is that of Nghị định 30/2020/NĐ-CP, Phụ lục I: number, year, letters of the kind and of
the issuer; laws have the National Assembly's term instead (50/2014/QH13).
"""

from typing import NamedTuple

from speech.written.issuers import KINDS, Kind, issuer, suffix
from speech.written.letters import spelled
from speech.written.numbers import (
    DIGITS,
    GOES_ON,
    LAST_DIGITS,
    ZERO_TENS,
    Number,
    cardinal,
    exactly,
)
from speech.written.runs import said_digits
from speech.written.words import Piece, Words, word_set
from speech.written.years import year, year_after

SLASHES = word_set("xuyệt xuỵt xẹt xoẹt xuyệc sẹc xẹc xệt xuyêt trên chéo phần")
_SAID_SINGLY = {**LAST_DIGITS, "không": 0}
_KIND_LENGTHS = (4, 3, 2, 1)
_BACK = 9  # words between a kind and "số …": "luật đất đai số ba mươi mốt"
# The National Assembly's term by year; in the years of elections it depends on the month.
_TERMS = {
    **dict.fromkeys(range(2008, 2011), 12), **dict.fromkeys(range(2012, 2016), 13),
    **dict.fromkeys(range(2017, 2021), 14), **dict.fromkeys(range(2022, 2026), 15),
    **dict.fromkeys(range(2027, 2031), 16),
}  # fmt: skip


class _Numbered(NamedTuple):
    """The number and the year where one was said, and the position after them."""

    number: str
    year: int | None
    end: int
    slashed: bool = False
    full_year: bool = True


def after_kind(words: Words, at: int) -> Piece | None:
    """A kind of document with the number after it."""
    for length in _KIND_LENGTHS:
        name = " ".join(words[at : at + length])
        if name in KINDS:
            return _named(words, at, at + length, name)
    return None


def after_so(words: Words, at: int) -> Piece | None:
    """ "số ba mươi mốt năm hai nghìn không trăm hai mươi tư" with its kind some words before."""
    before = kind_before(words, at) if words[at] == "số" else None
    if before is None:
        return None
    name, after = before
    found = _named(words, at, at, name, _issuer_between(words, after, at))
    return found if found and "/" in found.text else None


def bare(words: Words, at: int) -> Piece | None:
    """ "một trăm mười tám xuyệt hai nghìn không trăm hai lăm xuyệt nờ đê xê pê"."""
    found = _numbered(words, at)
    if found is None or not found.full_year:
        return None
    ending, end = _said_ending(words, found.end)
    if not ending and not found.slashed:
        ending = _of_law_before(words, at, found)
    if not ending and (found.year is None or not found.slashed):
        return None
    return Piece(_joined(found, ending, bool(ending)), end - at)


def _of_law_before(words: Words, at: int, found: _Numbered) -> str:
    """ "luật cán bộ công chức tám mươi năm hai nghìn không trăm hai mươi lăm"."""
    named = kind_before(words, at)
    if named is None or KINDS[named[0]].letters or words[at - 1] == "điều":
        return ""
    return _implied(named[0], KINDS[named[0]], found.year)


def _issuer_between(words: Words, at: int, end: int) -> str | None:
    """ "quyết định của ủy ban nhân dân tỉnh số hai mươi": who is named before the number."""
    named = (issuer(words, place) for place in range(at, end))
    return next((found[0] for found in named if found), None)


def _named(words: Words, at: int, after: int, name: str, by: str | None = None) -> Piece | None:
    start = after + (words[after] == "số")
    found = _numbered(words, start)
    if found is None:
        return None
    kind = KINDS[name]
    ending, end = _said_ending(words, found.end)
    if not ending:
        ending, end = _worded_ending(words, found.end, kind)
    if not ending and by in kind.issuers and kind.letters and found.year:
        ending = f"{kind.letters}-{by}"
    ending = ending or _implied(name, kind, found.year)
    lead = " ".join(words[at:start])
    is_number = found.year is not None or bool(ending)
    if not is_number and (len(found.number) > 3 or (len(found.number) == 1 and start == after)):
        return None  # "theo luật ba mẹ phải nuôi con"
    text = f"{lead} {_joined(found, ending, is_number)}"
    if kind.letters == "VBHN" and found.year is not None and not found.slashed:
        text += f" năm {found.year}"
    return Piece(text, end - at)


def _joined(found: _Numbered, ending: str, is_number: bool) -> str:
    number = found.number.zfill(2) if is_number else found.number
    consolidated = ending.startswith("VBHN")
    parts = [number, "" if found.year is None or consolidated else str(found.year), ending]
    return "/".join(part for part in parts if part)


def kind_before(words: Words, at: int) -> tuple[str, int] | None:
    """A kind of document some words before, and the position after it."""
    for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
        for length in _KIND_LENGTHS:
            start = back - length + 1
            name = " ".join(words[start : back + 1]) if start >= 0 else ""
            if name in KINDS and name != "kế hoạch":
                return name, back + 1
    return None


def _numbered(words: Words, at: int) -> _Numbered | None:
    """Number and year in any of the ways in which they are said."""
    if words[at] == "năm" and words[at - 1] != "số" and year(words, at + 1):
        return None  # "nghị định năm hai nghìn không trăm hai mươi lăm"
    run = _run_with_year(words, at)
    if run:
        return run
    number = _document_number(words, at)
    if number is None:
        return None
    text, end = _with_part(words, *number)
    following = words[end]
    if following == "gạch" and words[end + 1] in SLASHES:
        end, following = end + 1, words[end + 1]
    if following in SLASHES or following == "gạch":
        said = year_after(words, end + 1)
        full = said is None or year(words, end + 1) is not None
        return _Numbered(text, said and said.value, said.end if said else end, True, full)
    said = year_after(words, end + 1) if following == "năm" else year(words, end)
    if said:
        return _Numbered(text, said.value, said.end)
    return _Numbered(text, None, end)


def _with_part(words: Words, text: str, end: int) -> tuple[str, int]:
    """ "sáu mươi sáu chấm bảy" of 66.7/2025/NQ-CP."""
    part = cardinal(words, end + 1) if words[end] == "chấm" else None
    return (f"{text}.{part.value}", part.end) if part and part.value < 100 else (text, end)


def _run_with_year(words: Words, at: int) -> _Numbered | None:
    """ "một một tám hai không hai lăm", "một hai ba năm hai không hai tư"."""
    digits = ""
    while (digit := _SAID_SINGLY.get(words[at])) is not None and words[at + 1] not in GOES_ON:
        digits, at = digits + str(digit), at + 1
        said = year(words, at + 1) if words[at] == "năm" else year(words, at)
        if said and words[said.end] not in LAST_DIGITS and words[said.end] != "không":
            return _Numbered(digits, said.value, said.end)
    return None


def _document_number(words: Words, at: int) -> tuple[str, int] | None:
    """A cardinal, digits one by one, or "một trăm sáu tám"."""
    digits, end = said_digits(words, at, grouped=False)
    number = _before_year(words, at) or cardinal(words, at)
    if words[at] in DIGITS and words[at + 1] in ZERO_TENS and words[at + 2] in LAST_DIGITS:
        return f"{DIGITS[words[at]]}0{LAST_DIGITS[words[at + 2]]}", at + 3  # "một lẻ bảy"
    if len(digits) >= 2 and (number is None or number.end < end):
        return digits, end
    if number is None:
        return None
    return str(number.value), number.end


def _before_year(words: Words, at: int) -> Number | None:
    """ "sáu mươi hai nghìn không trăm hai mươi mốt" is 60 of 2021, not 62021."""
    for count in range(1, 5):
        number = exactly(words, at, count)
        if number and words[number.end] == "hai" and year(words, number.end):
            return number
    return None


def _said_ending(words: Words, at: int) -> tuple[str, int]:
    """The letters after the year: spelled, or the National Assembly with its term."""
    start = at
    while words[start] in SLASHES or words[start] in ("gạch", "ngang"):
        start += 1
    term = _term(words, start)
    if term:
        return term
    found = suffix(words, start)
    return found or ("", at)


def _term(words: Words, at: int) -> tuple[str, int] | None:
    """ "quốc hội (khóa) mười ba", "quy hát một ba"."""
    named = issuer(words, at)
    body, after = named if named and named[0] == "UBTVQH" else ("QH", at)
    if named is None and tuple(words[at : at + 2]) == ("quốc", "hội"):
        after = at + 2
    if after > at:
        start = after + (words[after] in ("khóa", "khoá"))
    else:
        if words[at] in ("qh", "qh15", "qh14", "qh13", "qh16") and words[at][2:]:
            return words[at].upper(), at + 1
        letters = [("q", at + 1), ("h", at + 1)] if words[at] == "qh" else spelled(words, at, 2)
        if "".join(name for name, _ in letters) != "qh":
            return None
        start = letters[-1][1]
    number = cardinal(words, start)
    digits, end = said_digits(words, start, grouped=False)
    if words[start].isdigit() and len(words[start]) == 2:
        digits, end = words[start], start + 1
    if len(digits) == 2 and digits[0] == "1":
        return f"{body}{digits}", end
    return (f"{body}{number.value}", number.end) if number and 1 < number.value < 40 else None


def _worded_ending(words: Words, at: int, kind: Kind) -> tuple[str, int]:
    """The issuer in words; after "của" they stay, since nobody says them for letters."""
    stays = words[at] == "của"
    term = _term(words, at + 1) if stays else None
    if term:
        return (term[0] if term[0].startswith("QH") == (not kind.letters) else ""), at
    found = issuer(words, at + stays)
    if found is None or not kind.letters or found[0] not in kind.issuers:
        return "", at
    return f"{kind.letters}-{found[0]}", at if stays else found[1]


def _implied(name: str, kind: Kind, said_year: int | None) -> str:
    if said_year is None:
        return ""
    if name in ("luật", "bộ luật"):
        term = _TERMS.get(said_year)
        return f"QH{term}" if term else ""
    only = kind.issuers if len(kind.issuers) == 1 else ()
    return f"{kind.letters}-{only[0]}" if only else ""
