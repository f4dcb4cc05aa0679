"""The clauses that a letter about a late dossier quotes: those in force on its day and held."""

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.composing.force import validity_at
from assistant.composing.owed import quotes_of
from assistant.composing.quoting import plain
from assistant.deadlines.duties import CaseState, Topic, duties_asked
from assistant.deadlines.overdue import Status
from assistant.letters.letter import Clause, Kind
from assistant.shelf import Shelf

_TOPICS = {
    Kind.FEEDBACK: (Topic.APOLOGY, Topic.DESK, Topic.FEEDBACK),
    Kind.COMPLAINT: (
        Topic.APOLOGY,
        Topic.DESK,
        Topic.COMPLAINT_TIME,
        Topic.COMPLAINT_ACCEPTED,
    ),
}
_LONGEST = 700  # characters of one quote; what is longer ends with the last whole sentence


def clauses_of(kind: Kind, on: date, shelf: Shelf) -> tuple[Clause, ...]:
    """Each once, in the order of the matter: duties, rights, how a complaint goes."""
    return tuple(dict.fromkeys(_clauses(_TOPICS[kind], on, shelf)))


def form_of(kind: Kind, on: date, shelf: Shelf) -> tuple[Clause, ...]:
    """What the law wants to stand in such a letter."""
    topics = (Topic.COMPLAINT_FORM,) if kind is Kind.COMPLAINT else ()
    return tuple(_clauses(topics, on, shelf))


def shortened(text: str) -> str:
    """The text, or its first sentences with a mark that it goes on."""
    if len(text) <= _LONGEST:
        return text
    end = max(text.rfind(stop, 0, _LONGEST) for stop in (". ", ";", ".\n"))
    return f"{text[: end + 1 or _LONGEST].rstrip()} […]"


def _clauses(topics: Sequence[Topic], on: date, shelf: Shelf) -> Iterator[Clause]:
    for duty in duties_asked(on, topics, CaseState(status=Status.OVERDUE)):
        for ground in duty.grounds:
            for name, cut in quotes_of(ground, on, shelf):
                if validity_at(cut.document, cut.place, shelf.library).covers(on) is not False:
                    yield Clause(name, shortened(plain(cut.text)))
