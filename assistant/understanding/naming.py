"""Documents that a question names: by number ("Nghị định 61/2018") or by title ("luật cư trú")."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.understanding.features import unmark
from ingest.document import Document, Family, Standing

_FULL = re.compile(r"\b(\d{1,4}(?:\.\d{1,3})?)\s?/\s?((?:19|20)\d\d)\s?/\s?([a-z][a-z0-9-]*)", re.I)
_VBHN = re.compile(r"\b(\d{1,4})\s?/\s?(vbhn-[a-z]+)(?:[ ,]+(?:nam )?(20\d\d))?", re.I)
_SHORT = re.compile(r"\b(\d{1,4}(?:\.\d{1,3})?)\s?/\s?((?:19|20)\d\d)\b(?!\s?/\s?\w)")
_WORDY = re.compile(
    r"\b(nghi dinh|thong tu|bo luat|luat|nghi quyet|quyet dinh|phap lenh)"
    r"(?: (?:\w+ ){0,6}?)?(?:so )?(?<!nam )(\d{1,4})(?:[ /-]*(?:nam )?((?:19|20)\d\d))?\b(?!/)"
)
_MARKS = {
    "nghi dinh": ("nd-cp",),
    "thong tu": ("tt",),
    "bo luat": ("qh", "vbhn"),
    "luat": ("qh", "vbhn"),
    "nghi quyet": ("nq", "qh"),  # of the Government or a council, or of the National Assembly
    "quyet dinh": ("qd",),
    "nd": ("nd-cp",),
}
_DAY_BEFORE = re.compile(r"(?:ngay|hom|mung|truoc|sau|tu|den|thang)\s*\d{0,2}/?$")
_ARTICLE = re.compile(r"\bdieu (\d{1,3}[a-z]?)\b")
_CLAUSE = re.compile(r"\bkhoan (\d{1,2}[a-z]?)\b")
_POINT = re.compile(r"\bdiem ([a-z]{1,2}\d?|đ)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAWS = ("luật", "bộ luật")
_LONGEST_NAME = 8  # words of the name of a law
_TITLE_KINDS = ("Luật", "Bộ luật", "Pháp lệnh", "Văn bản hợp nhất")


@dataclass(frozen=True, slots=True)
class Named:
    """A document as a question names it; `number` is as far as it was said: "61/2018"."""

    number: str | None
    year: int | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    marks: tuple[str, ...] = ()  # one of which the full number holds, by the kind that was said

    def may_be(self, number: str | None) -> bool:
        """Whether a document of that number is of the kind that was said."""
        issuer = fold_number(number or "").rpartition("/")[2]
        return not self.marks or any(mark in issuer for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles of acts that people call by name: "luat cu tru" -> keys of the documents."""

    by_name: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "Titles":
        names: dict[str, list[str]] = {}
        for document in documents:
            if document.family is Family.LAW and document.standing is Standing.ANSWERABLE:
                for name in _called(document):
                    names.setdefault(name, []).append(document.key)
        return cls({name: tuple(keys) for name, keys in names.items()})

    def named_in(self, text: str) -> tuple[str, ...]:
        """Keys of the acts whose title the text says in full; the longest title counts."""
        bare = " ".join(["", *re.findall(r"\w+", unmark(text)), ""])
        said = [name for name in self.by_name if f" {name} " in bare]
        return self.by_name[max(said, key=len)] if said else ()

    def with_laws_named(self, text: str) -> str:
        """ "Viên chức 2025" is "luật viên chức 2025", of which a word was not heard."""
        words = text.split(" ")
        for at, word in enumerate(words):
            start, kind = self._law_before(words, at) if _YEAR.fullmatch(word) else (at, "")
            if kind and (not start or unmark(words[start - 1]) != "luat"):
                words[start] = f"{kind} {words[start]}"
        return " ".join(words)

    def _law_before(self, words: Sequence[str], at: int) -> tuple[int, str]:
        """Where the longest name of a law begins that ends there, and of what kind it is."""
        for start in range(max(0, at - _LONGEST_NAME), at):
            name = unmark(" ".join(words[start:at]))
            kind = next((kind for kind in _LAWS if f"{unmark(kind)} {name}" in self.by_name), "")
            if kind:
                return start, kind
        return at, ""


def fold_number(number: str) -> str:
    """A số hiệu for comparing: "118/2025/NĐ-CP" -> "118/2025/nd-cp", without leading zeros."""
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s+", "", unmark(number)))


def written_number(folded: str) -> str:
    """A folded number as texts write it: "310/2026/nd-cp" -> "310/2026/NĐ-CP"."""
    return folded.upper().replace("ND-CP", "NĐ-CP").replace("QD-", "QĐ-")


def named_documents(text: str) -> tuple[Named, ...]:
    """Documents named by number, in the order of the text, with the article asked for."""
    bare = unmark(text)
    article, clause, point = _place(bare)
    return tuple(
        Named(number, _year(number), article, clause, point, _issuer_marks(number, bare))
        for number in dict.fromkeys(_numbers(bare))
    )


def place_in(text: str) -> Named:
    """The article, clause and point that the text names, without a document."""
    return Named(None, None, *_place(unmark(text)))


def _numbers(bare: str) -> Iterator[str]:
    taken: list[tuple[int, int]] = []
    for pattern in (_FULL, _VBHN, _SHORT):
        for match in pattern.finditer(bare):
            if any(start <= match.start() < end for start, end in taken):
                continue
            if pattern is _SHORT and _is_month(bare, match):
                continue
            taken.append(match.span())
            yield "/".join(part for part in match.groups()[:3] if part)
    for match in _WORDY.finditer(bare):
        if any(start <= match.start(2) < end for start, end in taken):
            continue
        if match.group(3) or match.group(1) in {"nghi dinh", "thong tu"}:
            yield "/".join(part for part in match.groups()[1:] if part)


def _issuer_marks(number: str, bare: str) -> tuple[str, ...]:
    """The marks of the kind said before a number: "nghị định 118/2025" -> "nd-cp"."""
    first = re.escape(number.split("/")[0])
    said = re.search(rf"\b({'|'.join(_MARKS)})\b(?: \w+){{0,4}}? (?:so )?{first}\b", bare)
    return _MARKS[said.group(1)] if said else ()


def _is_month(bare: str, match: re.Match[str]) -> bool:
    """Whether "7/2026" is a month: no document word near before it."""
    before = bare[max(0, match.start() - 40) : match.start()]
    if re.search(r"(nghi dinh|thong tu|luat|nghi quyet|quyet dinh|so|nd|tt|nq|qd)\s*$", before):
        return False
    return int(match.group(1).split(".")[0]) <= 12 or bool(_DAY_BEFORE.search(before))


def _year(number: str) -> int | None:
    found = re.search(r"/((?:19|20)\d\d)", number)
    return int(found.group(1)) if found else None


def _place(bare: str) -> tuple[str | None, str | None, str | None]:
    article, clause, point = (
        found.group(1) if (found := pattern.search(bare)) else None
        for pattern in (_ARTICLE, _CLAUSE, _POINT)
    )
    return article, clause, point


def _called(document: Document) -> Iterator[str]:
    """What people call an act: its title without number and year, if it is short enough."""
    if document.kind not in _TITLE_KINDS:
        return
    bare = " ".join(re.findall(r"\w+", unmark(document.title)))
    found = re.search(
        r"\b((?:bo luat|luat|phap lenh) [\w ]+?)(?= so \d| nam \d|\d| cua quoc hoi|$)", bare
    )
    if found and "sua doi" not in bare and 2 <= len(found.group(1).split()) <= 9:
        yield found.group(1).strip()
