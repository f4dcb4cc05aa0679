"""A desk whose answers depend on a word of the question."""

from dataclasses import replace

from assistant.answer import Answer, Statement, Verdict
from assistant.question import Question
from assistant.service.opening import Desk
from indexes.library import Library
from tests.assistant.service.fakes import TwoTexts, fake_desk, quote_best


class Lawful(TwoTexts):
    def own_validity(self):
        return ()


def respond(question: Question, library: Library) -> Answer:
    """Nothing is known of water and electricity; about the rest the two texts are quoted."""
    if any(word in question.text for word in ("nước", "điện")):
        return Answer(Verdict.NO_SOURCE, (Statement("Chưa tìm thấy."),))
    return replace(quote_best(question, library), deadlines=())


def staff_desk() -> Desk:
    return replace(fake_desk(respond), library=Lawful())
