"""What the citizen can do about a dossier, from the law in force on the day, word for word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.composing.clauses import excerpts
from assistant.composing.labels import label
from assistant.composing.part import Part
from assistant.composing.quoting import excerpt, plain
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.naming import Named
from assistant.understanding.understand import Need
from indexes.library import Filters
from ingest.citation import Place

_COMPLAINTS = "02/2011/QH13"


@dataclass(frozen=True, slots=True)
class Regime:
    """The decree on one-stop desks that holds from a day on, and where its duties stand."""

    since: date
    decree: str
    apology: Place  # notice, written apology, one new day
    rights: Place  # receipt; to give feedback, complain, denounce
    supplement: Place  # one request; the term restarts; closing of the file
    start: Place  # from when the term runs
    receipt: Place  # the receipt must be given

    def place(self, name: str) -> Place:
        found = getattr(self, name)
        assert isinstance(found, Place)
        return found


# NĐ 118/2025/NĐ-CP Điều 40 khoản 1 ended 61/2018/NĐ-CP on 1/7/2025.
REGIMES = (
    Regime(
        date(2025, 7, 1),
        "118/2025/NĐ-CP",
        Place("19", "6"),
        Place("6", "1"),
        Place("19", "5"),
        Place("17", "3"),
        Place("17", "1"),
    ),
    Regime(
        date(2018, 6, 21),
        "61/2018/NĐ-CP",
        Place("19", "9"),
        Place("11", "1"),
        Place("19", "4"),
        Place("17", "1"),
        Place("17", "4"),
    ),
)
# What a question tells of the dossier -> the duty that is quoted for it.
_TOLD: Sequence[tuple[str, re.Pattern[str]]] = (
    ("apology", re.compile(r"\bxin loi\b|\bhen lai\b|\btre hen\b|\bqua hen\b")),
    ("supplement", re.compile(r"\bbo sung\b|\btra (?:ve|lai)\b|\bthieu (?:giay|ho so)\b")),
    (
        "receipt",
        re.compile(
            r"\b(?:khong|chang|chua)\b(?: \w+){0,3} giay (?:hen|tiep|bien|gi|ma)|\bgiay hen\b"
        ),
    ),
    ("start", re.compile(r"\btinh tu (?:luc|khi|ngay|hom)\b|\bdem lai\b")),
    ("rights", re.compile(r"\bkhieu nai\b|\bkeu ai\b|\bphan anh\b|\bkien nghi\b|\bto cao\b")),
)


def late_parts(need: Need, overdue: bool | None, shelf: Shelf) -> list[Part]:
    """Duties and rights that fit what was told; of an overdue file the apology comes first.

    `overdue` is None where no due date could be computed.
    """
    regime = next((r for r in REGIMES if need.day >= r.since), None)
    if regime is None:
        return []
    bare = unmark(need.text)
    names = [name for name, pattern in _TOLD if pattern.search(bare)]
    if overdue or not names:
        names = ["apology", *[n for n in names if n != "apology"], "rights"]
    parts = list(_quoted(regime, dict.fromkeys(names), shelf))
    return [*_closest(need, regime, shelf, parts), *parts]


def _quoted(regime: Regime, names: Sequence[str] | dict[str, None], shelf: Shelf) -> Iterator[Part]:
    for document in shelf.held(Named(regime.decree))[:1]:
        content = shelf.library.content(document.key)
        by_place = {provision.place: provision for provision in content.provisions}
        for name in names:
            found = by_place.get(regime.place(name))
            if found is not None:
                cut = excerpt(document, content, found, 1.0)
                yield Part(f"{label(document, cut.place)}: {plain(cut.text)}", (cut,))


def _closest(need: Need, regime: Regime, shelf: Shelf, said: Sequence[Part]) -> list[Part]:
    """The clause of the decree or of the law on complaints that speaks most of the question."""
    keys = {document.key for document in shelf.held(Named(regime.decree))}
    keys |= {document.key for document in shelf.current(_COMPLAINTS)}
    hits = shelf.library.search(need.text, need.day, Filters(documents=frozenset(keys)), 1)
    quoted = {(cut.document.key, cut.place) for part in said for cut in part.excerpts}
    return [
        Part(f"{label(cut.document, cut.place)}: {plain(cut.text)}", (cut,))
        for cut in excerpts(hits, shelf.library)
        if (cut.document.key, cut.place) not in quoted
    ]
