"""A run is a folder: the cases with their answers, what they were asked of, and the measures.

`answers.jsonl` and `about.json` are written once; `measures.json` can be made from them again, so
that a new measure costs no new answers.
"""

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from eval.asking import Asked
from eval.bench import machine
from eval.cases import CasesUnreadable
from indexes.generation import Manifest

ANSWERS, ABOUT, MEASURES = "answers.jsonl", "about.json", "measures.json"
ROOT = Path(__file__).parents[1]
BASELINE = Path(__file__).parent / "data" / "baseline.json"  # of the starter set
# Of the manifest, what tells one index from another.
_OF_THE_INDEX = ("id", "built_at", "model", "revision", "corpus_day", "documents", "passages")
_SECRET = {"HOIDAP_CASES"}  # may hold a password
_ASKED = TypeAdapter(Asked)


def about(manifest: Manifest, cases: Sequence[Path]) -> dict[str, Any]:
    """What the answers depend on: index, model, settings, program, machine and case files."""
    index = asdict(manifest)
    return {
        "asked_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cases": [path.name for path in cases],
        "index": {name: index[name] for name in _OF_THE_INDEX},
        "code": code_version(ROOT),
        "settings": settings(os.environ),
        "machine": machine.describe(),
    }


def code_version(folder: Path) -> str:
    """The commit, marked where files differ from it; "unknown" outside a repository."""
    command = ["git", "-C", str(folder), "describe", "--always", "--dirty", "--abbrev=12"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return done.stdout.strip()


def settings(environment: Mapping[str, str]) -> dict[str, str]:
    """What was set by HOIDAP_ variables, but for secrets."""
    return {
        name: "(set)" if name in _SECRET else value
        for name, value in sorted(environment.items())
        if name.startswith("HOIDAP_")
    }


def write_run(folder: Path, asked: Iterable[Asked], described: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = (_ASKED.dump_json(one, exclude_defaults=True) for one in asked)
    (folder / ANSWERS).write_bytes(b"".join(line + b"\n" for line in lines))
    write_json(folder / ABOUT, described)


def read_run(folder: Path) -> list[Asked]:
    """The answers of a run, in order; raises CasesUnreadable with the line that is none."""
    asked = []
    with (folder / ANSWERS).open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                asked.append(_ASKED.validate_json(line))
            except ValidationError as error:
                raise CasesUnreadable(f"{folder / ANSWERS}:{number}: {error}") from error
    return asked


def read_summary(path: Path) -> dict[str, Any]:
    """The measures of a run, or those that were kept in a file as a baseline."""
    report: dict[str, Any] = read_json(path / MEASURES if path.is_dir() else path)
    return report


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
