"""One question in, one answer out: read this file first."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from assistant import wording
from assistant.answer import Answer, Statement, Verdict
from assistant.composing.composing import compose
from assistant.composing.heard import asked_whether
from assistant.composing.routing import turned_away
from assistant.english.answering import answer_english
from assistant.english.framing import framed
from assistant.english.recognising import is_english
from assistant.english.wording import FOR_VIETNAMESE, TO_STAFF
from assistant.localities.telling import renamed
from assistant.question import Question
from assistant.registry.cases import Unfound
from assistant.searching import nearest_to, search
from assistant.shelf import shelf_of
from assistant.understanding.staff_wish import wants_staff
from assistant.understanding.understand import understand
from indexes.library import Library


def respond(question: Question, library: Library) -> Answer:
    """The whole answer; an English question is read as a Vietnamese one, or turned away.

    Who wants a person is sent to one.
    """
    if wants_staff(question.text):
        english = question.locale == "en" or is_english(question.text)
        return Answer(Verdict.NO_SOURCE, (Statement(TO_STAFF if english else wording.TO_STAFF),))
    if is_english(question.text):
        answer = answer_english(question, partial(_answered, library=library))
        return _with_places(answer, replace(question, locale="en"))
    answer = _answered(question, library)
    framed_one = framed(answer, FOR_VIETNAMESE) if question.locale == "en" else answer
    return _with_places(framed_one, question)


def _answered(question: Question, library: Library) -> Answer:
    """Understand, turn away or search, compose from what was found."""
    timings: dict[str, float] = {}
    shelf = shelf_of(library)
    with _timed("understand", timings):
        need = understand(question, shelf.counts, shelf.titles)
    nearest = nearest_to(need)
    answer = turned_away(need, nearest.best)
    if answer is None:
        with _timed("search", timings):
            found = search(need, nearest, shelf)
        with _timed("compose", timings):
            answer = asked_whether(compose(need, found, shelf), need, found)
    return replace(_with_lookup(answer, question), timings=timings)


def _with_places(answer: Answer, question: Question) -> Answer:
    """The answer, telling what the places are called today whose old names were used."""
    if answer.verdict.group in ("refused", "out_of_scope"):
        return answer
    return replace(answer, notices=(*answer.notices, *renamed(question)))


def _with_lookup(answer: Answer, question: Question) -> Answer:
    """The answer, led by why there is no word on the dossier where one was asked about."""
    if not isinstance(question.case, Unfound) or answer.verdict is Verdict.REFUSED:
        return answer
    reason = Statement(wording.NO_CASE[question.case])
    return replace(answer, statements=(reason, *answer.statements))


@contextmanager
def _timed(step: str, timings: dict[str, float]) -> Iterator[None]:
    """Milliseconds that a step took, under its name."""
    started = time.perf_counter()
    yield
    timings[step] = round((time.perf_counter() - started) * 1000, 3)
