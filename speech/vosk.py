"""Vosk (libvosk, Kaldi): runs in `speech.worker` alone, never in the service's own process.

What kills the library, hangs it or makes it mis-hear without a word is kept from it here and in
`speech/wishes.py`: a fixed rate, whole samples, a new recogniser for each utterance, one thread
for each, phrase lists of known words in plain UTF-8.
"""

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

from speech.engines import missing, not_installed
from speech.reading import Reading, Segment, joined, likeliest
from speech.recognising import RATE, Heard, Transcript, Wishes, WishRefused, Word

UNKNOWN = "[unk]"
MOST_WORDS = 20_000  # of a list of phrases: 2,000 take 13 ms
NO_PHRASES = "This model takes no phrase lists."


class VoskEngine:
    """A Vosk model in memory."""

    def __init__(self, folder: Path) -> None:
        """Raises VoiceMissing for a folder that libvosk cannot read."""
        try:
            import vosk
        except ImportError as absent:
            raise not_installed("vosk") from absent
        vosk.SetLogLevel(-1)
        self._recogniser = vosk.KaldiRecognizer
        try:
            self._model = vosk.Model(str(folder))
            self._recogniser(self._model, RATE)
        except Exception as broken:  # libvosk's Python raises nothing more precise
            raise missing(f"mô hình tại {folder} bị hỏng hoặc thiếu tệp") from broken
        self._grows = any((folder / at / "HCLr.fst").is_file() for at in ("", "graph"))
        self._ways_out = ways_out(self._model.vosk_model_find_word, vocabulary(folder))

    def begin(self, wishes: Wishes) -> "VoskUtterance":
        """Raises WishRefused for phrases that this model cannot listen for."""
        grammar = [self._grammar(wishes.phrases)] if wishes.phrases else []
        return VoskUtterance(
            self._recogniser(self._model, RATE, *grammar), alternatives=wishes.alternatives
        )

    def _grammar(self, phrases: tuple[str, ...]) -> str:
        if not self._grows or not self._ways_out:
            raise WishRefused(NO_PHRASES)
        words = set(chain.from_iterable(phrase.split() for phrase in phrases))
        # 0 is <eps>, which aborts the library; -1 it would drop without a word.
        unknown = sorted(word for word in words if self._model.vosk_model_find_word(word) <= 0)
        if unknown:
            raise WishRefused(f"The model does not know: {', '.join(unknown)}.")
        return json.dumps([*phrases, *self._ways_out], ensure_ascii=False)  # it reads no \\uXXXX


def ways_out(number: Callable[[str], int], words: list[str]) -> list[str]:
    """What else may be said: without it all speech would become the phrases."""
    known = [word for word in words if number(word) > 0]
    return known or [word for word in (UNKNOWN,) if number(word) > 0]


def vocabulary(model: Path) -> list[str]:
    """The words of the list beside the graph, symbols left out; none where there is no list."""
    for file in (model / "graph" / "words.txt", model / "words.txt"):
        if file.is_file():
            lines = file.read_text(encoding="utf-8").splitlines()
            words = [line.split()[0] for line in lines[:MOST_WORDS] if line.strip()]
            return [word for word in words if word.isalpha()]
    return []


class VoskUtterance:
    """One recogniser, thrown away after one utterance: `Reset` does not clear everything."""

    def __init__(self, recogniser: Any, alternatives: int) -> None:
        recogniser.SetWords(True)
        recogniser.SetMaxAlternatives(alternatives + 1 if alternatives else 0)
        self._recogniser = recogniser
        self._alternatives = alternatives
        self._segments: list[Segment] = []

    def hear(self, pcm: bytes) -> Heard:
        if self._recogniser.AcceptWaveform(pcm):
            self._keep(self._recogniser.Result())
        partial = _plain(json.loads(self._recogniser.PartialResult()).get("partial", ""))
        best = likeliest(self._segments).text
        return Heard(f"{best} {partial}".strip(), ended=bool(best) and not partial)

    def finish(self) -> Transcript:
        self._keep(self._recogniser.FinalResult())
        return joined(self._segments, self._alternatives)

    def _keep(self, result: str) -> None:
        segment = _segment(json.loads(result))
        if any(reading.text for reading in segment):
            self._segments.append(segment)


def _segment(result: dict[str, Any]) -> Segment:
    readings = result.get("alternatives", [result])
    return tuple(
        Reading(
            text=_plain(reading.get("text", "")),
            words=tuple(
                Word(word["word"], word["start"], word["end"], word.get("conf", 1.0))
                for word in reading.get("result", ())
                if word["word"] != UNKNOWN
            ),
            score=reading.get("confidence", 0.0),
        )
        for reading in readings
    )


def _plain(text: str) -> str:
    """Without the word for what the model does not know."""
    return " ".join(word for word in text.split() if word != UNKNOWN)
