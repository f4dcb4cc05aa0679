"""A day that does not exist, or does not fall on the weekday that was said, is asked back."""

import re
from datetime import date, timedelta

from assistant import wording
from assistant.answer import Answer, Choice, Statement, Verdict
from assistant.understanding.day_phrases import DayPhrase, Kind
from assistant.understanding.understand import Need

_DATE = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?")
_WEEK = 7


def ask_day(need: Need) -> Answer | None:
    """The question back for the first day that cannot be; None when all can."""
    wrong = next((phrase for phrase in need.days if phrase.kind is Kind.INVALID), None)
    if wrong is None:
        return None
    day = _named_day(wrong, need.question.asked_on)
    text = (
        wording.no_such_day(wrong.words) if day is None else wording.other_weekday(wrong.words, day)
    )
    return Answer(Verdict.CLARIFY, (Statement(text),), choices=_choices(need, wrong, day))


def _named_day(phrase: DayPhrase, asked_on: date) -> date | None:
    """The day in digits, where there is such a day."""
    found = _DATE.search(phrase.words)
    if found is None:
        return None
    try:
        return date(int(found[3] or asked_on.year), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _choices(need: Need, phrase: DayPhrase, day: date | None) -> tuple[Choice, ...]:
    """The day that was named, and the nearest one with the weekday that was said."""
    if day is None:
        return ()
    weekday = next(
        (at for at, name in enumerate(wording.WEEKDAYS) if name.lower() in phrase.words.lower()),
        None,
    )
    near = [day + timedelta(days=n) for n in range(-3, 4)]
    days = [day, *(d for d in near if d.weekday() == weekday and d != day)]
    before, after = need.text[: phrase.start], need.text[phrase.end :]
    return tuple(
        Choice(wording.weekday_and_day(d), f"{before}ngày {wording.day(d)}{after}") for d in days
    )
