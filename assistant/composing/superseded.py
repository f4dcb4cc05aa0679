"""A rule that the citizen knows from an older text: what applies now, quoted, then the old one."""

import re
from collections.abc import Sequence

from assistant.composing.comparing import quoted
from assistant.composing.counterparts import counterparts
from assistant.composing.part import Part
from assistant.composing.sides import acts_said, parted_of, sides_of
from assistant.searching import Found, matcher_of
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.kinds import Kind
from assistant.understanding.understand import Need

_STILL = re.compile(
    r"\b(?:gio|bay gio|hien nay|hien gio|nay)\b.{0,40}\b(?:con|van|tinh|theo|la|sao|the nao)\b"
    r"|\bcon (?:dung|vay|nhu vay|the|ap dung)\b"
)
_SAYS_WHAT = 3  # content words from which a question names a rule and not only a text


def superseded_parts(need: Need, found: Found, shelf: Shelf) -> Sequence[Part]:
    """The clause in force that took the place of the one in the old act that was named."""
    if not need.asked.speaks_of(Kind.SUPERSEDED, 0.3) and not _STILL.search(unmark(need.text)):
        return ()
    if not acts_said(parted_of(need, shelf), need, shelf):
        return ()
    sides = sides_of(need, found, shelf)
    if sides is None or sides.named is None:
        return ()
    if len(matcher_of(sides.matter, shelf).weights) < _SAYS_WHAT:
        return ()
    pairs = counterparts(sides, shelf)
    parts = [quoted(pair.new, sides, "Hiện nay", shelf) for pair in pairs]
    old = [pair.old for pair in pairs[:1] if pair.changed]
    return [*parts, *(quoted(piece, sides, "Trước đây", shelf) for piece in old)]
