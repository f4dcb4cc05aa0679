"""What programs that speak OpenAI's protocol send: the last user message is the question."""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.service.bodies import (
    CONTROLS,
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    MOST_TURNS,
    SOMETHING,
    Day,
    Name,
    Place,
    QuestionSent,
)
from assistant.service.chat.told import SOURCES
from assistant.service.problems import Locale, Problem, Trouble
from assistant.service.refusals import problem_of


def without_controls(text: Any) -> Any:
    """What programs copy from elsewhere may hold some."""
    return CONTROLS.sub("", text) if isinstance(text, str) else text


MODEL = "hoidap"
SHARED = {"locality", "locale", "asked_on", "request_id"}  # fields of POST /v1/ask
MOST_MESSAGES = 1000
LONGEST_MESSAGE = 100_000  # characters; of earlier turns the beginning is enough
NAME = re.compile(r"[A-Za-z0-9._:-]{1,100}")
ONE_ASKS: dict[str, Any] = {"properties": {"role": {"const": "user"}}, "required": ["role"]}
MOST_PARTS = 10
Words = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST_QUESTION, json_schema_extra={"pattern": SOMETHING}),
    BeforeValidator(without_controls),
]
MARKS = re.compile(r" ?(?:\[\d{1,3}\])+")


class Part(BaseModel):
    """A piece of a message; only text can be read."""

    type: Literal["text", "refusal"]
    text: str = Field(default="", max_length=LONGEST_MESSAGE)


class PartAsked(BaseModel):
    type: Literal["text"]
    text: Words


class Message(BaseModel):
    """Instructions (system, developer) and tools are not followed: official texts alone answer."""

    role: Literal["system", "developer", "assistant", "tool", "function"]
    content: Annotated[str, Field(max_length=LONGEST_MESSAGE)] | list[Part] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class Question(BaseModel):
    """What the citizen asks, or asked before."""

    role: Literal["user"]
    content: Words | Annotated[list[PartAsked], Field(min_length=1, max_length=MOST_PARTS)]

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content


Messages = list[Annotated[Message | Question, Field(discriminator="role")]]


class StreamOptions(BaseModel):
    include_usage: bool | None = False


def one(value: Any) -> Any:
    return 1 if value is None else value


class ChatSent(BaseModel):
    """Fields of the protocol that say how to write (temperature, tools, …) change nothing.

    `locality`, `locale`, `asked_on`, `session`, `request_id` are those of POST /v1/ask.
    """

    model_config = ConfigDict(extra="ignore")

    model: str = Field(max_length=200, examples=[MODEL])
    messages: Messages = Field(
        min_length=1, max_length=MOST_MESSAGES, json_schema_extra={"contains": ONE_ASKS}
    )
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: Annotated[Literal[1], BeforeValidator(one)] = 1
    user: str | None = Field(default=None, max_length=1000, description="as `session`")
    locality: Place | None = None
    locale: Locale = "vi"
    asked_on: Day | None = None
    session: Name | None = None
    request_id: Name | None = None

    @property
    def wants_usage(self) -> bool:
        return bool(self.stream_options and self.stream_options.include_usage)

    def to_question(self) -> QuestionSent:
        """Raises Problem: NO_MODEL, MISSING, and what is wrong with the question."""
        if self.model != MODEL:
            raise Problem(Trouble.NO_MODEL, {"field": "model", "model": MODEL}, self.locale)
        asked = [n for n, message in enumerate(self.messages) if message.role == "user"]
        if not asked:
            raise Problem(Trouble.MISSING, {"field": "messages"}, self.locale)
        sent = {
            "question": self.messages[asked[-1]].text,
            "history": history_of(self.messages[: asked[-1]]),
            **self.model_dump(mode="json", include=SHARED, exclude_none=True),
            "session": self.session or (self.user if NAME.fullmatch(self.user or "") else None),
        }
        try:
            return QuestionSent.model_validate(sent)
        except ValidationError as error:
            problem = problem_of(error.errors()[0], self.locale)
            raise Problem(
                problem.trouble, {**problem.facts, "field": "messages"}, self.locale
            ) from None


def history_of(messages: Messages) -> list[dict[str, str]]:
    """The turns that were answered, oldest first."""
    turns: list[dict[str, str]] = []
    for message in messages:
        if message.role == "user":
            turns.append({"question": message.text[:LONGEST_QUESTION]})
        elif message.role == "assistant" and turns:
            answer = without_controls(without_sources(message.text))
            turns[-1]["answer"] = answer[:LONGEST_ANSWER]
    return turns[-MOST_TURNS:]


def without_sources(answer: str) -> str:
    """An answer as it was before it was written for this protocol."""
    return MARKS.sub(
        "", answer.split(f"\n\n{SOURCES['vi']}\n")[0].split(f"\n\n{SOURCES['en']}\n")[0]
    )
