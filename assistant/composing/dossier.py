"""Due dates of the citizen's own dossier: which limit, from which day, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant import wording
from assistant.answer import DueDate
from assistant.composing.labels import document_name
from assistant.composing.matching import Matcher
from assistant.composing.part import Part
from assistant.composing.quoting import Excerpt
from assistant.deadlines.due import Due, Received, due
from assistant.deadlines.explaining import explain
from assistant.deadlines.overdue import Status, status
from assistant.understanding.day_phrases import DayPhrase, What
from assistant.understanding.understand import Need
from ingest.procedure import Limit, Method, Procedure
from ingest.sources.limits import limits_in

_MOST = 3  # due dates in one answer
_WIDEST = 7  # days between the ends of a window that still serves as a day of acceptance
_BEGUN = frozenset({What.SUBMITTED, What.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Term:
    """A limit that may apply, and where it is written."""

    limit: Limit
    procedure: Procedure | None
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The due dates with the words that explain them."""

    parts: tuple[Part, ...]
    deadlines: tuple[DueDate, ...]

    @property
    def overdue(self) -> bool:
        return bool(self.deadlines) and self.deadlines[0].status == Status.OVERDUE


def received_days(need: Need) -> tuple[tuple[date, bool], ...]:
    """Days on which the dossier may have been accepted; True where that was not said.

    The last day on which something was filed or accepted counts ("nộp bổ sung đủ hôm 19/11"
    restarts the clock: NĐ 118/2025/NĐ-CP Điều 19 khoản 5).
    """
    sharp = [phrase for phrase in need.days if _is_sharp(phrase)]
    begun = [phrase for phrase in sharp if phrase.what in _BEGUN]
    if not begun:
        begun = [p for p in sharp if p.what is What.UNKNOWN and _is_past(p, need)]
    if not begun:
        return ()
    chosen = begun[-1]
    assumed = chosen.what is not What.ACCEPTED
    return tuple((first, assumed) for first, _ in chosen.readings[:2])


def _is_sharp(phrase: DayPhrase) -> bool:
    """Whether a due date can be counted from it: "tháng 6" is no day of acceptance."""
    return bool(phrase.readings) and all(
        (last - first).days <= _WIDEST for first, last in phrase.readings
    )


def _is_past(phrase: DayPhrase, need: Need) -> bool:
    return phrase.readings[0][0] <= need.question.asked_on


def terms_of_record(
    procedure: Procedure, method: Method | None, excerpts: tuple[Excerpt, ...]
) -> list[Term]:
    """The record's limits, those of the channel in question first, none twice."""
    limits: dict[tuple[float, str, str], Limit] = {}
    for channel in sorted(procedure.channels, key=lambda c: c.method is not method):
        if method is None or channel.method is method or not limits:
            for limit in channel.limits:
                limits.setdefault((limit.value, limit.unit, limit.condition), limit)
    if not limits:
        for case in procedure.cases:
            for limit in case.limits:
                named = replace(limit, condition=limit.condition or case.name)
                limits.setdefault((limit.value, limit.unit, named.condition), named)
    return [Term(limit, procedure, excerpts) for limit in limits.values()]


def terms_of_clause(text: str, excerpts: tuple[Excerpt, ...]) -> list[Term]:
    return [Term(limit, None, excerpts) for limit in limits_in(text)]


def fitting(terms: Sequence[Term], matcher: Matcher) -> list[Term]:
    """The terms whose condition the question names; else all that may hold."""
    if len(terms) < 2:
        return list(terms)
    scored = [
        (matcher.score(term.limit.condition) if term.limit.condition else 0.0, term)
        for term in terms
    ]
    best = max(score for score, _ in scored)
    if best >= 0.2:
        return [term for score, term in scored if score >= 0.8 * best]
    return [term for _, term in scored]


def reckon(need: Need, terms: Sequence[Term]) -> Reckoning | None:
    """Due dates for every reading of the day and every limit that may apply."""
    days = received_days(need)
    if not days or not terms:
        return None
    parts: list[Part] = []
    deadlines: list[DueDate] = []
    for term in terms[:_MOST]:
        for day, assumed in days:
            counted = due(Received(day), term.limit)
            parts.append(_part(counted, term, need.question.asked_on))
            deadlines.append(_due_date(counted, term, assumed, need.question.asked_on))
    if any(entry.received_assumed for entry in deadlines):
        parts.append(Part(wording.RECEIPT_DECIDES))
    return Reckoning(tuple(parts), tuple(deadlines))


def _part(counted: Due, term: Term, asked_on: date) -> Part:
    name = f" của thủ tục “{term.procedure.name}” ({term.procedure.code})" if term.procedure else ""
    source = f" ({document_name(term.excerpts[0].document)})" if not name and term.excerpts else ""
    condition = f" {term.limit.condition}" if term.limit.condition not in term.limit.text else ""
    text = (
        f"Thời hạn{name}{source}: {term.limit.text}{condition}. Hạn trả kết quả:"
        f" {wording.day(counted.day)} ({explain(counted)}). {_standing(counted, asked_on)}"
    )
    return Part(text, term.excerpts)


def _standing(counted: Due, asked_on: date) -> str:
    standing = status(counted, asked_on)
    today = f"Hôm nay là {wording.day(asked_on)}: "
    if standing.status is Status.OVERDUE:
        unit = "ngày làm việc" if counted.limit.unit.startswith("working") else "ngày"
        return today + f"hồ sơ đã quá hạn {standing.days_late} {unit}."
    if standing.status is Status.DUE_TODAY:
        return today + "đến hạn hôm nay, chưa quá hạn (thời hạn tính đến hết ngày)."
    return today + "chưa đến hạn, chưa quá hạn."


def _due_date(counted: Due, term: Term, assumed: bool, asked_on: date) -> DueDate:
    standing = status(counted, asked_on)
    return DueDate(
        counted.received.day,
        assumed,
        term.limit.value,
        term.limit.unit.value,
        counted.day,
        standing.status.value,
        standing.days_late,
        counted.skipped,
        counted.provisional,
        term.procedure.code if term.procedure else None,
        term.limit.condition,
    )
