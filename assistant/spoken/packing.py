"""Sentences into parts that a caller listens to one at a time, none longer than `LONGEST`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.spoken import wording
from speech.aloud.pace import seconds
from speech.aloud.reading import read_aloud

LONGEST = 40.0  # seconds of any part
FIRST = 25.0  # seconds of the first part where the first statement is not longer itself
_MORE = read_aloud(wording.MORE)
_TAIL = seconds(f"{wording.SENTENCE_LEFT} {wording.CONDITIONS_LEFT} {_MORE}")
_CONDITION = re.compile(
    r"\b(?:nếu|trừ|trường hợp|với điều kiện|chỉ khi|không áp dụng)\b", re.IGNORECASE
)
_LEADS_ON = re.compile(r"(?:nếu|trừ|trường hợp|lưu ý)\b", re.IGNORECASE)
_SMALLER = re.compile(r"(?<=[;:,])\s+")


def parts(statements: Iterable[Sequence[str]], *, more: bool = False) -> tuple[str, ...]:
    """Parts in words; all but the last say how to hear the rest, and whether conditions follow.

    A statement is cut only where it is longer than a part, between its sentences. `more` says
    that others follow the last part.
    """
    packed: list[list[_Piece]] = []
    for statement in statements:
        pieces = _fitting([read_aloud(sentence) for sentence in statement], LONGEST - _TAIL)
        for at, text in enumerate(pieces):
            piece = _Piece(text, goes_on=at + 1 < len(pieces), begins=at == 0)
            if packed and _fits(packed[-1], piece, FIRST if len(packed) == 1 else LONGEST):
                packed[-1].append(piece)
            else:
                packed.append([piece])
    return tuple(_with_tails(packed, more=more))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A statement, or so much of a long one as fits into a part."""

    text: str
    goes_on: bool
    begins: bool


def _fits(part: Sequence[_Piece], piece: _Piece, room: float) -> bool:
    whole = piece.begins and not piece.goes_on
    return whole and seconds(" ".join([*_texts(part), piece.text])) <= room - _TAIL


def _texts(part: Sequence[_Piece]) -> list[str]:
    return [piece.text for piece in part]


def _with_tails(packed: Sequence[Sequence[_Piece]], *, more: bool) -> Iterator[str]:
    for at, part in enumerate(packed):
        said = " ".join(_texts(part))
        following = [piece for later in packed[at + 1 :] for piece in later]
        if following or more:
            said = said.rstrip(" ,;:")
            ended = said if said[-1] in ".?!" else f"{said}."
            said = " ".join([ended, *_tail(part[-1], following), _MORE])
        yield said


def _tail(last: _Piece, following: Sequence[_Piece]) -> Iterator[str]:
    """What is said of the rest: a sentence that goes on, conditions of what was just said."""
    if last.goes_on and last.text[-1] not in ".?!":
        yield wording.SENTENCE_LEFT
    of_the_same = _rest_of_statement(following) if last.goes_on else ""
    if _CONDITION.search(of_the_same) or (following and _LEADS_ON.match(following[0].text)):
        yield wording.CONDITIONS_LEFT


def _rest_of_statement(following: Sequence[_Piece]) -> str:
    rest = []
    for piece in following:
        if piece.begins:
            break
        rest.append(piece.text)
    return " ".join(rest)


def _fitting(statement: Sequence[str], room: float) -> list[str]:
    """The statement in as few pieces as fit: cut between sentences, within one only if it must."""
    pieces: list[str] = []
    for sentence in _short_enough(statement, room):
        if pieces and seconds(f"{pieces[-1]} {sentence}") <= room:
            pieces[-1] += f" {sentence}"
        else:
            pieces.append(sentence)
    return pieces


def _short_enough(statement: Iterable[str], room: float) -> Iterator[str]:
    for sentence in filter(None, statement):
        if seconds(sentence) <= room:
            yield sentence
        else:
            yield from _cut(sentence, room)


def _cut(sentence: str, room: float) -> Iterator[str]:
    """At semicolons and commas, and where there are none for so long, between words."""
    said = ""
    for clause in _SMALLER.split(sentence):
        for word in [clause] if seconds(clause) <= room else clause.split():
            if said and seconds(f"{said} {word}") > room:
                yield said
                said = word
            else:
                said = f"{said} {word}".strip()
    if said:
        yield said
