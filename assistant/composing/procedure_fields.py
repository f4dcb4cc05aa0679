"""The fields of a procedure record as direct answers, in the record's own words."""

from collections.abc import Iterable, Sequence

from assistant import wording
from ingest.procedure import Channel, Limit, Method, Procedure, ProcedureCase, Unit

_NAME_LENGTH = 220  # a paper's name in the answer; its full text stands in the quote
_LIST_LENGTH = 2600


def time_limits(procedure: Procedure, method: Method | None) -> list[str]:
    """One line for each set of channels with the same limit."""
    rows: dict[str, list[Method]] = {}
    for channel in _channels(procedure, method):
        words = _limit_words(channel)
        if words:
            rows.setdefault(words, []).append(channel.method)
    lines = [f"{_methods(methods)}: {words}" for words, methods in rows.items()]
    if not rows or _only_bare(procedure):
        lines += [
            f"{case.name or 'Thời hạn'}: {', '.join(map(limit_words, case.limits))}"
            for case in procedure.cases
            if case.limits
        ]
    return lines


def fees(procedure: Procedure, method: Method | None) -> list[str]:
    rows: dict[str, list[Method]] = {}
    for channel in _channels(procedure, method):
        if channel.fee_text:
            rows.setdefault(channel.fee_text, []).append(channel.method)
    return [f"{_methods(methods)}: {words}" for words, methods in rows.items()]


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


def limit_words(limit: Limit) -> str:
    """ "07 ngày làm việc", "17-20 ngày", "03 ngày làm việc đối với …"."""
    if limit.unit is Unit.SAME_DAY:
        amount = wording.UNITS[limit.unit]
    else:
        low = f"{wording.number(limit.low)}-" if limit.low is not None else ""
        amount = f"{low}{wording.number(limit.value)} {wording.UNITS[limit.unit]}"
    return f"{amount} {limit.condition}".strip()


def _channels(procedure: Procedure, method: Method | None) -> Sequence[Channel]:
    """The channels in question first; the others still belong to a complete answer."""
    return sorted(procedure.channels, key=lambda channel: channel.method is not method)


def _only_bare(procedure: Procedure) -> bool:
    return not any(channel.limits for channel in procedure.channels)


def _limit_words(channel: Channel) -> str:
    if not channel.limits:
        return ""
    words = "; ".join(dict.fromkeys(limit_words(limit) for limit in channel.limits))
    said = channel.limit_text.strip()
    return f"{words} ({said})" if len(said) > len(words) + 12 else words


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
