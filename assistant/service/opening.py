"""The one place that turns settings into something that can be asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.answer import Answer
from assistant.question import Question
from indexes.library import Library

Respond = Callable[[Question, Library], Answer]


@dataclass(frozen=True, slots=True)
class Desk:
    """An open library, the state it is in, and who answers from it."""

    library: Library
    generation: str
    built_at: datetime
    respond: Respond

    def answer(self, question: Question) -> Answer:
        return self.respond(question, self.library)


def open_desk(data: Path, model: str | None) -> Desk | None:
    """The desk for a data folder; None when it holds no index yet."""
    raise NotImplementedError
