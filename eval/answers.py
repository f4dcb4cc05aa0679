"""How good the answers are: every measure with its interval, by kind, style and family."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from statistics import median
from typing import Any

import numpy as np

from eval.asking import Asked
from eval.cases import GoldCase
from eval.intervals import Interval, bootstrap
from eval.measures import CRASHED, MEASURES, Scored, confusion, family, score, values
from eval.missing import Failure, gold_rank

PERCENTILES = (50, 95, 99)
Row = Mapping[str, Any]


def summarise(asked: Iterable[Asked]) -> dict[str, Any]:
    """Measures with intervals, groups, and every case scored, as JSON."""
    scored = [score(one) for one in asked]
    rows = [_row(one) for one in scored]
    answers = [one.asked.answer for one in scored if one.asked.answer is not None]
    return {
        "measures": measured(rows),
        "by_kind": _grouped(rows, "kind"),
        "by_style": _grouped(rows, "style"),
        "by_family": _grouped(rows, "family"),
        "by_field": _grouped([row for row in rows if row["field"]], "field"),
        "by_document_kind": _grouped(
            [row for row in rows if row["document_kind"]], "document_kind"
        ),
        "by_year": _grouped([row for row in rows if row["year"]], "year"),
        "confusion": confusion(scored),
        "failures": _counted(scored),
        "answer_length": {"median": median(len(a.text) for a in answers) if answers else None},
        "latency_ms": _latency([one.asked.seconds for one in scored]),
        "count": len(scored),
        "cases": rows,
    }


def measured(rows: Sequence[Row]) -> dict[str, Interval]:
    """The mean of every measure over the cases that ask for it."""
    columns = {name: [row["values"][name] for row in rows] for name in MEASURES}
    return {
        name: bootstrap([value for value in column if value is not None])
        for name, column in columns.items()
    }


def _grouped(rows: Sequence[Row], by: str) -> dict[str, dict[str, Interval | int]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[by], []).append(row)
    return {
        name: {"count": len(members), **measured(members)}
        for name, members in sorted(groups.items())
    }


def _counted(scored: Sequence[Scored]) -> dict[str, int]:
    failures = [one.failure for one in scored if one.failure is not None]
    return {step.value: failures.count(step) for step in Failure if step in failures}


def _latency(seconds: Sequence[float]) -> dict[str, Interval]:
    """Percentiles in milliseconds."""
    taken = [1000 * one for one in seconds]
    return {f"p{percent}": bootstrap(taken, _percentile(percent)) for percent in PERCENTILES}


def _percentile(percent: int) -> Callable[..., Any]:
    def percentile(sample: Any, axis: int) -> Any:
        return np.percentile(sample, percent, axis=axis)

    return percentile


def _row(scored: Scored) -> dict[str, Any]:
    asked, case = scored.asked, scored.asked.case
    answer = asked.answer
    return {
        "id": case.id,
        "digest": digest(case),
        "kind": case.kind,
        "style": case.style,
        "family": family(case),
        "right": scored.judgement.right,
        "values": values(scored),
        "why": list(scored.judgement.why),
        "failure": scored.failure,
        "gold_rank": gold_rank(asked),
        "evidence": asked.seen.evidence if asked.seen else None,
        **_source(asked),
        "question": case.question,
        "want": case.verdict,
        "verdict": answer.verdict if answer else CRASHED,
        "answer": answer.text if answer else "",
        "cited": [cited.label for cited in answer.citations] if answer else [],
        "procedures": [code for code, _ in answer.procedures] if answer else [],
        "seconds": round(asked.seconds, 4),
    }


def _source(asked: Asked) -> dict[str, str]:
    """What the first gold source is that the corpus holds; empty where there is none."""
    held = [gold for gold in asked.seen.gold if gold.held] if asked.seen else []
    field, kind, year = (held[0].field, held[0].kind, held[0].year) if held else ("", "", None)
    return {"field": field, "document_kind": kind, "year": str(year or "")}


def digest(case: GoldCase) -> str:
    """Tells whether two runs asked the same and wanted the same."""
    return sha256(case.model_dump_json(exclude={"note"}).encode()).hexdigest()[:16]
