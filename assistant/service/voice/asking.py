"""A question that was spoken: the other fields of a form, and the words in place of `question`."""

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

from pydantic import ValidationError

from assistant.service.answering import Counter
from assistant.service.bodies import LONGEST_QUESTION, QuestionSent
from assistant.service.events import event, told
from assistant.service.problems import Problem, Trouble
from assistant.service.refusals import locale_of, problem_of
from assistant.service.voice.replies import TranscriptReply
from assistant.service.voice.troubles import VoiceTrouble

STRUCTURED = ("history", "case")  # JSON in a form
UNHEARD = "…"  # stands for the question until it is heard


def question_of(fields: Mapping[str, str]) -> QuestionSent:
    """All of a form but the question, held to the same rules as JSON. Raises Problem."""
    if "question" in fields:
        raise Problem(Trouble.UNKNOWN_FIELD, {"field": "question"})
    sent: dict[str, Any] = {name: value for name, value in fields.items() if value}
    for name in STRUCTURED:
        if name in sent:
            try:
                sent[name] = json.loads(sent[name])
            except (ValueError, RecursionError):
                raise Problem(Trouble.WRONG_VALUE, {"field": name}, locale_of(sent)) from None
    return validated(QuestionSent, {**sent, "question": UNHEARD})


def validated(model: type[QuestionSent], sent: Mapping[str, Any]) -> QuestionSent:
    """Raises Problem."""
    try:
        return model.model_validate(sent)
    except ValidationError as error:
        raise problem_of(error.errors()[0], locale_of(sent)) from None


def asked(sent: QuestionSent, heard: TranscriptReply) -> QuestionSent:
    """Raises Problem: NOTHING_SAID."""
    if not heard.text.strip():
        raise Problem(VoiceTrouble.NOTHING_SAID, locale=sent.locale)
    question, words = heard.text[:LONGEST_QUESTION], heard.raw[:LONGEST_QUESTION]
    return sent.model_copy(update={"question": question, "heard": words})


async def reply(counter: Counter, sent: QuestionSent, heard: TranscriptReply, client: str) -> bytes:
    """The answer's JSON with the transcript in it. Raises Problem."""
    answer = await counter.reply(asked(sent, heard), client)
    return answer[:-1] + b',"transcript":' + heard.model_dump_json().encode() + b"}"


async def told_aloud(
    counter: Counter, sent: QuestionSent, heard: TranscriptReply, client: str
) -> AsyncIterator[str]:
    """Event `transcript`, then those of any question."""
    yield event("transcript", heard.model_dump_json())
    async for one in told(counter, sent, client):
        yield one
