"""The command `voice`: spoken questions through the whole service, against the same ones typed."""

import argparse
import asyncio
import csv
import json
import statistics
import time
import wave
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from eval.bench.change import copied
from eval.bench.serving import NotReady, Served, served
from eval.calling import NoAnswer, waits
from eval.cases import CasesUnreadable
from eval.runs import write_json
from speech.written.writing import write

TABLE = "transcripts.tsv"  # columns file and text, tabs between them
READY_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A recording and what is said in it."""

    file: Path
    text: str


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("voice", help="spoken questions against the same ones typed")
    parser.add_argument("--folder", type=Path, required=True, help=f"recordings and {TABLE}")
    parser.add_argument("--model", type=Path, required=True, help="folder of a voice model")
    parser.add_argument("--data", type=Path, default=Path("var"), help="store and indexes")
    parser.add_argument("--telephone", action="store_true", help="measure calls in real time too")
    parser.add_argument("--out", type=Path, help="write the report here too, as JSON")
    parser.set_defaults(command=from_arguments)


def from_arguments(arguments: argparse.Namespace) -> str:
    """Counts, and every question of which the answers differ."""
    recordings = read(arguments.folder)
    settings = {"HOIDAP_VOICE_MODEL": str(arguments.model.resolve()), "HOIDAP_RECORD": "off"}
    try:
        with copied(arguments.data) as data, served(data, 1, settings) as service:
            report = compared(recordings, service)
            if arguments.telephone:
                report["telephone"] = called(recordings, service)
    except (NotReady, NoAnswer) as reason:
        raise CasesUnreadable(str(reason)) from reason
    if arguments.out:
        write_json(arguments.out, report)
    return json.dumps(report, ensure_ascii=False, indent=1)


def read(folder: Path) -> list[Spoken]:
    """Raises OSError, CasesUnreadable."""
    with (folder / TABLE).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    try:
        return [Spoken(folder / row["file"], row["text"]) for row in rows]
    except KeyError as missing:
        raise CasesUnreadable(f"{folder / TABLE}: no column {missing}") from missing


def compared(recordings: Sequence[Spoken], service: Served) -> dict[str, Any]:
    """How many answers equal, word for word and source for source, those to the text typed as it
    stands in the table ("same"), or as one writes it ("same_written": 118/2025/NĐ-CP)."""
    with httpx.Client(base_url=service.url, timeout=60) as client:
        wait_for_voice(client)
        rows = [asked(one, client) for one in recordings]
    return {
        "recordings": len(rows),
        "heard": sum(row["heard"] == row["text"] for row in rows),
        "same": sum(row["same"] for row in rows),
        "same_written": sum(row["same_written"] for row in rows),
        "median_seconds": statistics.median(row["seconds"] for row in rows),
        "differ": [row for row in rows if not row["same"]],
    }


def asked(one: Spoken, client: httpx.Client) -> dict[str, Any]:
    """The question spoken, then typed in both ways."""
    started = time.perf_counter()
    reply = client.post("/v1/ask", files={"audio": (one.file.name, one.file.read_bytes())})
    seconds = round(time.perf_counter() - started, 3)
    spoken = reply.json() if reply.is_success else {"answer": reply.json()["detail"]}
    typed, written = (
        client.post("/v1/ask", json={"question": text}).raise_for_status().json()
        for text in (one.text, write(one.text))
    )
    transcript = spoken.get("transcript", {"raw": "", "text": ""})
    return {
        "file": one.file.name,
        "text": one.text,
        "heard": transcript["raw"],
        "written": transcript["text"],
        "same": told(spoken) == told(typed),
        "same_written": told(spoken) == told(written),
        "seconds": seconds,
        "answer": spoken["answer"],
        "wanted": typed["answer"],
    }


def told(reply: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a citizen gets: the verdict, every word, every source."""
    sources = [citation["provision_id"] for citation in reply.get("citations", ())]
    return reply.get("verdict"), reply["answer"], sources


def wait_for_voice(client: httpx.Client) -> None:
    """Raises NotReady."""
    give_up = time.perf_counter() + READY_SECONDS
    while time.perf_counter() < give_up:
        if client.get("/readyz").json()["voice"]:
            return
        time.sleep(0.1)
    raise NotReady("The voice model cannot be used; run `python -m assistant serve` to see why.")


def called(recordings: Sequence[Spoken], service: Served) -> dict[str, Any]:
    """Milliseconds from the end of speech to the first sound of the answer. Raises NoAnswer."""
    waited = asyncio.run(waits([samples(one.file) for one in recordings], service.url))
    return {
        "calls": len(waited),
        "total_ms": spread([one.total for one in waited]),
        "silence_ms": spread([one.silence for one in waited]),
        "work_ms": spread([one.work for one in waited]),
    }


def spread(seconds: Sequence[float]) -> dict[str, int]:
    """ "median", "p95" and "most", in milliseconds."""
    ordered = sorted(seconds)
    at = min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))
    chosen = {"median": statistics.median(ordered), "p95": ordered[at], "most": ordered[-1]}
    return {name: round(value * 1000) for name, value in chosen.items()}


def samples(file: Path) -> bytes:
    """Of a WAV file with one channel at 16 kHz."""
    with wave.open(str(file)) as sound:
        return bytes(sound.readframes(sound.getnframes()))
