"""What the citizen asks, and on which day."""

from dataclasses import dataclass, field
from datetime import date

from assistant.deadlines.calendar import Calendar
from assistant.deadlines.holidays import official_calendar
from assistant.registry.cases import Case, Unfound


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation and what was answered, if known."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    asked_on: date
    history: tuple[Turn, ...] = ()
    locality: str | None = None
    locale: str = "vi"
    case: Case | Unfound | None = None  # the dossier asked about, or why there is none
    calendar: Calendar = field(default_factory=official_calendar, repr=False)  # of days off
    heard: str = ""  # the words that a recogniser heard, of which `text` is written
