"""What the agency owes now, and what the citizen may and should do, by the law of the day.

`duties.jsonl` holds one rule a line: whose it is, the days on which it is law, the states of the
case that it fits (a state that is not named: any), the topics that it answers when they are asked,
its plain words and the provisions that prove it, to be quoted from the library. The turns:
61/2018/NĐ-CP until 30/6/2025; 118/2025/NĐ-CP from 1/7/2025, amended by 367/2025 from 31/12/2025
and by 309/2026 from 5/8/2026; the Law on Complaints with acceptance in 10 days until 30/6/2026, in
07 working days since (136/2025/QH15).
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from assistant.deadlines.overdue import Status
from ingest.citation import Place
from ingest.validity import Validity

RULES = Path(__file__).with_name("duties.jsonl")
_STATES = ("concern", "status", "told", "receipt", "online", "elsewhere")


class Concern(StrEnum):
    """What the question about a dossier is about."""

    PROGRESS = "progress"
    SUPPLEMENT = "supplement"
    COMPLAINT_UNANSWERED = "complaint_unanswered"
    MISCONDUCT = "misconduct"  # money asked for, a dossier hidden
    LOST = "lost"
    WRONG_RESULT = "wrong_result"


class Told(StrEnum):
    """Whether the citizen was told of a delay, and whether the new day has passed too."""

    NO = "no"
    NEW_DAY = "new_day"
    NEW_DAY_PASSED = "new_day_passed"


class Topic(StrEnum):
    """What is asked about a dossier, whatever its state."""

    APOLOGY = "apology"
    CLOSING = "closing"
    COMPLAINT_ACCEPTED = "complaint_accepted"
    COMPLAINT_FORM = "complaint_form"
    COMPLAINT_SETTLED = "complaint_settled"
    COMPLAINT_TIME = "complaint_time"
    DENUNCIATION = "denunciation"
    DESK = "desk"
    FEEDBACK = "feedback"
    FORWARD = "forward"
    LAST_DAY = "last_day"
    LAWSUIT = "lawsuit"
    LOOKUP = "lookup"
    LOST = "lost"
    NEW_DAY = "new_day"
    ONLINE = "online"
    RECEIPT = "receipt"
    RECEIPT_AT_ONCE = "receipt_at_once"
    RECEIPT_STEP = "receipt_step"
    RESTART = "restart"
    RETURN = "return"
    RIGHTS = "rights"
    SECOND_COMPLAINT = "second_complaint"
    START = "start"
    SUPPLEMENT = "supplement"
    SUPPLEMENT_ONLINE = "supplement_online"
    TRIPS = "trips"
    WITHDRAW = "withdraw"
    WRONG_RESULT = "wrong_result"


class Who(StrEnum):
    AGENCY = "agency"
    RIGHT = "right"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class CaseState:
    """What is known of a case; `status` and `receipt` are None where that was not said."""

    status: Status | None = None
    told: Told = Told.NO
    receipt: bool | None = None
    concern: Concern = Concern.PROGRESS
    online: bool = False
    elsewhere: bool = False  # filed at a desk outside the agency's area (phi địa giới)


@dataclass(frozen=True, slots=True)
class Ground:
    """A provision to be quoted: document numbers that hold the same text, the preferred first.

    `amended_by` is the document whose wording is the one in force, `amended_words` how the
    sentence in it begins.
    """

    numbers: tuple[str, ...]
    place: Place
    amended_by: str | None = None
    amended_words: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty, right or step in plain words, and the provisions that prove it."""

    who: Who
    text: str
    grounds: tuple[Ground, ...]
    topics: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class Duties:
    """What holds for a case on a day: the agency's duties, the citizen's rights and steps."""

    agency: tuple[Duty, ...] = ()
    rights: tuple[Duty, ...] = ()
    steps: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    duty: Duty
    validity: Validity
    states: tuple[tuple[str, frozenset[Any]], ...]

    def holds(self, on: date) -> bool:
        return bool(self.validity.covers(on))

    def fits(self, on: date, case: CaseState) -> bool:
        return self.holds(on) and all(getattr(case, name) in held for name, held in self.states)


def duties(on: date, case: CaseState) -> Duties:
    """The duties, rights and steps of the law in force on that day for that case."""
    fitting = [rule.duty for rule in _rules() if rule.fits(on, case)]
    by_who = {who: tuple(duty for duty in fitting if duty.who is who) for who in Who}
    return Duties(by_who[Who.AGENCY], by_who[Who.RIGHT], by_who[Who.STEP])


def duties_asked(on: date, topics: Collection[Topic], case: CaseState) -> tuple[Duty, ...]:
    """The rules in force on that day that answer the topics, in the order of the topics.

    Of a topic's rules those for another state of the case come only where none fits.
    """
    found: dict[Duty, None] = {}
    for topic in topics:
        about = [rule for rule in _rules() if topic in rule.duty.topics and rule.holds(on)]
        fitting = [rule for rule in about if rule.fits(on, case)] or about
        found.update(dict.fromkeys(rule.duty for rule in fitting))
    return tuple(found)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(_read())


def _read() -> Iterator[_Rule]:
    for line in RULES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        grounds = tuple(_ground(provision) for provision in row["provisions"])
        yield _Rule(
            Duty(Who(row["who"]), row["text"], grounds, frozenset(map(Topic, row["topics"]))),
            Validity(_day(row.get("since")), _day(row.get("until"))),
            tuple((name, frozenset(row[name])) for name in _STATES if name in row),
        )


def _ground(provision: dict[str, str]) -> Ground:
    numbers = [provision["number"], *filter(None, [provision.get("also")])]
    place = Place(provision["article"], provision.get("clause"), provision.get("point"))
    amended_by, words = provision.get("amended_by"), provision.get("amended_words", "")
    return Ground(tuple(numbers), place, amended_by, words)


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
