"""Every case asked once; what is needed to score the answers later is kept beside them."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.question import Question
from eval.cases import GoldCase
from eval.observing import Seen, observe
from eval.scoring import forged
from indexes.library import Hit, Library
from ingest.citation import Place
from ingest.document import Document

SEARCHED = 50  # hits kept, as many as the assistant asks for

Respond = Callable[[Question, Library], Answer]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage stands that the search found."""

    document: Document  # only what tells it from others
    place: Place


@dataclass(frozen=True, slots=True)
class Asked:
    """A case with what was answered, or with what the assistant crashed on.

    `forged` are the positions of citations whose quote is not what the index holds, `found` the
    passages that a search for the question alone gives, best first, `seen` what index and assistant
    knew: all were looked up while the index was open, so that scoring needs none.
    """

    case: GoldCase
    answer: Answer | None
    seconds: float
    crash: str = ""
    forged: tuple[int, ...] = ()
    found: tuple[Found, ...] = ()
    seen: Seen | None = None


def run(cases: Iterable[GoldCase], library: Library, respond: Respond) -> list[Asked]:
    """Every case asked once, in order; a crash is a wrong answer and stops nothing."""
    return [_ask(case, library, respond) for case in cases]


def _ask(case: GoldCase, library: Library, respond: Respond) -> Asked:
    started = time.perf_counter()
    try:
        answer = respond(case.asked(), library)
    except Exception as error:  # the report names it, and the other cases still count
        return Asked(case, None, time.perf_counter() - started, f"{type(error).__name__}: {error}")
    seconds = time.perf_counter() - started
    hits = library.search(case.question, on=case.asked_on, limit=SEARCHED)
    found = tuple(_found(hit, library) for hit in hits)
    seen = observe(case, library)
    return Asked(case, answer, seconds, "", forged(answer, library), found, seen)


def _found(hit: Hit, library: Library) -> Found:
    full = library.document(hit.passage.document)
    short = Document(
        key=full.key,
        id=full.id,
        family=full.family,
        kind=full.kind,
        title="",
        number=full.number,
        year=full.year,
    )
    return Found(short, hit.passage.place)
