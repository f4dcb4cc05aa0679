"""Laws and resolutions of the National Assembly that share a number: which one a sentence names."""

import re

from ingest.amending_clauses import ACT
from ingest.document import Document, Relation
from ingest.document_number import comparable, kind_of, mentions

_ACT = re.compile(ACT)
_RESOLUTION = "Nghị quyết"


def is_meant(relation: Relation, document: Document) -> bool:
    """Whether the sentence behind the relation speaks of this document and not of its namesake.

    Law 41/2024/QH15 ends "Nghị quyết số 93/2015/QH13", not the Law 93/2015/QH13.
    """
    if kind_of(relation.target) is not None:
        return True  # the sign in the number names the kind
    kinds = _kinds_named(relation)
    return not kinds or (document.kind == _RESOLUTION) in kinds


def _kinds_named(relation: Relation) -> set[bool]:
    """For each place where the sentence names the target: whether it calls it a resolution."""
    found: set[bool] = set()
    last = 0
    for mention in mentions(relation.evidence):
        named = _ACT.findall(relation.evidence, last, mention.start)
        if named and comparable(mention.number) == comparable(relation.target):
            found.add(named[-1] == _RESOLUTION)
        last = mention.end
    return found
