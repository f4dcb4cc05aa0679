"""Readings of one stretch of speech, and how the stretches make a transcript."""

import heapq
import math
from dataclasses import dataclass, replace

from speech.recognising import Transcript, Word


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a stretch of speech; `score` is a log likelihood, for comparison only."""

    text: str
    words: tuple[Word, ...] = ()
    score: float = 0.0

    def __add__(self, later: "Reading") -> "Reading":
        return Reading(
            f"{self.text} {later.text}".strip(),
            self.words + later.words,
            self.score + later.score,
        )


Segment = tuple[Reading, ...]  # the readings of what was said between two pauses, best first


def likeliest(segments: list[Segment]) -> Reading:
    whole = Reading("")
    for segment in segments:
        whole += segment[0]
    return whole


def joined(segments: list[Segment], alternatives: int) -> Transcript:
    """The best reading of all segments, with at most so many other readings of the whole."""
    weighed = [_weighed(segment) for segment in segments]
    best = likeliest(weighed)
    wholes = [Reading("")]
    for segment in weighed:
        pairs = (whole + reading for whole in wholes for reading in segment)
        wholes = heapq.nlargest(alternatives + 1, pairs, key=lambda whole: whole.score)
    others = dict.fromkeys(whole.text for whole in wholes if whole.text != best.text)
    return Transcript(best.text, best.words, tuple(others)[:alternatives])


def _weighed(segment: Segment) -> Segment:
    """A word is as sure as the readings in which it stands at that time are likely together."""
    if len(segment) == 1:
        return segment
    top = max(reading.score for reading in segment)
    weights = [math.exp(reading.score - top) for reading in segment]
    total = sum(weights)
    best = tuple(
        replace(
            word,
            confidence=sum(
                weight for weight, other in zip(weights, segment, strict=True) if _has(other, word)
            )
            / total,
        )
        for word in segment[0].words
    )
    return (replace(segment[0], words=best), *segment[1:])


def _has(reading: Reading, word: Word) -> bool:
    return any(
        other.text == word.text and other.start < word.end and word.start < other.end
        for other in reading.words
    )
