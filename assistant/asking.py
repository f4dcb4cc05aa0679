"""An answer written for a terminal."""

from assistant.answer import Answer, Citation, DueDate
from assistant.wording import UNITS, day, number


def written(answer: Answer) -> str:
    """The answer, what to choose from, due dates, notices, sources and what to ask next."""
    parts = (
        [answer.text],
        [f"? {choice.label}: {choice.question}" for choice in answer.choices],
        [due(deadline) for deadline in answer.deadlines],
        [f"! {notice}" for notice in answer.notices],
        [source(n, citation) for n, citation in enumerate(answer.citations, 1)],
        [f"> {question}" for question in answer.follow_ups],
    )
    return "\n\n".join("\n".join(lines) for lines in parts if any(lines))


def due(deadline: DueDate) -> str:
    """ "Hạn: 30/11/2026 (5 ngày làm việc từ 23/11/2026)"."""
    limit = f"{number(deadline.value)} {UNITS[deadline.unit]}"
    said = f"Hạn: {day(deadline.due)} ({limit} từ {day(deadline.received)})"
    return f"{said} {deadline.case}".strip()


def source(position: int, citation: Citation) -> str:
    heading = f"[{position}] {citation.label} — {citation.status}"
    quote = "\n".join(f"    {line}" for line in citation.quote.splitlines())
    return "\n".join(line for line in (heading, quote, citation.document.url) if line)
