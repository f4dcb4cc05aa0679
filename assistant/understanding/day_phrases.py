"""A stretch of a question that names a day, and what rules need to read one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from assistant.deadlines.calendar import Calendar

Window = tuple[date, date]


class Kind(StrEnum):
    """How sharply a phrase names its day; an invalid one names none and must be asked back."""

    EXACT = "exact"
    APPROX = "approx"
    RANGE = "range"
    AMBIGUOUS = "ambiguous"
    INVALID = "invalid"


class What(StrEnum):
    """What happened, or is to happen, on that day; unknown where no verb tells."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    DUE = "due"
    ASKED_ABOUT = "asked_about"
    OTHER = "other"  # an event of life: "sinh ngày 12/5/1990", "nghỉ việc hơn một năm rồi"
    UNKNOWN = "unknown"


class Bound(StrEnum):
    """Which side of the day is meant: "trước 1/7/2026", "từ 1/7/2026"."""

    ON = "on"
    BEFORE = "before"
    FROM = "from"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Reading:
    """The windows of days, both ends included, that a phrase may mean; several if ambiguous."""

    kind: Kind
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class DayPhrase:
    """The words `text[start:end]` that name a day."""

    words: str
    start: int
    end: int
    kind: Kind
    readings: tuple[Window, ...]
    what: What
    at: time | None = None
    bound: Bound = Bound.ON

    @property
    def day(self) -> date | None:
        """The one day that is meant, None where there are several or none."""
        if len(self.readings) == 1 and self.readings[0][0] == self.readings[0][1]:
            return self.readings[0][0]
        return None


@dataclass(frozen=True, slots=True)
class Seen:
    """What matched a rule, and what decides its reading.

    `before` and `after` are the words around it; `calendar` knows the working days.
    """

    match: re.Match[str]
    asked_on: date
    what: What
    marked: bool
    calendar: Calendar

    @property
    def ahead(self) -> bool:
        """Whether it is a promised day, which may lie in the future."""
        return self.what is What.DUE

    def get(self, group: str) -> str:
        return self.match.groupdict().get(group) or ""

    def number(self, group: str) -> int | None:
        found = self.get(group)
        return int(found.partition("~")[0]) if found else None

    @property
    def before(self) -> str:
        return self.match.string[: self.match.start()]

    @property
    def after(self) -> str:
        return self.match.string[self.match.end() :]

    def back(self, days: int) -> date:
        return self.asked_on - timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the words of a line and how to read it; None: these words name no day.

    `needs` are words without which it cannot match. A `weak` phrase yields to any other one.
    """

    pattern: re.Pattern[str]
    read: Callable[[Seen], Reading | None]
    needs: frozenset[str]
    weak: bool = False


def rule(
    body: str, read: Callable[[Seen], Reading | None], needs: str = "", weak: bool = False
) -> Rule:
    """A rule whose pattern matches whole words."""
    return Rule(re.compile(rf"(?<= ){body}(?= )"), read, frozenset(needs.split()), weak)


def exactly(day: date | None) -> Reading | None:
    return Reading(Kind.EXACT, ((day, day),)) if day else None


def between(first: date, last: date, kind: Kind = Kind.RANGE) -> Reading:
    return Reading(kind, ((first, last),))


def one_of(*days: date | None) -> Reading | None:
    """Several single days, or an exact one where they agree."""
    different = tuple(dict.fromkeys(day for day in days if day))
    if len(different) < 2:
        return exactly(different[0]) if different else None
    return Reading(Kind.AMBIGUOUS, tuple((day, day) for day in different))


INVALID = Reading(Kind.INVALID)

# Parts that several rules share. A number may carry the second reading of "hai ba" after a tilde.
NUMBER = r"\d{1,4}(?:~\d+~\d+)?"
BEFORE_A_DAY = r"(?:(?:hom|ngay|bua|hoi|vao|tu|dip|le|la|cua|dung) )*"
PART_OF_DAY = r"(?:(?:sang|trua|chieu|toi|dem) )?"
JUST = r"(?: (?:vua roi|vua qua|roi|vua))?"
YEAR = r"(?: (?:nam )?(?P<year>(?:19|20)\d\d)| nam (?P<year_named>ngoai|nayx?|kia|truoc|sau))?"

_YEARS_BACK = {"ngoai": 1, "truoc": 1, "nay": 0, "nayx": 0, "kia": 2, "sau": -1}


def named_year(seen: Seen) -> int | None:
    """The year that the groups of `YEAR` name."""
    if seen.get("year"):
        return int(seen.get("year"))
    named = seen.get("year_named")
    return seen.asked_on.year - _YEARS_BACK[named] if named else None
