"""Which of the numbered lines really follow one another: 1, 2, 3 … or a, b, c, d, đ, e …"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Rank = tuple[int, str]

_NUMBER = re.compile(r"(\d+)(.*)")
_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
# Vietnamese lists leave out f, j, w and z: after "e)" comes "g)".
_LEFT_OUT = frozenset(_ALPHABET.index(letter) + 1 for letter in "fjwz")
_GREATEST_GAP = 4
_BEFORE_ALL: Rank = (0, "")


def number_rank(number: str) -> Rank:
    """The order of articles and clauses: 1 < 1a < 1b < 2."""
    found = _NUMBER.match(number)
    return (int(found[1]), found[2]) if found else _BEFORE_ALL


def letter_rank(letter: str) -> Rank:
    """The order of points: a < a1 < b < c < d < đ < e < g."""
    return _ALPHABET.index(letter[0]) + 1, letter[1:]


def number_step(earlier: Rank, later: Rank) -> int:
    """How far `later` is from `earlier`: 1 for the next, 0 for 1 -> 1a, negative for back."""
    if later[0] == earlier[0]:
        return 0 if later[1] > earlier[1] else -1
    return later[0] - earlier[0]


def letter_step(earlier: Rank, later: Rank) -> int:
    """As number_step, without counting the letters that Vietnamese lists leave out."""
    step = number_step(earlier, later)
    if step <= 1:
        return step
    return step - sum(index in _LEFT_OUT for index in range(earlier[0] + 1, later[0]))


@dataclass(frozen=True, slots=True)
class Row:
    """How the numbers of one level are read: their rank and the step between two of them."""

    rank: Callable[[str], Rank]
    step: Callable[[Rank, Rank], int]
    from_any: bool = False  # whether a row may begin elsewhere than at 1


NUMBERS = Row(number_rank, number_step)
NUMBERS_FROM_ANY = Row(number_rank, number_step, from_any=True)
LETTERS = Row(letter_rank, letter_step)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A numbered line: `doubtful` counts only as the next one, `sure` may jump."""

    position: int
    number: str
    doubtful: bool = False
    sure: bool = False


def succession(candidates: Sequence[Candidate], row: Row) -> list[tuple[int, str]]:
    """The candidates that form one rising row: their positions and numbers.

    A number that jumps is left out when a number between stands further on, or when the jump is
    wide and nothing goes on from it: then it is a number of another text. The mark of a footnote
    glued to a number is taken off ("Điều 73." after Điều 6 is Điều 7 with note 3).
    """
    ranks = [row.rank(candidate.number) for candidate in candidates]
    last_seen = {
        rank[0]: index for index, rank in enumerate(ranks) if not candidates[index].doubtful
    }
    chosen: list[tuple[int, str]] = []
    last = _BEFORE_ALL
    for index, (candidate, rank) in enumerate(zip(candidates, ranks, strict=True)):
        distance, number = row.step(last, rank), candidate.number
        due_later = last_seen.get(last[0] + 1, -1) > index
        if distance > 1 and not due_later and (bare := _without_note(number, last)):
            number, rank, distance = bare, row.rank(bare), 1
        if distance > 1 and not candidate.doubtful:
            awaited = any(last_seen.get(n, -1) > index for n in range(last[0] + 1, rank[0]))
            followed = last_seen.get(rank[0] + 1, -1) > index
            allowed = row.from_any if not chosen else followed or _may_jump(candidate, distance)
            distance = 1 if allowed and not awaited else distance
        if 0 <= distance <= 1:
            chosen.append((candidate.position, number))
            last = rank
    return chosen


def _may_jump(candidate: Candidate, distance: int) -> bool:
    return candidate.sure or distance <= _GREATEST_GAP


def _without_note(number: str, last: Rank) -> str:
    """The number that should come, where `number` is it with a footnote's number behind, or ""."""
    due = str(last[0] + 1)
    note = number.removeprefix(due) if last[0] and number.isdigit() else number
    return due if note != number and 0 < len(note) < 3 and note[0] != "0" else ""
