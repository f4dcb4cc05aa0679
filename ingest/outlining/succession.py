"""Which of the numbered lines really follow one another: 1, 2, 3 … or a, b, c, d, đ, e …"""

import re
from collections.abc import Callable, Sequence

Rank = tuple[int, str]
Step = Callable[[Rank, Rank], int]

_NUMBER = re.compile(r"(\d+)(.*)")
_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
# Vietnamese lists leave out f, j, w and z: after "e)" comes "g)".
_LEFT_OUT = frozenset(_ALPHABET.index(letter) + 1 for letter in "fjwz")
_GREATEST_GAP = 3
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


def succession(ranks: Sequence[Rank], step: Step, *, from_any: bool = False) -> list[int]:
    """The positions in `ranks` that form one rising row, from 1 unless `from_any`.

    A number that jumps is left out when a number between stands further on, or when the jump is
    wide and nothing goes on from it: then it is a number of another text.
    """
    last_seen = {rank[0]: position for position, rank in enumerate(ranks)}
    row: list[int] = []
    last = _BEFORE_ALL
    for position, rank in enumerate(ranks):
        distance = step(last, rank)
        if distance < 0:
            continue
        if distance > 1:
            if not row and not from_any:
                continue
            if any(last_seen.get(n, -1) > position for n in range(last[0] + 1, rank[0])):
                continue
            if distance > _GREATEST_GAP and last_seen.get(rank[0] + 1, -1) < position and row:
                continue
        row.append(position)
        last = rank
    return row
