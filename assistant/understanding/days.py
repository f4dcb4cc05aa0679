"""From free text to days: what a citizen's words say about when.

"em nộp hôm mùng 3, hẹn thứ sáu tuần này" names two days: one or two readings of when it was
sent, and the day that was promised.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from assistant.deadlines.calendar import Calendar
from assistant.deadlines.holidays import official_calendar
from assistant.understanding import elapsed, exact_dates, feasts, long_spans, near_days
from assistant.understanding.clock_times import clock_times
from assistant.understanding.day_phrases import Bound, DayPhrase, Kind, Reading, Rule, Seen, What
from assistant.understanding.day_roles import bound_of, what_of
from assistant.understanding.day_words import Line, is_marked, line_of, words_of
from assistant.understanding.spoken_numbers import read_numbers

RULES: tuple[Rule, ...] = (
    *exact_dates.RULES,
    *elapsed.RULES,
    *near_days.RULES,
    *feasts.RULES,
    *long_spans.RULES,
)
_NEAR_A_DAY = 12  # characters of bare words between a time and its day
_DONE = frozenset({What.SUBMITTED, What.ACCEPTED})


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    reading: Reading
    what: What
    weak: bool


def day_phrases(
    text: str, asked_on: date, calendar: Calendar | None = None
) -> tuple[DayPhrase, ...]:
    """Every stretch of the text that names a day, in order; of overlapping ones the longest.

    Terms ("trong 10 ngày làm việc"), document numbers, ages and amounts name none. Windows of
    something done end on `asked_on` at the latest.
    """
    marked = is_marked(text)
    line = line_of(read_numbers(words_of(text, marked)), marked)
    if not line.words:
        return ()
    found = _longest(list(_found(line, asked_on, calendar or official_calendar())))
    times = list(clock_times(line.text))
    return tuple(_phrase(text, line, one, times, asked_on) for one in found)


def day_in_question(phrases: tuple[DayPhrase, ...], asked_on: date) -> date:
    """The day whose law is asked about: the last one of "năm 2024" or "trước 1/7/2026".

    Without such words it is `asked_on`; a period that is still running gives `asked_on` too.
    """
    for phrase in phrases:
        if phrase.what is What.ASKED_ABOUT and phrase.readings:
            first, last = phrase.readings[0]
            if phrase.bound is Bound.BEFORE:
                return first - timedelta(days=1)
            if phrase.bound is not Bound.ON:
                return max(first, asked_on)
            return asked_on if first <= asked_on <= last else last
    return asked_on


def _found(line: Line, asked_on: date, calendar: Calendar) -> Iterator[_Found]:
    words = {word.bare for word in line.words}
    for rule in RULES:
        if rule.needs and rule.needs.isdisjoint(words):
            continue
        for match in rule.pattern.finditer(line.text):
            what = what_of(line.text, match.start(), match.end())
            ahead = what is What.DUE
            reading = rule.read(Seen(match, asked_on, ahead, line.marked, calendar))
            if reading:
                yield _Found(match.start(), match.end(), reading, what, rule.weak)


def _longest(found: list[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.weak, one.start - one.end, one.start)):
        overlaps = any(one.start < other.end and other.start < one.end for other in kept)
        if not overlaps and not (one.weak and kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _phrase(
    text: str,
    line: Line,
    found: _Found,
    times: list[tuple[int, int, time]],
    asked_on: date,
) -> DayPhrase:
    start, end = line.span(found.start, found.end)
    reading = found.reading
    windows = reading.windows
    if found.what in _DONE and reading.kind in (Kind.RANGE, Kind.AMBIGUOUS):
        windows = tuple((first, max(first, min(last, asked_on))) for first, last in windows)
    return DayPhrase(
        text[start:end],
        start,
        end,
        reading.kind,
        windows,
        found.what,
        _time_beside(found, times),
        bound_of(line.text, found.start, found.end),
    )


def _time_beside(found: _Found, times: list[tuple[int, int, time]]) -> time | None:
    gaps = ((max(start - found.end, found.start - end), at) for start, end, at in times)
    return min((gap for gap in gaps if gap[0] <= _NEAR_A_DAY), default=(0, None))[1]
