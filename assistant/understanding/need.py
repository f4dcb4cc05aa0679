"""What the citizen wants to know, found in one question (and the turns before it)."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.understanding.classifying import classifier
from assistant.understanding.features import unmark
from assistant.understanding.kinds import CUES, Kind
from ingest.procedure import Method

_CUES = {
    kind: (weight, tuple(map(re.compile, wordings))) for kind, (weight, wordings) in CUES.items()
}
_TRUST = 1.6  # of the wordings against the classifier; flat from 1.3 to 2
_ONLINE = re.compile(
    r"\b(?:online|truc tuyen|qua mang|tren mang|dich vu cong|vneid|qua app|internet)\b"
)
_POSTAL = re.compile(r"\b(?:buu (?:dien|chinh)|qua duong buu)\b")
_DIRECT = re.compile(r"\b(?:truc tiep|tan noi|nop tay|len thang|tai (?:quay|cho|tru so))\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """The kinds that a question may be of, with probabilities, and the way of filing it names."""

    kinds: Mapping[Kind, float]
    method: Method | None

    @property
    def kind(self) -> Kind:
        return max(self.kinds, key=self.kinds.__getitem__)

    def speaks_of(self, kind: Kind, share: float = 0.2) -> bool:
        return self.kinds.get(kind, 0.0) >= share


def asked(text: str) -> Asked:
    """What is asked for in a question whose spelling has been mended."""
    bare = " ".join(unmark(text).split())
    odds = {Kind(label): share for label, share in classifier("need").probabilities(text).items()}
    for kind, (weight, wordings) in _CUES.items():
        if any(wording.search(bare) for wording in wordings):
            odds[kind] = odds.get(kind, 1e-3) * math.exp(_TRUST * weight) + 0.05
    total = sum(odds.values())
    return Asked({kind: share / total for kind, share in odds.items()}, _method(bare))


def _method(bare: str) -> Method | None:
    found = [
        method
        for method, pattern in (
            (Method.ONLINE, _ONLINE),
            (Method.POSTAL, _POSTAL),
            (Method.DIRECT, _DIRECT),
        )
        if pattern.search(bare)
    ]
    return found[0] if len(found) == 1 else None
