"""Names and house addresses, told by the words around them."""

import re
from collections.abc import Iterator

from ingest.spelling import unaccent

NAME, ADDRESS = "[tên]", "[địa chỉ]"
_MARKED = frozenset(
    re.findall(
        r"\w+",
        "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trương trịnh "
        "lương đào mai lâm đoàn phùng tạ tô quách tăng lưu châu thái tống hà kiều nghiêm cao la "
        "bạch vương nông giàng lò quàng vi hứa khúc thạch",
    )
)
_SURNAMES = frozenset(map(unaccent, _MARKED))
# "tôi tên là …", "tên em là …", "họ và tên: …"; after them even a name in small letters is one.
_INTRODUCED = re.compile(
    r"\b(?:(?:toi|em|minh|chau|con|chong|vo|bo|me|ong|ba|anh|chi) (?:toi |em |minh )?ten (?:la )?"
    r"|ten (?:cua )?(?:toi|em|minh|chau|con|chong|vo|bo|me) (?:(?:toi|em|minh) )?(?:la )?"
    r"|(?:ho (?:va )?ten|ten day du)(?: (?:toi|em|la))*[ :]+)"
)
# A name that begins with a surname and capitals, after these words.
_TITLED = re.compile(
    r"\b(?:ong|ba|anh|chi|co|chu|bac|em|chau|toi la|chong(?: toi| em)?(?: la)?"
    r"|vo(?: toi| em)?(?: la)?|(?:con|bo|me|cha)(?: trai| gai| toi| em)*(?: la)?) "
)
_TITLES = frozenset(
    re.findall(r"\w+", "ông bà anh chị cô chú bác em cháu là tôi chồng vợ con bố mẹ cha trai gái")
)
_ANYWHERE = re.compile(rf"\b(?:{'|'.join(sorted(_SURNAMES))}) (?:van|thi) [a-z]")
_AFTER_A_NAME = frozenset(
    re.findall(
        r"\w+",
        "muốn hỏi xin cần ở sinh năm là có đang đã sẽ bị được làm và với thường số hiện nay hôm "
        "tôi em mình nộp hồ địa chỉ cccd cmnd sđt từ đến quê không gửi mong nhờ",
    )
)
_NAMES_TOO = frozenset({"minh", "hien", "nam", "thuong", "sinh", "ho", "que", "mong"})
_AFTER_BARE = frozenset(map(unaccent, _AFTER_A_NAME)) - _NAMES_TOO
_MOST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")

_NO_COUNT = r"(?!\d+ ?(?:m|m2|met|phong|tang|nguoi|trieu|ty)\b)"  # "căn hộ 45 m2" is any
_HOUSE = re.compile(
    rf"\b(?:(?:so nha|nha so|can ho(?: so)?|phong so) {_NO_COUNT}[a-z]?\d[\w/.\-]*"
    r"|(?P<bare>(?:so )?\d+[a-z]?(?: bis)?(?:/\d+[a-z]?)*"
    r" (?:ngo|ngach|hem|duong|pho|kiet)(?= \w)))"
    rf"|\b(?:ngo|ngach|hem|kiet) {_NO_COUNT}\d+[\w/]*"
)
# "ở 36 Lê Lợi": a number and a name in capitals where somebody lives.
_AT = re.compile(
    r"\b(?:o|tai|dia chi(?: la)?|tru|dia chi:)(?: so)?"
    r" (?P<house>\d+[a-z]?(?: bis)?(?:/\d+[a-z]?)*)(?= \w)"
)
_OF_LAW = frozenset(
    re.findall(r"\w+", "luat nghi thong dieu khoan bo quyet chuong so ubnd uy tinh co phong phu")
)
_MORE = re.compile(r"[, ]*\b(?:ngo|ngach|hem|duong|pho|kiet|to dan pho|to)(?= \w)| \d+[\w/]*")
_LIVES = re.compile(
    r"\bdia chi(?: nha| thuong tru)?(?: (?:cua )?(?:toi|em|minh))?"
    r"(?: la | o |\s*: ?|(?: la| o)? (?=so \d|\d))"
)
_END_OF_PLACE = re.compile(r"[.;?!\n]|, (?!so|ngo|ngach|hem|duong|pho|to|thon|ap|phuong|xa)")


