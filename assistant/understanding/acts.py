"""Acts that a question calls by title or only by year, and what it asks apart from them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.understanding.features import unmark

_WORD = re.compile(r"\w+")
_YEAR = re.compile(
    r"(?: (?:so|\d{1,3}|nam|ban hanh|ra doi|hoi|tu|luc|khi|moi|cu))* ((?:19|20)\d\d)\b"
)
_BARE = re.compile(
    r"\b(?:bo luat|luat|phap lenh)(?: (?:nam|moi|cu|hoi|ra|luc|khi|duoc|ban hanh))*"
    r" ((?:19|20)\d\d)\b"
)
_NUMBER = re.compile(
    r"\b(?:(?:bo luat|luat|nghi dinh|thong tu|nghi quyet|quyet dinh|nd|tt) )?(?:so )?"
    r"\d{1,4} (?:19|20)\d\d(?: (?:qh|nd|tt|nq|qd|ubtvqh)\w*(?: (?:cp|\w{2,8}))?)?\b"
)
# Words that ask for a comparison or for the law of a day, and nothing of the matter itself.
_ASKING = re.compile(
    r"\b(?:khac (?:gi|nhau|sao|the nao|cho nao|biet)(?: (?:nhau|gi|the nao|ra sao|cho nao|sao))*"
    r"|khac(?: o)? (?:cho|diem) nao|co gi (?:khac|moi|thay doi)|thay doi (?:gi|the nao|ra sao|sao)"
    r"|so (?:voi|sanh)|truoc (?:day|kia)|truoc va sau|truoc va tu|hien (?:nay|hanh|tai|gio|thoi)"
    r"|bay gio|gio day|dang (?:ap dung|co hieu luc|dung)|con (?:ap dung|hieu luc|dung|nhu)"
    r"|(?:luc|khi|moi|hoi) (?:moi )?ban hanh|quy dinh (?:moi|cu|hien hanh|bay gio)"
    r"|(?:bo luat|luat) (?:moi|cu|hien hanh|nay|do)|theo (?:luat|nghi dinh|quy dinh)"
    r"|(?:ra|nhu the|lam) (?:sao|nao)|the nao|cho hoi|xin hoi|de nghi(?: cho biet)?|cho biet"
    r"|(?:co )?(?:dung|phai) khong|dung k|con dung|con vay|van (?:con|tinh|la)|giua|hoi truoc"
    r"|nghe noi|hay la|ngay xua|sua doi|thay the|khong|k|ko)\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """An act as the question calls it: the title in bare words ("" where only a year is said)."""

    title: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Split:
    """The acts that were said, in order, and the words that are left: the matter."""

    acts: tuple[Said, ...]
    matter: str


def split(text: str, titles: Mapping[str, tuple[str, ...]], taken: tuple[str, ...] = ()) -> Split:
    """Acts and matter; `taken` are other stretches that are no matter ("trước 1/7/2026")."""
    words = [word.group() for word in _WORD.finditer(text)]
    bare = [unmark(word) for word in words]
    line = " ".join(bare)
    spans = list(_spans(line, titles))
    acts = tuple(act for act, _, _ in spans)
    gone = [(start, end) for _, start, end in spans]
    gone += [found.span() for pattern in (_NUMBER, _ASKING) for found in pattern.finditer(line)]
    gone += [found.span() for part in taken for found in _exactly(part).finditer(line)]
    return Split(acts, " ".join(_left(words, bare, gone)))


def _exactly(part: str) -> re.Pattern[str]:
    return re.compile(r"\b" + " ".join(_WORD.findall(unmark(part))) + r"\b")


def _spans(line: str, titles: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Said, int, int]]:
    """Titles with the years behind them, then years alone, in the order of the text."""
    found: list[tuple[Said, int, int]] = []
    for title in sorted((name for name in titles if name in line), key=len, reverse=True):
        for match in re.finditer(rf"\b{title}\b", line):
            if not any(start <= match.start() < end for _, start, end in found):
                year = _YEAR.match(line, match.end())
                said = Said(title, int(year.group(1)) if year else None)
                found.append((said, match.start(), year.end() if year else match.end()))
    for match in _BARE.finditer(line):
        if not any(start <= match.start() < end for _, start, end in found):
            found.append((Said("", int(match.group(1))), *match.span()))
    yield from sorted(found, key=lambda row: row[1])


def _left(words: list[str], bare: list[str], gone: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for word, plain in zip(words, bare, strict=True):
        if not any(start <= at < end for start, end in gone):
            yield word
        at += len(plain) + 1
