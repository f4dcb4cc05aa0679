"""An English question answered by the Vietnamese pipeline, in an English frame."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Answer, Statement, Verdict
from assistant.english import wording
from assistant.english.framing import framed
from assistant.english.glossary import Apart
from assistant.english.harm import is_harmful
from assistant.english.reading import Reading, read
from assistant.english.recognising import is_english
from assistant.english.words import words_of
from assistant.question import Question, Turn

_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thank you|thank|thanks|bye|goodbye"
    r"|how are you|who are you|what can you do|very much|so much|there|sir|madam|everyone| )+$"
)
Answering = Callable[[Question], Answer]


def answer_english(question: Question, answering: Answering) -> Answer:
    """Refused, turned away, not understood, or what the Vietnamese question is answered."""
    words = " ".join(words_of(question.text))
    if is_harmful(words):
        return _said(Verdict.REFUSED, wording.REFUSED)
    if _GREETING.match(words):
        return _said(Verdict.OUT_OF_SCOPE, wording.SMALL_TALK)
    reading = read(question.text, question.asked_on, later=bool(question.history))
    if not reading.text:
        return _not_understood(reading)
    history = tuple(_in_vietnamese(turn, question) for turn in question.history)
    answer = answering(replace(question, text=reading.text, history=history))
    told = wording.understood(reading.told, reading.text, reading.unknown)
    return framed(answer, told)


def _not_understood(reading: Reading) -> Answer:
    if reading.apart is Apart.OTHER:
        return _said(Verdict.OUT_OF_SCOPE, wording.OUT_OF_SCOPE)
    if reading.apart is Apart.CONTACT:
        return _said(Verdict.NO_SOURCE, wording.CONTACT)
    return _said(Verdict.NO_SOURCE, wording.NOT_UNDERSTOOD)


def _in_vietnamese(turn: Turn, question: Question) -> Turn:
    if not is_english(turn.question):
        return turn
    return replace(turn, question=read(turn.question, question.asked_on).text or turn.question)


def _said(verdict: Verdict, text: str) -> Answer:
    return Answer(verdict, (Statement(text),))
