"""The messages of vosk-server's WebSocket protocol (alphacep/vosk-server, websocket/asr_server.py).

A client sends an optional configuration, then sound, then `{"eof" : 1}`; each frame of sound, eof
and reset gets exactly one reply.
"""

import json
import math
from dataclasses import dataclass
from enum import Enum
from typing import Any

from speech.recognising import Transcript, Word

DEFAULT_RATE = 8_000  # what clients that send no configuration mean, Asterisk among them
SLOWEST, FASTEST = 8_000, 48_000
MOST_ALTERNATIVES = 10
UNKNOWN = "[unk]"
MOST_PHRASES = 1_000
LONGEST_PHRASE = 200  # characters


class NotUnderstood(ValueError):
    """A frame that the protocol does not know; the message says what is wrong with it."""


class Command(Enum):
    EOF = "eof"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Config:
    """What a client may choose before it sends sound. A `model` is not for clients to choose."""

    rate: int = DEFAULT_RATE
    phrases: tuple[str, ...] = ()
    words: bool = False
    alternatives: int = 0

    def changed(self, wished: dict[str, Any]) -> "Config":
        """With the keys that a configuration has. Raises NotUnderstood."""
        return Config(
            rate_of(wished["sample_rate"]) if "sample_rate" in wished else self.rate,
            phrases_of(wished["phrase_list"]) if "phrase_list" in wished else self.phrases,
            bool(wished.get("words", self.words)),
            alternatives_of(wished.get("max_alternatives", self.alternatives)),
        )


def read(frame: str) -> Command | dict[str, Any]:
    """What a text frame says: a command, or the wishes of a configuration. Raises NotUnderstood."""
    try:
        said = json.loads(frame)
    except (ValueError, RecursionError):
        raise NotUnderstood("A text frame must be JSON: config, eof or reset") from None
    if isinstance(said, dict):
        if isinstance(wished := said.get("config"), dict):
            return wished
        for command in Command:
            if said.get(command.value):
                return command
    raise NotUnderstood('A text frame must be {"config" : {…}}, {"eof" : 1} or {"reset" : 1}')


def rate_of(wished: object) -> int:
    """Samples a second: engines abort on NaN and negative rates, and never return on 0."""
    rate = number(wished, "sample_rate")
    if not SLOWEST <= rate <= FASTEST:
        raise NotUnderstood(f"sample_rate must be a number from {SLOWEST} to {FASTEST}")
    return round(rate)


def alternatives_of(wished: object) -> int:
    return min(max(int(number(wished, "max_alternatives")), 0), MOST_ALTERNATIVES)


def number(wished: object, name: str) -> float:
    """A finite number, also where it is written as text, as some clients do."""
    try:
        found = float(wished) if isinstance(wished, int | float | str) else math.nan
    except (ValueError, OverflowError):
        found = math.nan
    if not math.isfinite(found):
        raise NotUnderstood(f"{name} must be a number")
    return found


def phrases_of(wished: object) -> tuple[str, ...]:
    """An empty list wishes nothing; "[unk]", which clients of Vosk add, is for engines to add."""
    if not isinstance(wished, list) or not all(isinstance(phrase, str) for phrase in wished):
        raise NotUnderstood("phrase_list must be a list of texts")
    if len(wished) > MOST_PHRASES or any(len(phrase) > LONGEST_PHRASE for phrase in wished):
        raise NotUnderstood(
            f"phrase_list may have {MOST_PHRASES} phrases of {LONGEST_PHRASE} characters"
        )
    return tuple(phrase for phrase in wished if phrase.strip() not in ("", UNKNOWN))


def partial(text: str) -> str:
    return written({"partial": text})


def result(heard: Transcript, config: Config) -> str:
    """What was said since the last result.

    With alternatives there is no `text` beside them, as upstream; `confidence` of an alternative is
    no probability there either: here it only falls from one to the next.
    """
    words = [word_heard(word) for word in heard.words] if config.words else []
    if config.alternatives:
        texts = dict.fromkeys((heard.text, *heard.alternatives))
        readings = [
            {"confidence": -float(rank), "text": text}
            for rank, text in enumerate(list(texts)[: config.alternatives])
        ]
        if words:
            timed = [{k: v for k, v in word.items() if k != "conf"} for word in words]
            readings[0] = {"confidence": 0.0, "result": timed, "text": heard.text}
        return written({"alternatives": readings})
    return written({"result": words, "text": heard.text} if words else {"text": heard.text})


def word_heard(word: Word) -> dict[str, Any]:
    return {"conf": word.confidence, "end": word.end, "start": word.start, "word": word.text}


def written(reply: dict[str, Any]) -> str:
    """JSON spaced as upstream spaces it: some clients compare strings."""
    return json.dumps(reply, ensure_ascii=False, indent=2, separators=(",", " : "))
