"""Whether what was found is enough to answer from."""

import math
from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.answer import Answer, Statement
from assistant.composing.candidates import Candidate
from assistant.composing.matching import Matcher
from assistant.searching import Found
from assistant.understanding.understand import Need

# Logistic regression over the routing questions (held-out routes): answered by official texts or
# not. At this threshold 95 % of the answerable are answered and 60 % of the others turned away;
# look-alikes of unanswerable questions are half of that set, ordinary questions are surer.
ENOUGH = 0.25
_WEIGHTS = {
    "coverage": 0.768,
    "score": 0.351,
    "alike": 1.641,
    "no_source": -1.062,
    "in_scope": 0.366,
}
_BIAS = -2.478
_LOOKED_AT = 3
FOR_ALL_THAT = 0.3  # certainty


# Of the answers below it two in three are right, of those above it nine in ten (565 questions).
SURE_ENOUGH = 0.1


def unsure(answer: Answer) -> Answer:
    """The same answer, led by the word that it may be about something else."""
    return replace(answer, statements=(Statement(wording.UNSURE), *answer.statements))


def is_enough(need: Need, found: Found) -> bool:
    """Whether to answer; a question that sounds like no matter of the state needs a sure answer."""
    elsewhere = need.route["out_of_scope"] + need.route["small_talk"] > need.route["in_scope"]
    if elsewhere and found.certainty < FOR_ALL_THAT:
        return False
    return strength(need, found) >= ENOUGH


def strength(need: Need, found: Found) -> float:
    """Probability that the best candidates answer the question, 0..1."""
    if not found.candidates:
        return 0.0
    signals = {
        "coverage": coverage(found.candidates, found.matcher),
        "score": found.candidates[0].score,
        "alike": found.nearest.best,
        "no_source": math.log(need.route["no_source"] + 1e-4),
        "in_scope": math.log(need.route["in_scope"] + 1e-4),
    }
    odds = _BIAS + sum(_WEIGHTS[name] * value for name, value in signals.items())
    return 1 / (1 + math.exp(-odds))


def coverage(candidates: Sequence[Candidate], matcher: Matcher) -> float:
    """How well the best candidates cover the content words of the question, 0..1."""
    return max(
        (
            matcher.score(f"{c.document.title} {hit.passage.context} {hit.passage.text}")
            for c in candidates[:_LOOKED_AT]
            for hit in c.hits[:2]
        ),
        default=0.0,
    )
