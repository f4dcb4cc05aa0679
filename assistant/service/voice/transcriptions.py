"""A transcript in the formats of POST /v1/audio/transcriptions of OpenAI's API."""

import json
import math
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response

from assistant.service.voice.hearing import Recording
from speech.recognising import Word
from speech.written.writing import write

PAUSE = 0.6  # seconds between words that end a subtitle
LONGEST = 6.0  # seconds of one
MOST_WORDS = 14  # of one: two lines of 42 characters
LANGUAGE = "vietnamese"
LEAST = 1e-6  # a confidence has a logarithm


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that are shown together."""

    words: tuple[Word, ...]

    @property
    def start(self) -> float:
        return self.words[0].start

    @property
    def end(self) -> float:
        return self.words[-1].end

    @property
    def text(self) -> str:
        return write(" ".join(word.text for word in self.words))


def segments(words: Sequence[Word]) -> list[Segment]:
    """Cut at pauses, and where a subtitle would be too long."""
    cut: list[list[Word]] = []
    for word in words:
        if not cut or is_new(cut[-1], word):
            cut.append([])
        cut[-1].append(word)
    return [Segment(tuple(piece)) for piece in cut]


def is_new(words: Sequence[Word], word: Word) -> bool:
    paused = word.start - words[-1].end >= PAUSE
    return paused or word.end - words[0].start > LONGEST or len(words) >= MOST_WORDS


def as_json(recording: Recording, _: Sequence[str]) -> Response:
    return JSONResponse({"text": write(recording.transcript.text), "usage": usage(recording)})


def as_text(recording: Recording, _: Sequence[str]) -> Response:
    return PlainTextResponse(write(recording.transcript.text) + "\n")


def as_subtitles(recording: Recording, _: Sequence[str]) -> Response:
    cues = (
        f"{number}\n{clock(one.start, ',')} --> {clock(one.end, ',')}\n{one.text}\n"
        for number, one in enumerate(segments(recording.transcript.words), 1)
    )
    return PlainTextResponse("\n".join(cues) + "\n")


def as_webvtt(recording: Recording, _: Sequence[str]) -> Response:
    cues = (
        f"{clock(one.start, '.')} --> {clock(one.end, '.')}\n{one.text}\n"
        for one in segments(recording.transcript.words)
    )
    return PlainTextResponse("\n".join(("WEBVTT\n", *cues)) + "\n")


def verbosely(recording: Recording, granularities: Sequence[str]) -> Response:
    heard = recording.transcript
    told: dict[str, Any] = {
        "task": "transcribe",
        "language": LANGUAGE,
        "duration": round(recording.seconds, 2),
        "text": write(heard.text),
        "usage": usage(recording),
    }
    if "word" in granularities:
        told["words"] = [
            {"word": word.text, "start": round(word.start, 2), "end": round(word.end, 2)}
            for word in heard.words
        ]
    if "segment" in granularities or not granularities:
        cut = segments(heard.words)
        told["segments"] = [segment_told(number, one) for number, one in enumerate(cut)]
    return JSONResponse(told)


FORMATS: Mapping[str, Callable[[Recording, Sequence[str]], Response]] = {
    "json": as_json,
    "text": as_text,
    "srt": as_subtitles,
    "verbose_json": verbosely,
    "vtt": as_webvtt,
}


def events(recording: Recording) -> Iterator[str]:
    """What `stream` gives: the text, then the end."""
    text = write(recording.transcript.text)
    yield event("transcript.text.delta", delta=text)
    yield event("transcript.text.done", text=text, usage=usage(recording))


def event(kind: str, **told: Any) -> str:
    return f"data: {json.dumps({'type': kind, **told}, ensure_ascii=False)}\n\n"


def segment_told(number: int, segment: Segment) -> dict[str, Any]:
    """There are no tokens and no temperature here; the rest is computed."""
    text = segment.text.encode()
    logs = [math.log(max(word.confidence, LEAST)) for word in segment.words]
    return {
        "id": number,
        "seek": 0,
        "start": round(segment.start, 2),
        "end": round(segment.end, 2),
        "text": segment.text,
        "tokens": [],
        "temperature": 0.0,
        "avg_logprob": round(sum(logs) / len(logs), 4),
        "compression_ratio": round(len(text) / len(zlib.compress(text)), 4),
        "no_speech_prob": 0.0,
    }


def usage(recording: Recording) -> dict[str, Any]:
    return {"type": "duration", "seconds": math.ceil(recording.seconds)}


def clock(seconds: float, point: str) -> str:
    """00:01:02,345"""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    whole, thousandths = divmod(rest, 1000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{whole:02}{point}{thousandths:03}"
