"""An answer as OpenAI's protocol tells it: numbered in the text, with its citations beside it."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.service.problems import Locale
from assistant.service.replies import AnswerReply

SOURCES: Mapping[Locale, str] = {"vi": "Nguồn:", "en": "Sources:"}
Json = dict[str, Any]
ENDED: Json = {"logprobs": None, "finish_reason": "stop"}


@dataclass(frozen=True, slots=True)
class Written:
    """`pieces` together are the text; `annotations` are places in it (OpenAI's url_citation)."""

    pieces: tuple[str, ...]
    annotations: tuple[Json, ...]

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def written(reply: AnswerReply, locale: Locale, base: str) -> Written:
    """`base` is this service's address: where a document has no link, its text is shown there."""
    cited = reply.citations
    urls = [one.document.url or f"{base}v1/provisions/{one.provision_id}" for one in cited]
    pieces: list[str] = []
    annotations: list[Json] = []
    length = 0
    for statement in reply.statements:
        text = f"\n{statement.text}" if pieces else statement.text
        for number in statement.citations:
            mark = f"[{number + 1}]"
            start = length + len(text) + (not text.endswith("]"))
            text += mark if text.endswith("]") else f" {mark}"
            place = {"start_index": start, "end_index": start + len(mark)}
            source = {**place, "url": urls[number], "title": cited[number].label}
            annotations.append({"type": "url_citation", "url_citation": source})
        pieces.append(text)
        length += len(text)
    pieces += further(reply, locale, urls)
    return Written(tuple(pieces), tuple(annotations))


def further(reply: AnswerReply, locale: Locale, urls: Sequence[str]) -> Iterator[str]:
    """What to choose from, what to mind, and the sources."""
    for lines in ([f"– {one.label}: {one.question}" for one in reply.choices], reply.notices):
        if lines:
            yield "\n\n" + "\n".join(lines)
    cited = zip(reply.citations, urls, strict=True)
    sources = [f"[{n}] {one.label}. {url}" for n, (one, url) in enumerate(cited, 1)]
    if sources:
        yield "\n".join(["", "", SOURCES[locale], *sources])


def usage(question: str, answer: str) -> dict[str, int]:
    """Words in place of tokens, of which there are none: no language model is asked."""
    read, said = len(question.split()), len(answer.split())
    return {"prompt_tokens": read, "completion_tokens": said, "total_tokens": read + said}


@dataclass(frozen=True, slots=True)
class Told:
    """One completion; `head` is what all of its messages begin with."""

    reply: AnswerReply
    written: Written
    head: Json

    @classmethod
    def of(cls, reply: AnswerReply, written: Written, model: str) -> "Told":
        head = {"id": f"chatcmpl-{reply.id}", "created": int(time.time()), "model": model}
        return cls(reply, written, head)

    @property
    def beside(self) -> Json:
        """What the protocol does not know; its clients hand it on."""
        reply = self.reply.model_dump(mode="json")
        return {key: reply[key] for key in ("citations", "verdict", "deadlines")} | {
            "answer_id": self.reply.id
        }

    def whole(self, question: str) -> Json:
        message = {
            "role": "assistant",
            "content": self.written.text,
            "refusal": None,
            "annotations": list(self.written.annotations),
        }
        return {
            **self.head,
            "object": "chat.completion",
            "choices": [
                {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
            ],
            "usage": usage(question, self.written.text),
            **self.beside,
        }

    def chunks(self, question: str, wants_usage: bool) -> Iterator[Json]:
        """The same piece by piece; citations come with the last piece, usage after it."""
        head = {**self.head, "object": "chat.completion.chunk"}
        count = {"usage": None} if wants_usage else {}
        yield {**head, "choices": [choice({"role": "assistant", "content": ""})], **count}
        for piece in self.written.pieces:
            yield {**head, "choices": [choice({"content": piece})], **count}
        last = choice({"annotations": list(self.written.annotations)}, "stop")
        yield {**head, "choices": [last], **count, **self.beside}
        if wants_usage:
            yield {**head, "choices": [], "usage": usage(question, self.written.text)}


def choice(delta: Json, finish: str | None = None) -> Json:
    return {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
