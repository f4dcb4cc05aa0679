"""The command `mishearing`: what is lost when a recogniser hears some words of a question wrong."""

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.question import Question
from assistant.respond import respond
from assistant.shelf import shelf_of
from assistant.understanding.channel import Counts
from assistant.understanding.restoring import is_unmarked
from assistant.understanding.telex import is_telex
from assistant.understanding.understand import mend
from eval.answers_command import add_asking, opened
from eval.asking import Asked, Respond, run
from eval.cases import GoldCase
from eval.intervals import Interval, bootstrap
from eval.measures import right, score
from eval.mishearing import Vocabulary, misheard, word_errors
from eval.rewriting import spoken
from eval.runs import write_json
from indexes.library import Library
from speech.written.writing import write

RATES = (5, 10, 15, 20)
_ABBREVIATED = "typo"  # the style of "hs nộp r"; nobody says it so


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("mishearing", help="the same questions, words misheard")
    add_asking(parser)
    parser.add_argument(
        "--rates", type=int, nargs="+", default=RATES, metavar="PERCENT", help="of wrong words"
    )
    parser.add_argument("--seeds", type=int, default=1, help="times that each rate is drawn")
    parser.add_argument("--out", type=Path, help="write every misheard question here, as JSON")
    parser.set_defaults(command=from_arguments)


def from_arguments(arguments: argparse.Namespace) -> str:
    """The curve; with --out every misheard question and whether its answer was right, too."""
    cases, library = opened(arguments)
    rates = [rate / 100 for rate in arguments.rates]
    report = curve(cases, library, respond, rates, arguments.seeds)
    if arguments.out:
        write_json(arguments.out, report)
    return table(report)


def curve(
    cases: Sequence[GoldCase],
    library: Library,
    respond: Respond,
    rates: Sequence[float],
    seeds: int = 1,
) -> dict[str, Any]:
    """Fully right answers as written, as said without an error, and at each rate of errors."""
    vocabulary = Vocabulary(library)
    hear = partial(_hear, respond=respond)
    written = _rights(run(cases, library, respond))
    said = [as_said(case, shelf_of(library).counts) for case in cases]
    points = [_point(0.0, said, said, written, run(said, library, hear))]
    for rate in rates:
        heard = [_heard(case, rate, vocabulary, seed) for seed in range(seeds) for case in said]
        points.append(_point(rate, said * seeds, heard, written, run(heard, library, hear)))
    return {"count": len(cases), "written": bootstrap(list(written.values())), "points": points}


def as_said(case: GoldCase, counts: Counts) -> GoldCase:
    """The words as one would say them: what was typed badly is said well."""
    question = case.question
    if case.style == _ABBREVIATED or is_unmarked(question) or is_telex(question):
        question = mend(question, counts).text
    return case.model_copy(update={"question": spoken(question)})


def table(report: Mapping[str, Any]) -> str:
    """A line a rate; `lost` is against the questions as they were written."""
    head = f"{report['count']} cases, as written {_told(report['written'])}"
    lines = [
        f"{point['rate']:6.0%}  measured {point['measured']:6.1%}  right {_told(point['right'])}"
        f"  lost {_told(point['lost'])}"
        for point in report["points"]
    ]
    return "\n".join([head, "errors", *lines])


def _told(interval: Interval) -> str:
    value, low, high = (interval[name] for name in ("value", "low", "high"))
    return f"{value:6.1%} [{low:.1%}, {high:.1%}]" if value is not None else "   –"


def _hear(question: Question, library: Library, respond: Respond) -> Answer:
    """The answer to a question that came by voice."""
    heard = replace(question, text=write(question.text), heard=question.text)
    return respond(heard, library)


def _heard(case: GoldCase, rate: float, vocabulary: Vocabulary, seed: int) -> GoldCase:
    return case.model_copy(update={"question": misheard(case.question, rate, vocabulary, seed)})


Rights = Mapping[str, float]


def _rights(asked: Sequence[Asked]) -> Rights:
    """The share of a case's askings that were answered fully right."""
    found: dict[str, list[float]] = defaultdict(list)
    for one in asked:
        found[one.case.id].append(right(score(one)))
    return {key: sum(values) / len(values) for key, values in found.items()}


def _point(
    rate: float,
    said: Sequence[GoldCase],
    heard: Sequence[GoldCase],
    written: Rights,
    asked: Sequence[Asked],
) -> dict[str, Any]:
    rights = _rights(asked)
    wrong = sum(word_errors(a.question, b.question) for a, b in zip(said, heard, strict=True))
    words = sum(len(case.question.split()) for case in said)
    return {
        "rate": rate,
        "measured": round(wrong / max(words, 1), 4),
        "right": bootstrap(list(rights.values())),
        "lost": bootstrap([written[key] - new for key, new in rights.items()]),
        "heard": [
            {
                "id": one.case.id,
                "said": case.question,
                "heard": one.case.question,
                "right": bool(right(score(one))),
                "verdict": one.answer.verdict if one.answer else "crash",
                "procedures": [code for code, _ in one.answer.procedures] if one.answer else [],
                "wanted": one.case.verdict,
            }
            for case, one in zip(said, asked, strict=True)
        ],
    }
