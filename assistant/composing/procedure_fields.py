"""The fields of a procedure record as direct answers, in the record's own words."""

import re
from collections.abc import Iterable, Sequence

from assistant import wording
from assistant.composing.labels import shortened
from assistant.composing.quoting import plain
from assistant.understanding.kinds import Kind
from ingest.procedure import Channel, Method, Procedure, ProcedureCase

_NAME_LENGTH = 220  # a paper's name in the answer; its full text stands in the quote
_LIST_LENGTH = 2600
_AMOUNT = re.compile(r"\d[\d.]*(?= ?(?:đồng|đ\b))")


def time_limits(procedure: Procedure, method: Method | None) -> list[str]:
    """One line for each set of channels with the same limit, then the cases that have their own.

    Of a record that contradicts itself (no case agrees with any channel) the channels count: they
    are what the portal shows.
    """
    rows: dict[str, list[Method]] = {}
    for channel in _channels(procedure, method):
        if channel.limits:
            words = "; ".join(dict.fromkeys(limit.text for limit in channel.limits))
            rows.setdefault(words, []).append(channel.method)
    lines = [f"{_methods(methods)}: {words}" for words, methods in rows.items()]
    return lines + _case_limits(procedure)


def _case_limits(procedure: Procedure) -> list[str]:
    stated = {(limit.value, limit.unit) for c in procedure.channels for limit in c.limits}
    own = {(limit.value, limit.unit) for case in procedure.cases for limit in case.limits}
    if stated and (not stated & own or own <= stated):
        return []
    return [
        f"{case.name or 'Thời hạn'}: {', '.join(limit.text for limit in case.limits)}"
        for case in procedure.cases
        if case.limits
    ]


def fees(procedure: Procedure, method: Method | None) -> list[str]:
    rows: dict[str, list[Method]] = {}
    for channel in _channels(procedure, method):
        if channel.fee_text:
            rows.setdefault(channel.fee_text, []).append(channel.method)
    return [f"{_methods(methods)}: {plain(words)}" for words, methods in rows.items()]


def in_brief(procedure: Procedure, kind: Kind) -> str:
    """The fees in a line where they are asked for, else the limits."""
    return shortened(" ".join(_told(procedure, kind).split()))


def differ(procedures: Iterable[Procedure], kind: Kind) -> bool:
    """Whether not all have fees of the same amounts where these are asked for, else limits."""
    told = {_told(one, kind) for one in procedures}
    return len({frozenset(_AMOUNT.findall(one)) for one in told} if kind is Kind.FEE else told) > 1


def _told(procedure: Procedure, kind: Kind) -> str:
    lines = fees if kind is Kind.FEE else time_limits
    return "; ".join(lines(procedure, None))


def papers(cases: Iterable[ProcedureCase]) -> list[str]:
    """The papers by case; a long list names each paper shortly."""
    lines: list[str] = []
    for case in cases:
        if case.name and case.papers:
            lines.append(f"{case.name.rstrip(': ')}:")
        lines += [f"– {_paper(paper.name)}" for paper in case.papers]
    return _within(lines)


def legal_basis(procedure: Procedure) -> list[str]:
    return _within(
        [f"– {basis.number}: {basis.title}".rstrip(": ") for basis in procedure.legal_basis]
    )


def _channels(procedure: Procedure, method: Method | None) -> Sequence[Channel]:
    """The channels in question first; the others still belong to a complete answer."""
    return sorted(procedure.channels, key=lambda channel: channel.method is not method)


def _methods(methods: Sequence[Method]) -> str:
    names = ", ".join(dict.fromkeys(wording.METHODS[method] for method in methods))
    return names[:1].upper() + names[1:]


def _paper(name: str) -> str:
    name = " ".join(name.split()).lstrip("-–+• ")
    if len(name) <= _NAME_LENGTH:
        return name
    return name[:_NAME_LENGTH].rsplit(" ", 1)[0] + " …"


def _within(lines: list[str]) -> list[str]:
    """As many lines as fit; what is left out is said."""
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(line) > _LIST_LENGTH:
            kept.append(
                f"… và {len(lines) - len(kept)} mục khác (xem đầy đủ trong phần trích dẫn)."
            )
            break
        kept.append(line)
    return kept
