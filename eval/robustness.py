"""The command `robustness`: what is lost when the same questions are written differently."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.respond import respond
from eval.answers_command import add_asking, opened
from eval.asking import Respond, run
from eval.cases import GoldCase
from eval.comparing import Change, change
from eval.intervals import bootstrap
from eval.measures import right, score
from eval.rewriting import REWRITES, Rewrite
from eval.runs import write_json
from indexes.library import Library


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("robustness", help="the same questions, written differently")
    add_asking(parser)
    parser.add_argument("--out", type=Path, help="write every loss here, as JSON")
    parser.set_defaults(command=from_arguments)


def from_arguments(arguments: argparse.Namespace) -> str:
    """The table; with --out every question that was lost too."""
    cases, library = opened(arguments)
    report = losses(cases, library, respond)
    if arguments.out:
        write_json(arguments.out, report)
    return table(report)


def losses(cases: Sequence[GoldCase], library: Library, respond: Respond) -> dict[str, Any]:
    """For each rewriting: fully right answers before and after, over the questions it changes."""
    before = _rights(cases, library, respond)
    return {
        "count": len(cases),
        "right": bootstrap(list(before.values())),
        "changes": {
            name: _loss(before, _rights(rewritten(cases, rewrite), library, respond))
            for name, rewrite in REWRITES.items()
        },
    }


def rewritten(cases: Sequence[GoldCase], rewrite: Rewrite) -> list[GoldCase]:
    """The cases whose question the rule changes, with the changed question."""
    changed = [case.model_copy(update={"question": rewrite(case.question)}) for case in cases]
    return [new for old, new in zip(cases, changed, strict=True) if new.question != old.question]


def table(report: Mapping[str, Any]) -> str:
    lines = [
        f"{name:<16}{loss['before']:7.1%}{loss['after']:8.1%}{loss['gain']['value']:+8.1%}"
        f"  [{loss['gain']['low']:+.1%}, {loss['gain']['high']:+.1%}]  p {loss['p']:.3f}"
        f"  of {loss['count']}"
        for name, loss in report["changes"].items()
        if loss
    ]
    head = f"{report['count']} cases; fully right before, after, gain with its interval"
    return "\n".join([head, *lines])


Rights = Mapping[str, float]


def _rights(cases: Sequence[GoldCase], library: Library, respond: Respond) -> Rights:
    return {asked.case.id: right(score(asked)) for asked in run(cases, library, respond)}


def _loss(before: Rights, after: Rights) -> dict[str, Any]:
    """Empty where the rule changes no question."""
    told = change("right", [(key, before[key], new) for key, new in after.items()])
    return _as_json(told, before, after) if told else {}


def _as_json(told: Change, before: Rights, after: Rights) -> dict[str, Any]:
    gains = [new - before[key] for key, new in after.items()]
    return {
        "count": told.count,
        "before": told.before,
        "after": told.after,
        "gain": bootstrap(gains),
        "p": told.p,
        "worse": told.worse,
        "better": told.better,
    }
