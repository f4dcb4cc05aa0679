"""How long an answer takes by itself, asked in this process on one core."""

import gc
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from assistant.question import Question
from assistant.respond import respond
from assistant.shelf import shelf_of
from indexes.opened import OpenedLibrary

WARM = 30  # answers before the clock runs
ON = date(2026, 11, 23)
Figures = dict[str, Any]


def latency(data: Path, questions: Sequence[str]) -> Figures:
    """Wall-clock and processor milliseconds of whole answers."""
    library = OpenedLibrary.open(data)
    shelf_of(library)
    gc.collect()
    gc.freeze()  # as the service does
    for text in questions[:WARM]:
        respond(Question(text, ON), library)
    wall, processor = [], []
    for text in questions:
        started = time.perf_counter(), time.thread_time()
        respond(Question(text, ON), library)
        wall.append(time.perf_counter() - started[0])
        processor.append(time.thread_time() - started[1])
    library.store.close()
    return {
        "questions": len(questions),
        "wall_ms": quantiles(wall),
        "processor_ms": quantiles(processor),
    }


def quantiles(seconds: Sequence[float]) -> dict[str, float]:
    p50, p95, p99 = np.percentile(np.array(seconds) * 1000, (50, 95, 99)).tolist()
    return {"p50": round(p50, 1), "p95": round(p95, 1), "p99": round(p99, 1)}
