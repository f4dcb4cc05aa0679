"""How good the answers are: ask every case, score, summarise."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from assistant.answer import Answer
from assistant.question import Question
from eval.cases import GoldCase
from eval.intervals import Interval, bootstrap
from eval.missing import Failure, failure
from eval.scoring import Judgement, judge
from indexes.library import Library

Respond = Callable[[Question, Library], Answer]


@dataclass(frozen=True, slots=True)
class Asked:
    """A case with what was answered, or with what the assistant crashed on."""

    case: GoldCase
    answer: Answer | None
    seconds: float
    crash: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    asked: Asked
    judgement: Judgement
    failure: Failure | None


def run(cases: Iterable[GoldCase], library: Library, respond: Respond) -> list[Asked]:
    """Every case asked once, in order; a crash is a wrong answer and stops nothing."""
    return [_ask(case, library, respond) for case in cases]


def score(asked: Iterable[Asked], library: Library) -> list[Scored]:
    """The judgement of every answer and, where it is wrong, the step that failed."""
    return [_score(one, library) for one in asked]


def summarise(scored: Sequence[Scored]) -> dict[str, Any]:
    """Measures with intervals, by kind and style, and every case, as JSON."""
    answers = [one.asked.answer for one in scored if one.asked.answer is not None]
    return {
        "measures": {name: bootstrap(values) for name, values in _measured(scored).items()},
        "by_kind": _grouped(scored, lambda case: case.kind),
        "by_style": _grouped(scored, lambda case: case.style),
        "failures": _counted(scored),
        "answer_length": {"median": median(len(a.text) for a in answers) if answers else None},
        "latency_ms": _latency([one.asked.seconds for one in scored]),
        "count": len(scored),
        "cases": [_row(one) for one in scored],
    }


def _ask(case: GoldCase, library: Library, respond: Respond) -> Asked:
    started = time.perf_counter()
    try:
        answer = respond(case.asked(), library)
    except Exception as error:  # the report names it, and the other cases still count
        return Asked(case, None, time.perf_counter() - started, f"{type(error).__name__}: {error}")
    return Asked(case, answer, time.perf_counter() - started)


def _score(asked: Asked, library: Library) -> Scored:
    if asked.answer is None:
        return Scored(asked, _crashed(asked), Failure.CRASH)
    judgement = judge(asked.case, asked.answer, library)
    return Scored(asked, judgement, failure(asked.case, asked.answer, judgement, library))


def _crashed(asked: Asked) -> Judgement:
    case = asked.case
    return Judgement(
        verdict=False,
        facts=False if case.facts else None,
        clean=True,
        source=False if case.verdict == "answered" and case.sources else None,
        due=False if case.dues else None,
        quotes=(0, 0),
        why=(f"crash: {asked.crash}",),
    )


def _measured(scored: Sequence[Scored]) -> dict[str, list[float]]:
    """The values of every measure; a case counts only for what it asks."""
    judged = [one.judgement for one in scored]
    return {
        "right": [float(one.right) for one in judged],
        "verdict": [float(one.verdict) for one in judged],
        "facts": _asked_for(one.facts for one in judged),
        "clean": [float(one.clean) for one in judged],
        "source": _asked_for(one.source for one in judged),
        "due": _asked_for(one.due for one in judged),
        "quotes_verified": [
            float(number < good)
            for one in judged
            for total, good in [one.quotes]
            for number in range(total)
        ],
    }


def _asked_for(values: Iterable[bool | None]) -> list[float]:
    return [float(value) for value in values if value is not None]


def _grouped(
    scored: Sequence[Scored], name: Callable[[GoldCase], str]
) -> dict[str, dict[str, Interval | int]]:
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        groups.setdefault(name(one.asked.case), []).append(one)
    return {
        group: {
            "count": len(members),
            "right": bootstrap([float(one.judgement.right) for one in members]),
            "verdict": bootstrap([float(one.judgement.verdict) for one in members]),
        }
        for group, members in sorted(groups.items())
    }


def _counted(scored: Sequence[Scored]) -> dict[str, int]:
    failures = [one.failure for one in scored if one.failure is not None]
    return {step.value: failures.count(step) for step in Failure if step in failures}


def _latency(seconds: Sequence[float]) -> dict[str, float | None]:
    if not seconds:
        return {"p50": None, "p95": None}
    p50, p95 = np.quantile(np.asarray(seconds) * 1000, [0.5, 0.95])
    return {"p50": round(float(p50), 1), "p95": round(float(p95), 1)}


def _row(scored: Scored) -> dict[str, Any]:
    asked, case = scored.asked, scored.asked.case
    return {
        "id": case.id,
        "kind": case.kind,
        "style": case.style,
        "right": scored.judgement.right,
        "why": list(scored.judgement.why),
        "failure": scored.failure,
        "question": case.question,
        "want": case.verdict,
        "verdict": asked.answer.verdict if asked.answer else "crash",
        "answer": asked.answer.text if asked.answer else "",
        "cited": [cited.label for cited in asked.answer.citations] if asked.answer else [],
        "procedures": [code for code, _ in asked.answer.procedures] if asked.answer else [],
        "seconds": round(asked.seconds, 4),
    }
