"""The one place that turns settings into something that can be asked."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from assistant.answer import Answer
from assistant.directory import find
from assistant.question import Question
from assistant.respond import respond
from indexes.generation import IndexUnusable, current_id
from indexes.library import Library
from indexes.models import Embedder, open_embedder
from indexes.opened import OpenedLibrary

_FIRST = (  # they look at all that is made when first needed
    "Lam lai giay khai sinh mat bao lau?",
    "Quy định mới về hộ kinh doanh khác gì trước đây?",
)
Respond = Callable[[Question, Library], Answer]
LOG = logging.getLogger("hoidap")


@dataclass(frozen=True, slots=True)
class Desk:
    """An open library, the state it is in, and who answers from it."""

    library: Library
    generation: str
    built_at: datetime
    respond: Respond
    # lets go of files that copies of this process must not share; they are opened again when needed
    let_go: Callable[[], None] = lambda: None
    rest: Callable[[], None] = lambda: None  # what the library does between questions
    embedder: Embedder | None = None  # of the library, where it has one

    def answer(self, question: Question) -> Answer:
        try:
            return self.respond(question, self.library)
        finally:
            self.rest()


class Desks(Protocol):
    """Where desks come from."""

    def generation(self) -> str | None: ...

    def open(self) -> Desk | None: ...


def open_desk(data: Path, model: str | None = None) -> Desk:
    """The desk over the current generation of a data folder. Raises IndexUnusable."""
    embedder = open_embedder(model)
    library = OpenedLibrary.open(data, embedder)
    manifest = library.columns.manifest
    built_at = datetime.fromisoformat(manifest.built_at)
    return Desk(
        library,
        manifest.id,
        built_at,
        respond,
        library.store.close,
        library.rest,
        embedder,
    )


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Desks over the generations of the index in a data folder."""

    path: Path
    model: str | None = None

    def generation(self) -> str | None:
        """The generation that is current now; cheap enough to ask every second."""
        return current_id(self.path)

    def open(self) -> Desk | None:
        """None, with the reason in the log, when no generation can be used.

        What the first citizen would have to wait for is done here.
        """
        try:
            desk = open_desk(self.path, self.model)
            for text in _FIRST:
                desk.answer(Question(text, date.today()))
            find(Question(_FIRST[0], date.today()), None, desk.library)
            return desk
        except IndexUnusable as reason:
            LOG.error("%s", reason)
            return None
