"""python -m speech wer, bench."""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path

from speech.measuring.errors import exact, word_error_rate
from speech.measuring.listening import NoRecordings, listen, recordings
from speech.measuring.loading import Load, loaded
from speech.models.command import add_model, model_of
from speech.recognising import RecogniserLost, VoiceMissing

FAILED = 1
WRONG = (NoRecordings, VoiceMissing, RecogniserLost)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    measuring = subparsers.add_parser("wer", help="words wrong in recordings of known text")
    measuring.set_defaults(command=run_wer)
    loading = subparsers.add_parser("bench", help="callers at a time, memory, waiting")
    loading.add_argument(
        "--callers", type=int, nargs="+", default=[1, 4, 8], metavar="N", help="at a time"
    )
    loading.set_defaults(command=run_bench)
    for parser in (measuring, loading):
        parser.add_argument("folder", metavar="FOLDER", help="transcripts.tsv: file, text")
        parser.add_argument("--out", metavar="FILE", help="the figures as JSON")
        add_model(parser)


def run_wer(chosen: argparse.Namespace) -> int:
    try:
        run = asyncio.run(listen(model_of(chosen), recordings(Path(chosen.folder))))
    except WRONG as wrong:
        sys.stderr.write(f"{wrong}\n")
        return FAILED
    measures = {"WER": word_error_rate(run.sentences), "exact": exact(run.sentences)}
    factor = run.processor / run.sound
    for one in run.sentences:
        if one.errors:
            sys.stdout.write(f"{one.name}\n  said   {one.said}\n  heard  {one.heard}\n")
    words = sum(one.words for one in run.sentences)
    sys.stdout.write(
        f"{len(run.sentences)} sentences, {words} words, {run.sound:.0f} s of sound\n"
        f"words wrong      {measures['WER']}\n"
        f"sentences exact  {measures['exact']}\n"
        f"real-time factor {factor:.3f} (processor seconds for each second of sound)\n"
    )
    if chosen.out:
        figures = {
            "measures": {name: asdict(share) for name, share in measures.items()},
            "sound_seconds": run.sound,
            "real_time_factor": factor,
            "sentences": [asdict(one) for one in run.sentences],
        }
        Path(chosen.out).write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")
    return 0


def run_bench(chosen: argparse.Namespace) -> int:
    try:
        load = asyncio.run(
            loaded(model_of(chosen), recordings(Path(chosen.folder)), chosen.callers)
        )
    except WRONG as wrong:
        sys.stderr.write(f"{wrong}\n")
        return FAILED
    sys.stdout.write(told(load))
    if chosen.out:
        Path(chosen.out).write_text(json.dumps(asdict(load), indent=1) + "\n")
    return 0


def told(load: Load) -> str:
    lines = [
        f"start            {load.start:.2f} s",
        f"real-time factor {load.factor:.3f} (processor seconds for each second of sound)",
        f"memory           {load.memory / 1e6:.0f} MB, and {load.session / 1e6:.1f} MB a caller",
    ]
    lines += [
        f"{one.callers:3} at a time    words {one.median * 1000:.0f} ms after the last sound, "
        f"95 % within {one.p95 * 1000:.0f} ms"
        for one in load.rounds
    ]
    return "\n".join(lines) + "\n"
