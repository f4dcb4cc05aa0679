"""Phrases about time against cases: the windows of days that are read from them."""

import argparse
import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.understanding.day_phrases import DayPhrase, Kind, Window
from assistant.understanding.days import day_phrases
from eval.cases import CasesUnreadable
from eval.told import told

_ENOUGH_OVERLAP = 0.5


class PhraseCase(BaseModel):
    """One line: a phrase or sentence, the day of asking, and the days that are meant.

    `kind` may be "none": the words name no day. `what` picks the phrase where a sentence has
    several; dev sets say "submitted" also where no verb tells.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    phrase: str
    asked_on: dt.date
    kind: str
    date: dt.date | None = None
    dates: tuple[dt.date, ...] = ()
    range: tuple[dt.date, dt.date] | None = None
    ranges: tuple[tuple[dt.date, dt.date], ...] = ()
    time: dt.time | None = None
    what: str = ""

    @property
    def windows(self) -> tuple[Window, ...]:
        days = ((self.date,) if self.date else ()) + self.dates
        ranges = ((self.range,) if self.range else ()) + self.ranges
        return tuple((day, day) for day in days) + ranges


def run(cases: Path) -> dict[str, Any]:
    """ "rows", "exact" (right ones), the same by kind, and "misses" with what was read instead."""
    rows = list(_cases(cases))
    misses = list(_misses(rows))
    missed = [miss["kind"] for miss in misses]
    kinds = sorted({row.kind for row in rows})
    by_kind = {
        kind: {"rows": count, "exact": count - missed.count(kind)}
        for kind in kinds
        if (count := sum(row.kind == kind for row in rows))
    }
    return {
        "rows": len(rows),
        "exact": len(rows) - len(misses),
        "by_kind": by_kind,
        "misses": misses,
    }


def _cases(file: Path) -> Iterator[PhraseCase]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield PhraseCase.model_validate_json(line)
            except ValidationError as wrong:
                raise CasesUnreadable(f"{file}:{number}: {wrong}") from wrong


def _misses(rows: Iterable[PhraseCase]) -> Iterator[dict[str, Any]]:
    for row in rows:
        phrases = day_phrases(row.phrase, row.asked_on)
        if not right(row, phrases):
            gold = row.model_dump(mode="json", exclude_defaults=True)
            yield gold | {"read": [_read(phrase) for phrase in phrases]}


def _read(phrase: DayPhrase) -> dict[str, Any]:
    return {
        "words": phrase.words,
        "kind": phrase.kind,
        "readings": [f"{first}..{last}" for first, last in phrase.readings],
        "what": phrase.what,
        "time": str(phrase.at or ""),
    }


def right(case: PhraseCase, phrases: tuple[DayPhrase, ...]) -> bool:
    """Whether what was read is what the case means.

    Exact, none and invalid must be equal (with the time, where the case has one); a range or an
    approximate day must overlap the case's window by half of their union; an ambiguous phrase
    must have the same readings.
    """
    if case.kind == "none":
        return not phrases
    phrase = _meant(case, phrases)
    if phrase is None:
        return False
    if case.kind == Kind.INVALID:
        return phrase.kind is Kind.INVALID
    if case.kind == Kind.EXACT:
        same_time = case.time is None or case.time == phrase.at
        return phrase.kind is Kind.EXACT and phrase.readings == case.windows and same_time
    if case.kind == Kind.AMBIGUOUS:
        return set(phrase.readings) == set(case.windows)
    return len(phrase.readings) == 1 and _overlap(phrase.readings[0], case.windows[0])


def _meant(case: PhraseCase, phrases: tuple[DayPhrase, ...]) -> DayPhrase | None:
    """The phrase that plays the part in question, or the only one; None where several do."""
    named = [phrase for phrase in phrases if phrase.what == case.what] or list(phrases)
    return named[0] if len(named) == 1 else None


def _overlap(ours: Window, gold: Window) -> bool:
    shared = (min(ours[1], gold[1]) - max(ours[0], gold[0])).days + 1
    union = (max(ours[1], gold[1]) - min(ours[0], gold[0])).days + 1
    return shared >= _ENOUGH_OVERLAP * union


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command `phrases` of `python -m eval`."""
    parser = subparsers.add_parser("phrases", help="phrases about time against cases")
    parser.add_argument("--cases", type=Path, required=True, help="JSON lines of phrases")
    parser.add_argument("--out", type=Path, help="write the result here too")
    parser.set_defaults(command=from_arguments)


def from_arguments(arguments: argparse.Namespace) -> str:
    """The result as JSON, written to --out as well when that is given."""
    return told(run(arguments.cases), arguments.out)
