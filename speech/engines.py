"""What an engine of speech is inside the process that runs it, and which one a model needs."""

from pathlib import Path
from typing import Protocol

from speech.recognising import RATE, Heard, Transcript, VoiceMissing, Wishes

HOW = "Chưa nhận được giọng nói: {why}. Hãy chạy `{command}`, phần còn lại vẫn dùng bình thường."
FETCH, INSTALL = "python -m speech model fetch", "pip install 'hoidap[{extra}]'"
TRIAL = bytes(RATE)  # half a second of silence: some broken models fail only when they listen


class Utterance(Protocol):
    """One utterance; used by one thread, once."""

    def hear(self, pcm: bytes) -> Heard:
        """Whole samples, s16le mono at RATE."""
        ...

    def finish(self) -> Transcript: ...


class Engine(Protocol):
    """A model in memory; utterances of several threads may run on it."""

    def begin(self, wishes: Wishes) -> Utterance:
        """Raises WishRefused."""
        ...


def missing(why: str) -> VoiceMissing:
    """The one sentence that says how to add voice: a model."""
    return VoiceMissing(HOW.format(why=why, command=FETCH))


def not_installed(package: str, extra: str = "speech") -> VoiceMissing:
    """The one sentence that says how to add voice: a package."""
    return VoiceMissing(
        HOW.format(why=f"chưa cài gói {package}", command=INSTALL.format(extra=extra))
    )


def kind(model: Path) -> str:
    """`vosk` or `sherpa`, by what lies in the folder. Raises VoiceMissing."""
    if not model.is_dir():
        raise missing(f"không có mô hình tại {model}")
    if (model / "tokens.txt").is_file():
        return "sherpa"
    if any((model / name).is_file() for name in ("am/final.mdl", "final.mdl")):
        return "vosk"
    raise missing(f"{model} không phải là mô hình nhận giọng nói")


def open_engine(model: Path) -> Engine:
    """A model that has listened once. Raises VoiceMissing."""
    engine: Engine
    if kind(model) == "vosk":
        from speech.vosk import VoskEngine

        engine = VoskEngine(model)
    else:
        from speech.sherpa import SherpaEngine

        engine = SherpaEngine(model)
    trial = engine.begin(Wishes())
    trial.hear(TRIAL)
    trial.finish()
    return engine
