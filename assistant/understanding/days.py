"""From free text to days: what a citizen's words say about when.

"em nộp hôm mùng 3, hẹn thứ sáu tuần này" names two days: one or two readings of when it was
sent, and the day that was promised.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
_APPOSED = frozenset({"", ",", "tuc", "la", ", tuc", "tuc la"})
_At = tuple[int, int, time]  # where a time of day begins and ends in the line, and the time
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
    line = line_of(read_numbers(words_of(text, marked), marked=marked), marked)
    if not line.words:
        return ()
    times = list(clock_times(line.text))
    found = list(_found(line, asked_on, calendar or official_calendar()))
    whole = _joined(line.text, _longest(found, times))
    at = {min(whole, key=lambda one: _gap(one, time)): time for time in times if whole}
    return tuple(_phrase(text, line, one, at.get(one), asked_on) for one in whole)


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
    if any(word[0].isdigit() and not word.isdigit() for word in words):
        words.add("/")  # what the rules for dates in digits need
    for rule in RULES:
        if rule.needs and rule.needs.isdisjoint(words):
            continue
        for match in rule.pattern.finditer(line.text):
            what = what_of(line.text, match.start(), match.end())
            reading = _read(rule, Seen(match, asked_on, what, line.marked, calendar))
            if reading:
                yield _Found(match.start(), match.end(), reading, what, rule.weak)


def _read(rule: Rule, seen: Seen) -> Reading | None:
    try:
        return rule.read(seen)
    except (OverflowError, ValueError):
        return None  # "9999 năm trước" lies before the first day that can be counted


def _longest(found: list[_Found], times: list[_At]) -> list[_Found]:
    """The longest matches that overlap neither each other nor a time of day."""
    kept: list[_Found] = []
    taken = [(start, end) for start, end, _ in times]
    for one in sorted(found, key=lambda one: (one.weak, one.start - one.end, one.start)):
        overlaps = any(one.start < end and start < one.end for start, end in taken)
        if not overlaps and not (one.weak and kept):
            kept.append(one)
            taken.append((one.start, one.end))
    return sorted(kept, key=lambda one: one.start)


def _joined(line: str, found: list[_Found]) -> list[_Found]:
    """A day said twice ("hôm nay 30/6", "cuối năm, 31/12") is one phrase, with the sharper day."""
    joined: list[_Found] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and line[last.end : one.start].strip() in _APPOSED and _says_again(last, one):
            sharper = min(last, one, key=lambda each: each.reading.kind is not Kind.EXACT)
            what = sharper.what if sharper.what is not What.UNKNOWN else _other_part(last, one)
            joined[-1] = replace(sharper, start=last.start, end=one.end, what=what)
        else:
            joined.append(one)
    return joined


def _other_part(one: _Found, other: _Found) -> What:
    return other.what if one.what is What.UNKNOWN else one.what


def _says_again(one: _Found, other: _Found) -> bool:
    """Whether one of two phrases names a single day that lies in a window of the other."""
    for sharp, wide in ((one, other), (other, one)):
        if sharp.reading.kind is Kind.EXACT:
            day = sharp.reading.windows[0][0]
            if any(first <= day <= last for first, last in wide.reading.windows):
                return True
    return False


def _phrase(
    text: str,
    line: Line,
    found: _Found,
    at: _At | None,
    asked_on: date,
) -> DayPhrase:
    start, end = line.span(found.start, found.end)
    reading = found.reading
    windows = reading.windows
    if found.what in _DONE and reading.kind in (Kind.RANGE, Kind.AMBIGUOUS):
        windows = tuple(
            (first, min(last, asked_on) if first <= asked_on else last) for first, last in windows
        )
    bound = bound_of(line.text, found.start, found.end)
    return DayPhrase(
        text[start:end],
        start,
        end,
        reading.kind,
        windows,
        _asked_about(found, bound),
        at[2] if at and _gap(found, at) <= _NEAR_A_DAY else None,
        bound,
    )


def _asked_about(found: _Found, bound: Bound) -> What:
    """ "từ 1/12/2025", "năm 2024": without a verb such a day is the one whose law is asked for."""
    first, last = found.reading.windows[0] if found.reading.windows else (None, None)
    whole_year = first is not None and last is not None and (last - first).days in (364, 365)
    if found.what is What.UNKNOWN and (whole_year or bound is not Bound.ON):
        return What.ASKED_ABOUT
    return found.what


def _gap(found: _Found, at: _At) -> int:
    """Characters of the line between a day and a time of day."""
    return max(at[0] - found.end, found.start - at[1])
