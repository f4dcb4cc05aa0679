"""The sentences of a long story that ask something."""

import re

from assistant.understanding.features import unmark

LONG = 32  # words from which a question counts as a story
_ENOUGH = 9  # words that the asking sentences must have to stand alone
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*(?:\d+[^.!?\n]*[.!?]*)*")
_ASKS = re.compile(
    r"\?|\b(?:bao lau|bao nhieu|may (?:ngay|tien|tuoi)|o dau|the nao|nhu the nao|lam sao|duoc khong"
    r"|co phai|giay to gi|can gi|khi nao|bao gio|loai nao|ai)\b"
)


def core_of(text: str) -> str:
    """A story's asking sentences, with the one before where they are too short; else the text."""
    if len(text.split()) < LONG:
        return text
    sentences = [found.strip() for found in _SENTENCE.findall(text) if found.strip()]
    asking = [at for at, sentence in enumerate(sentences) if _ASKS.search(unmark(sentence))]
    if not asking:
        return text
    chosen = {asking[-1]} | {at for at in asking if "?" in sentences[at]}
    while sum(len(sentences[at].split()) for at in chosen) < _ENOUGH and min(chosen) > 0:
        chosen.add(min(chosen) - 1)
    return " ".join(sentences[at] for at in sorted(chosen))
