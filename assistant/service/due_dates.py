"""The arithmetic of a due date alone: what may be asked, and what is answered."""

import re
from datetime import date, datetime, time
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from assistant.deadlines.calendar import Calendar
from assistant.deadlines.due import CIVIL_CODE, CountingRules, Received, due
from assistant.deadlines.explaining import explain
from assistant.deadlines.overdue import Status, status
from assistant.service.bodies import Day
from assistant.service.problems import Locale
from ingest.procedure import Limit, Unit

LONGEST_LIMIT = 3660  # ten years in days
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def clock(value: object) -> time:
    """Only HH:MM: no seconds, no zone."""
    if isinstance(value, str) and CLOCK.fullmatch(value):
        return time.fromisoformat(value)
    raise PydanticCustomError("clock", "is not a time of day")


Clock = Annotated[
    time,
    BeforeValidator(clock, json_schema_input_type=str),
    Field(description="HH:MM", json_schema_extra={"pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
]


class DueDateAsked(BaseModel):
    """A term: from which day, how long, in which unit."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    received: Day = Field(description="the day on which the complete dossier was accepted")
    limit: float = Field(ge=0, le=LONGEST_LIMIT, allow_inf_nan=False, description="how many units")
    unit: Unit
    time: Clock | None = Field(default=None, description="when it was accepted, HH:MM")
    cutoff: Clock | None = Field(
        default=None, description="accepted after it counts as accepted on the next working day"
    )
    on: Day | None = Field(default=None, description="the day for which to say where it stands")
    locale: Locale = "vi"


class DueDateReply(BaseModel):
    """The end of the term, how it was counted, and where it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    received: date
    limit: float
    unit: Unit
    due: date
    due_time: str | None = Field(description="HH:MM where the limit is in hours")
    status: Status
    days_late: int
    skipped: list[date] = Field(description="days off in the span; calendar terms count them")
    provisional: bool = Field(description="days off of that year are not announced yet")
    explanation: str = Field(description="the count in one Vietnamese line")


def count(asked: DueDateAsked, today: date, calendar: Calendar) -> DueDateReply:
    limit = Limit(asked.limit, asked.unit, "")
    rules = CountingRules(cutoff=asked.cutoff) if asked.cutoff else CIVIL_CODE
    counted = due(Received(asked.received, asked.time), limit, rules, calendar)
    standing = status(counted, asked.on or today, calendar)
    return DueDateReply(
        received=asked.received,
        limit=asked.limit,
        unit=asked.unit,
        due=counted.day,
        due_time=f"{counted.due:%H:%M}" if isinstance(counted.due, datetime) else None,
        status=standing.status,
        days_late=standing.days_late,
        skipped=list(counted.skipped),
        provisional=counted.provisional,
        explanation=explain(counted, calendar),
    )
