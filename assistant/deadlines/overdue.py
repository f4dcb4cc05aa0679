"""Whether a term is over, and by how much."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from assistant.deadlines.calendar import Calendar
from assistant.deadlines.due import Due
from assistant.deadlines.holidays import official_calendar
from ingest.procedure import Unit

_COUNTED_IN_WORKING_DAYS = frozenset({Unit.WORKING_DAY, Unit.WORKING_HOUR, Unit.SAME_DAY})


class Status(StrEnum):
    NOT_DUE = "not_due"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"


class Standing(NamedTuple):
    """Where a dossier stands; `days_late` in working days where the limit counts those."""

    status: Status
    days_late: int


def status(due: Due, asked_on: date | datetime, calendar: Calendar | None = None) -> Standing:
    """How the term stands on that day.

    The last day belongs to the term until 24:00 (BLDS Đ.148 k.6): asked on it, nothing is overdue.
    A term in hours is over after its moment when `asked_on` says the time, else after its day.
    Overdue with 0 days late means that no working day has passed since (asked on a Saturday).
    """
    if isinstance(asked_on, datetime) and isinstance(due.due, datetime) and asked_on > due.due:
        return Standing(
            Status.OVERDUE, days_late(due.day, due.limit.unit, asked_on.date(), calendar)
        )
    today = asked_on.date() if isinstance(asked_on, datetime) else asked_on
    if today < due.day:
        return Standing(Status.NOT_DUE, 0)
    if today == due.day:
        return Standing(Status.DUE_TODAY, 0)
    return Standing(Status.OVERDUE, days_late(due.day, due.limit.unit, today, calendar))


def days_late(due: date, unit: Unit, today: date, calendar: Calendar | None = None) -> int:
    """Days from a due date that is over until today, in working days where the limit was."""
    days = (today - due).days
    if unit in _COUNTED_IN_WORKING_DAYS:
        return days - len((calendar or official_calendar()).days_off(due, today))
    return days
