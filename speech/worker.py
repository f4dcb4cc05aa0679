"""The process around an engine: `python -m speech.worker MODEL`, spoken to in frames.

Several utterances run here side by side, each in a thread of its own. It ends when the process
that started it closes the pipe or dies.
"""

import json
import os
import resource
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO
from unicodedata import normalize

from speech.engines import Engine, Utterance, open_engine
from speech.frames import Frame, Kind, Say, pipes, read, speaker
from speech.recognising import Heard, Transcript, VoiceMissing, Wishes, WishRefused


def packed(value: Heard | Transcript) -> bytes:
    """Models spell letters with marks as they like; here they are composed (NFC)."""
    return normalize("NFC", json.dumps(asdict(value), ensure_ascii=False)).encode()


def answer(utterance: Utterance, frame: Frame) -> bytes:
    if frame.kind is Kind.SOUND:
        return packed(utterance.hear(frame.body))
    return packed(utterance.finish())


def serve(engine: Engine, frames: "SimpleQueue[Frame]", say: Say) -> None:
    """One utterance from its opening to its closing."""
    session, utterance = 0, None
    while (frame := frames.get()).kind is not Kind.CLOSE:
        session = frame.session
        try:
            if utterance is None:
                utterance = engine.begin(Wishes(**json.loads(frame.body)))
                say(Frame(session, Kind.DONE))
            else:
                say(Frame(session, Kind.DONE, answer(utterance, frame)))
        except WishRefused as refused:
            say(Frame(session, Kind.REFUSED, str(refused).encode()))
        except Exception as failed:  # whatever an engine raises costs this utterance alone
            say(Frame(session, Kind.FAILED, type(failed).__name__.encode()))


def listen(engine: Engine, come: BinaryIO, say: Say) -> None:
    sessions: dict[int, SimpleQueue[Frame]] = {}
    while (frame := read(come)) is not None:
        if frame.kind is Kind.OPEN:
            sessions[frame.session] = SimpleQueue()
            threading.Thread(
                target=serve, args=(engine, sessions[frame.session], say), daemon=True
            ).start()
        if frame.session in sessions:
            sessions[frame.session].put(frame)
        if frame.kind is Kind.CLOSE:
            sessions.pop(frame.session, None)


def main(model: Path) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a citizen's voice is written nowhere
    come, to = pipes()
    say = speaker(to)
    try:
        engine = open_engine(model)
    except VoiceMissing as missing:
        say(Frame(0, Kind.BROKEN, str(missing).encode()))
        return
    say(Frame(0, Kind.READY))
    listen(engine, come, say)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    os._exit(0)  # threads of abandoned utterances may still be inside the engine
