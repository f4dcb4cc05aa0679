"""Questions that are answered without a search: small talk, other subjects, harmful requests."""

from assistant import wording
from assistant.answer import Answer, Statement, Verdict
from assistant.understanding.understand import Need

# Probabilities from which a route is taken without looking at the documents; chosen on held-out
# routing questions so that harmless look-alikes are answered (a wrong refusal costs more).
_HARMFUL = 0.55
_OTHER = 0.5
_ROUTES = ("harmful", "small_talk", "out_of_scope")


_SURE = 0.9
_ELSEWHERE = 0.25
_LIKE_ASKED = 0.42  # similarity to an answered question from which a route must be sure


def turned_away(need: Need, alike: float) -> Answer | None:
    """The polite end of a question that is not for the documents, or None.

    `alike` is the similarity to the nearest question that official texts answered.
    """
    if alike >= _LIKE_ASKED and max(need.route[name] for name in _ROUTES) < _SURE:
        return None
    if need.route.get("harmful", 0.0) >= _HARMFUL:
        return Answer(Verdict.REFUSED, (Statement(wording.REFUSED),))
    if need.question.case is not None or (need.dossier is not None and need.dossier.named):
        return None
    if need.route.get("small_talk", 0.0) >= _OTHER:
        return Answer(Verdict.OUT_OF_SCOPE, (Statement(wording.SMALL_TALK),))
    if need.route.get("out_of_scope", 0.0) >= _OTHER:
        return Answer(Verdict.OUT_OF_SCOPE, (Statement(wording.OUT_OF_SCOPE),))
    return None


def without_source(need: Need) -> Answer:
    """The end of a question that the documents do not answer: of the state's matters or not."""
    elsewhere = need.route["out_of_scope"] + need.route["small_talk"]
    if elsewhere > max(need.route["no_source"], _ELSEWHERE):
        return Answer(Verdict.OUT_OF_SCOPE, (Statement(wording.OUT_OF_SCOPE),))
    return Answer(Verdict.NO_SOURCE, (Statement(wording.NO_SOURCE),))