def mask_names(text: str) -> str:
    bare = unaccent(text.lower())
    spans = [
        *(_name_at(text, bare, found.end(), small=True) for found in _INTRODUCED.finditer(bare)),
        *(
            _name_at(text, bare, found.end(), small=False)
            for found in _TITLED.finditer(bare)
            if _is_title(text[: found.end()].split()[-1].lower())
        ),
        *(_name_at(text, bare, found.start(), small=False) for found in _ANYWHERE.finditer(bare)),
    ]
    return _replaced(text, [span for span in spans if span is not None], NAME)


def _is_title(word: str) -> bool:
    """ "bố" is one, "bộ" in "phố đi bộ" is none."""
    return word in _TITLES or word.isascii()


def _name_at(text: str, bare: str, start: int, small: bool) -> tuple[int, int] | None:
    """Where the name that begins at `start` ends; None when no name begins there.

    One word is a name only after "tên là"; without an introduction a surname must come first.
    """
    words = list(_words_from(text, start))
    capitals = _capitals(text, words)
    surname = bool(words) and bare[slice(*words[0])] in _SURNAMES
    if len(capitals) >= (1 if small else 2) and (small or surname):
        return capitals[0][0], capitals[-1][1]
    if small and not capitals and words and _is_surname(text, words[0]):
        kept = _until_no_name(text, words)
        return (kept[0][0], kept[-1][1]) if len(kept) > 1 else None
    return None


def _is_surname(text: str, word: tuple[int, int]) -> bool:
    """In small letters "do" is a surname only where nobody writes "đỗ" with its marks."""
    written = text[slice(*word)].lower()
    return written in _MARKED or (written in _SURNAMES and text == unaccent(text))


def _words_from(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The words from `start` on with single blanks between them, as many as a name has."""
    for _ in range(_MOST_WORDS):
        found = _WORD.match(text, start)
        if found is None:
            return
        yield found.span()
        start = found.end()
        if text[start : start + 1] != " ":
            return
        start += 1


def _capitals(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept = []
    for begin, end in words:
        if not text[begin].isupper():
            break
        kept.append((begin, end))
    return kept


def _until_no_name(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words up to one that goes on with the sentence; "minh" and "mình" are told by marks."""
    after = _AFTER_BARE if text == unaccent(text) else _AFTER_A_NAME
    kept = [words[0]]
    for begin, end in words[1:4]:
        if text[begin:end].lower() in after:
            break
        kept.append((begin, end))
    return kept


def mask_addresses(text: str) -> str:
    bare = unaccent(text.lower())
    spans = [_house(text, bare, found) for found in _HOUSE.finditer(bare) if _is_house(text, found)]
    spans += [span for found in _AT.finditer(bare) if (span := _street(text, bare, found))]
    spans += [span for found in _LIVES.finditer(bare) if (span := _place(text, bare, found.end()))]
    return _replaced(text, spans, ADDRESS)


def _is_house(text: str, found: re.Match[str]) -> bool:
    """Whether "12 đường …" is a place and no count: a number or a name in capitals follows."""
    if found["bare"] is None or found[0].startswith("so "):
        return True
    following = text[found.end() + 1]
    return following.isupper() or following.isdigit()


def _house(text: str, bare: str, found: re.Match[str]) -> tuple[int, int]:
    """The house number with the lanes, numbers and names in capitals that follow it."""
    end = found.end()
    while further := _further(text, bare, end):
        end = further
    return found.start(), end


def _further(text: str, bare: str, end: int) -> int | None:
    if more := _MORE.match(bare, end):
        return more.end()
    named = _capitals(text, list(_words_from(text, end + 1))) if text[end : end + 1] == " " else []
    return named[-1][1] if named else None


def _street(text: str, bare: str, found: re.Match[str]) -> tuple[int, int] | None:
    """The number and the name in capitals of two words or more that follows, if it is a street."""
    named = _capitals(text, list(_words_from(text, found.end() + 1)))
    if len(named) < 2 or bare[slice(*named[0])] in _OF_LAW:
        return None
    return found.start("house"), named[-1][1]


def _place(text: str, bare: str, start: int) -> tuple[int, int] | None:
    """What follows "địa chỉ là", to the end of the phrase, if it looks like a place."""
    stop = _END_OF_PLACE.search(bare, start)
    end = stop.start() if stop else len(text)
    said = text[start:end]
    if not any(character.isdigit() or character.isupper() for character in said) or "[" in said:
        return None
    return start, end


def _replaced(text: str, spans: list[tuple[int, int]], with_: str) -> str:
    """The text with each span replaced; of overlapping ones the union."""
    result, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            result += [text[at:start], with_]
        at = max(at, end)
    return "".join([*result, text[at:]])
