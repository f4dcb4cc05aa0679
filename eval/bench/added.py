"""What days, dossiers and the force of texts cost: each question with and without that stage.

Processor time in one process; of each question both ways are taken by turns, so that a busy
machine disturbs both alike. The search for the day of the question stays in both.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from assistant.composing import assembling, composing
from assistant.question import Question
from assistant.respond import respond
from assistant.understanding import understand
from assistant.understanding.dossier_code import Coded
from eval.bench.latency import ON, WARM
from indexes.opened import OpenedLibrary

_ROUNDS = 3  # of each question both ways; the least of them counts
_LIMIT_MS = 5.0
Figures = dict[str, Any]

# The functions of the stage, and what stands in for them.
STAGE: tuple[tuple[ModuleType, str, Callable[..., Any]], ...] = (
    (understand, "without_code", lambda text: Coded(text, None)),
    (understand, "day_phrases", lambda *_: ()),
    (understand, "own_dossier", lambda *_, **__: None),
    (composing, "dossier_answer", lambda *_: None),
    (composing, "named_parts", lambda *_: None),
    (composing, "compared_parts", lambda *_: ()),
    (composing, "pending_parts", lambda *_: ()),
    (composing, "paper_parts", lambda *_: ()),
    (composing, "superseded_parts", lambda *_: ()),
    (composing, "renewed_parts", lambda *_: []),
    (assembling, "caveat", lambda *_: ""),
)


def added(data: Path, questions: Sequence[str]) -> Figures:
    """Milliseconds of processor time that the stage adds to an answer."""
    library = OpenedLibrary.open(data)
    for text in questions[:WARM]:
        respond(Question(text, ON), library)
    inside = [_inside(text, library) for text in questions]
    pairs = np.array([_pair(text, library) for text in questions]) * 1000
    library.store.close()
    difference = pairs[:, 0] - pairs[:, 1]
    median = float(np.percentile(difference, 50))
    return {
        "questions": len(questions),
        "with_ms": spread(pairs[:, 0]),
        "without_ms": spread(pairs[:, 1]),
        "difference_ms": spread(difference),
        "inside_the_stage_ms": spread(np.array(inside) * 1000),
        "limit_ms": _LIMIT_MS,
        "within_limit": median < _LIMIT_MS,
    }


def spread(values: "np.ndarray[Any, np.dtype[np.float64]]") -> dict[str, float]:
    quantiles = zip(("p50", "p90", "p95"), np.percentile(values, (50, 90, 95)), strict=True)
    return {name: round(float(value), 2) for name, value in quantiles}


def _pair(text: str, library: OpenedLibrary) -> tuple[float, float]:
    """Seconds with and without the stage."""
    taken: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(2 * _ROUNDS):
        if with_stage := turn % 2 == 0:
            taken[with_stage].append(_spent(text, ON, library))
        else:
            with replaced({name: stand_in for _, name, stand_in in STAGE}):
                taken[with_stage].append(_spent(text, ON, library))
    return min(taken[True]), min(taken[False])


def _spent(text: str, on: date, library: OpenedLibrary) -> float:
    started = time.thread_time()
    respond(Question(text, on), library)
    return time.thread_time() - started


def _inside(text: str, library: OpenedLibrary) -> float:
    """Seconds within the functions of the stage, one inside another counted once."""
    total, depth = 0.0, 0

    def timed(function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        nonlocal total, depth
        depth += 1
        started = time.thread_time()
        try:
            return function(*args, **named)
        finally:
            depth -= 1
            if depth == 0:
                total += time.thread_time() - started

    with replaced({name: partial(timed, getattr(module, name)) for module, name, _ in STAGE}):
        respond(Question(text, ON), library)
    return total


@contextmanager
def replaced(by_name: dict[str, Callable[..., Any]]) -> Iterator[None]:
    """The functions of the stage replaced until the block ends."""
    own = [(module, name, getattr(module, name)) for module, name, _ in STAGE]
    for module, name, _ in STAGE:
        setattr(module, name, by_name[name])
    try:
        yield
    finally:
        for module, name, function in own:
            setattr(module, name, function)
