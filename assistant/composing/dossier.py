"""Due dates of the citizen's own dossier: from which day, by which limit, where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from assistant import wording
from assistant.answer import DueDate
from assistant.composing.labels import document_name
from assistant.composing.part import Part
from assistant.composing.terms import Term, told_limit
from assistant.deadlines.due import Due, Received, due, is_late
from assistant.deadlines.explaining import explain
from assistant.deadlines.overdue import Status, status
from assistant.understanding.day_phrases import DayPhrase, What
from assistant.understanding.features import unmark
from assistant.understanding.understand import Need
from ingest.procedure import Unit

_MOST = 4  # due dates in one answer
_WIDEST = 21  # days between the ends of a window that still serves as a day of acceptance
_BEGUN = frozenset({What.SUBMITTED, What.ACCEPTED})
_IN_WORKING_DAYS = frozenset({Unit.WORKING_DAY, Unit.WORKING_HOUR, Unit.SAME_DAY})


@dataclass(frozen=True, slots=True)
class Start:
    """A day on which the dossier may have been accepted; `assumed` where that was not said."""

    day: date
    assumed: bool
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The due dates with the words that explain them."""

    parts: tuple[Part, ...]
    deadlines: tuple[DueDate, ...]

    @property
    def status(self) -> Status | None:
        """Where the dossier stands; None when its readings differ or there is none."""
        found = {entry.status for entry in self.deadlines}
        return Status(found.pop()) if len(found) == 1 else None


_ACCEPTED = re.compile(r"\b(?:tiep nhan|thu ly|nhan du|ghi nhan|nhan ho so)\b")


def starts(need: Need) -> tuple[Start, ...]:
    """Days from which the term may run, the likeliest first.

    The last day on which something was filed or accepted counts ("nộp bổ sung đủ hôm 19/11"
    restarts the clock: NĐ 118/2025/NĐ-CP Điều 19 khoản 5); nothing is accepted on a day off, and
    the day of asking counts only where no other was told. A window has its two ends.
    """
    chosen = _chosen(need)
    if chosen is None:
        return ()
    accepted = chosen.what is What.UNKNOWN and _ACCEPTED.search(unmark(need.text))
    assumed = chosen.what is not What.ACCEPTED and not accepted
    ends = [end for window in chosen.readings[:2] for end in dict.fromkeys(window)]
    return tuple(
        Start(day, assumed, chosen.at)
        for day in dict.fromkeys(ends)
        if day <= need.question.asked_on
    )


def _chosen(need: Need) -> DayPhrase | None:
    past = [phrase for phrase in need.days if _is_sharp(phrase) and _is_past(phrase, need)]
    begun = [phrase for phrase in past if phrase.what in _BEGUN]
    unknown = [phrase for phrase in past if phrase.what is What.UNKNOWN]
    if begun:
        earlier = [p for p in begun if not _is_today(p, need)] or begun
        open_days = [p for p in earlier if _is_open(p, need)] or earlier
        return max(open_days, key=lambda phrase: phrase.readings[0][0])
    earlier = [p for p in unknown if not _is_today(p, need)] or unknown
    return min(earlier, key=lambda phrase: phrase.day is None, default=None)


def _is_sharp(phrase: DayPhrase) -> bool:
    """Whether a due date can be counted from it: "tháng 6" is no day of acceptance."""
    return bool(phrase.readings) and all(
        (last - first).days <= _WIDEST for first, last in phrase.readings
    )


def _is_past(phrase: DayPhrase, need: Need) -> bool:
    return phrase.readings[0][0] <= need.question.asked_on


def _is_today(phrase: DayPhrase, need: Need) -> bool:
    return phrase.day == need.question.asked_on


def _is_open(phrase: DayPhrase, need: Need) -> bool:
    return phrase.day is None or need.question.calendar.is_working_day(phrase.day)


def reckon(need: Need, terms: Sequence[Term], begun: Sequence[Start]) -> Reckoning | None:
    """Due dates for every reading of the day and every limit that may apply."""
    if not begun or not terms:
        return None
    pairs = [(term, start) for term in terms for start in begun][:_MOST]
    parts: list[Part] = []
    deadlines: list[DueDate] = []
    for term, start in pairs:
        counted = due(Received(start.day, start.at), term.limit, term.rules, need.question.calendar)
        parts.append(_part(counted, term, start, need))
        deadlines.append(_due_date(counted, term, start, need))
    if any(start.assumed for start in begun):
        parts.append(Part(wording.RECEIPT_DECIDES))
    return Reckoning(tuple(parts), tuple(deadlines))


def _part(counted: Due, term: Term, start: Start, need: Need) -> Part:
    name = f" của thủ tục “{term.procedure.name}” ({term.procedure.code})" if term.procedure else ""
    source = f" ({document_name(term.excerpts[0].document)})" if not name and term.excerpts else ""
    note = f" {term.note}" if term.note else ""
    late = wording.after_cutoff(term.rules.cutoff) if _moved(counted, term) else ""
    text = (
        f"Thời hạn{name}{source}: {told_limit(term)}.{note} Hạn trả kết quả:"
        f" {wording.day(counted.day)} ({explain(counted, need.question.calendar)}{late})."
        f" {_standing(counted, start, need)}"
    )
    return Part(text, term.excerpts)


def _moved(counted: Due, term: Term) -> bool:
    return is_late(counted.received, term.rules) and counted.counted_from != counted.received.day


def _standing(counted: Due, start: Start, need: Need) -> str:
    asked_on = need.question.asked_on
    standing = status(counted, asked_on, need.question.calendar)
    today = f"Hôm nay là {wording.day(asked_on)}: "
    if start.assumed:
        today = f"Nếu hồ sơ được tiếp nhận ngày {wording.day(start.day)} thì tính đến hôm nay"
        today += f" {wording.day(asked_on)}: "
    if standing.status is Status.OVERDUE:
        unit = "ngày làm việc" if counted.limit.unit in _IN_WORKING_DAYS else "ngày"
        return today + f"hồ sơ đã quá hạn {standing.days_late} {unit}."
    if standing.status is Status.DUE_TODAY:
        return today + "đến hạn hôm nay, chưa quá hạn (thời hạn tính đến hết ngày)."
    return today + "chưa đến hạn, chưa quá hạn."


def _due_date(counted: Due, term: Term, start: Start, need: Need) -> DueDate:
    asked_on = need.question.asked_on
    standing = status(counted, asked_on, need.question.calendar)
    source = term.excerpts[0].cited(asked_on) if term.excerpts else None
    return DueDate(
        counted.received.day,
        start.assumed,
        term.limit.value,
        term.limit.unit.value,
        counted.day,
        standing.status.value,
        standing.days_late,
        counted.skipped,
        counted.provisional,
        term.procedure.code if term.procedure else None,
        term.limit.condition,
        source,
    )
