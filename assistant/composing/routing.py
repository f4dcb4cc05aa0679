"""Questions that are answered without a search: small talk, other subjects, harmful requests."""

from assistant import wording
from assistant.answer import Answer, Statement, Verdict
from assistant.understanding.understand import Need

# Probabilities from which a route is taken without looking at the documents; chosen on held-out
# routing questions so that harmless look-alikes are answered (a wrong refusal costs more).
_HARMFUL = 0.55
_OTHER = 0.5


def turned_away(need: Need) -> Answer | None:
    """The polite end of a question that is not for the documents, or None."""
    if need.route.get("harmful", 0.0) >= _HARMFUL:
        return Answer(Verdict.REFUSED, (Statement(wording.REFUSED),))
    if need.route.get("small_talk", 0.0) >= _OTHER:
        return Answer(Verdict.OUT_OF_SCOPE, (Statement(wording.SMALL_TALK),))
    if need.route.get("out_of_scope", 0.0) >= _OTHER:
        return Answer(Verdict.OUT_OF_SCOPE, (Statement(wording.OUT_OF_SCOPE),))
    return None
