"""Question cases that staff make of real questions: plain JSON lines, as `eval answers` reads."""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from assistant.feedback.records import Record
from assistant.service.staff.figures import group_of

FILE = "cases/staff.jsonl"  # below the data folder
Case = dict[str, Any]


def case_of(record: Record) -> Case:
    """The case of a recorded question; what is right is filled in by staff.

    Until a source or a fact is named, only the verdict is expected: an answer.
    """
    why = record.rating.reason if record.rating else group_of(record.verdict)
    return {
        "id": f"staff-{record.id[:12]}",
        "question": record.question,
        "asked_on": record.at.date().isoformat(),
        "history": [],
        "kind": "other",
        "style": "plain",
        "verdict": "answered",
        "facts": [],
        "forbidden": [],
        "sources": [],
        "due": None,
        "note": f"Câu hỏi thật; {why}: {record.rating.comment if record.rating else ''}".strip(
            ": "
        ),
    }


def read(data: Path) -> list[Case]:
    path = data / FILE
    return list(map(orjson.loads, path.read_bytes().splitlines())) if path.exists() else []


def add(data: Path, case: Case) -> None:
    """A second case of one answer changes nothing."""

    def added(cases: list[Case]) -> list[Case]:
        return cases if any(one["id"] == case["id"] for one in cases) else [*cases, case]

    _rewrite(data, added)


def change(data: Path, name: str, values: Case) -> None:
    _rewrite(data, lambda cases: [one | values if one["id"] == name else one for one in cases])


def remove(data: Path, name: str) -> None:
    _rewrite(data, lambda cases: [one for one in cases if one["id"] != name])


def expected(form: Callable[[str], str]) -> Case:
    """What a filled-in form expects of the answer. Raises ValueError for a day that is none.

    Facts stand one a line, accepted wordings apart by "|".
    """
    source = {name: form(name) for name in ("procedure", "document", "article", "clause", "point")}
    facts = (_wordings(line) for line in form("facts").splitlines())
    return {
        "question": form("question"),
        "asked_on": date.fromisoformat(form("asked_on")).isoformat(),
        "kind": form("kind") or "other",
        "verdict": form("verdict"),
        "facts": [wordings for wordings in facts if wordings],
        "sources": [{name: value for name, value in source.items() if value}]
        if any(source.values())
        else [],
        "note": form("note"),
    }


def _wordings(line: str) -> list[str]:
    return [wording.strip() for wording in line.split("|") if wording.strip()]


def _rewrite(data: Path, changed: Callable[[list[Case]], Sequence[Case]]) -> None:
    """The whole file anew, one process after the other, put in place by one rename."""
    path = data / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(path.with_suffix(".lock")):
        lines = (orjson.dumps(case) + b"\n" for case in changed(read(data)))
        beginning = path.with_suffix(f".{os.getpid()}")
        beginning.write_bytes(b"".join(lines))
        beginning.replace(path)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
