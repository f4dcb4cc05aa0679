"""What the library holds for a need: official texts, best first, and news apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.choosing.choosing import choose
from assistant.choosing.precedents import Nearest, precedents
from assistant.choosing.signals import Scene
from assistant.composing.candidates import Candidate, candidates, joined
from assistant.composing.force import begins_later
from assistant.composing.matching import Matcher
from assistant.shelf import Shelf
from assistant.understanding.core import LONG
from assistant.understanding.kinds import Kind
from assistant.understanding.lexicon import official_words
from assistant.understanding.sought import answered_in
from assistant.understanding.understand import Need
from indexes.library import Filters
from ingest.document import Family

DEPTH = 36  # hits of each search: of 380 answers 378 came first from the best 12 units of one
CUT = 0.8  # share of its words from which a story's core is not much shorter than the story
NEAR = 20  # targets of similar questions that are looked into
_OFFICIAL = frozenset({Family.LAW, Family.PROCEDURE})
_RECORDS = frozenset({Family.PROCEDURE})
_NEWS = frozenset({Family.NEWS})


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates best first, the matcher of the question's content words, similar questions."""

    candidates: tuple[Candidate, ...]
    matcher: Matcher
    nearest: Nearest
    certainty: float = 0.0  # probability that the first candidate answers


def search(need: Need, nearest: Nearest, shelf: Shelf) -> Found:
    found = gather(need, nearest, shelf)
    scene = scene_of(found, need, nearest, shelf)
    chosen = choose(found, scene)
    return Found(chosen.candidates, scene.matcher, nearest, chosen.certainty)


def search_records(need: Need, nearest: Nearest, shelf: Shelf) -> Found:
    """Procedure records alone, where the provisions of a law left no room for them."""
    found = gather(need, nearest, shelf, _RECORDS)
    scene = scene_of(found, need, nearest, shelf)
    chosen = choose(found, scene)
    return Found(chosen.candidates, scene.matcher, nearest, chosen.certainty)


def nearest_to(need: Need) -> Nearest:
    """Questions like this one; of a story both the whole and what it asks are looked at."""
    whole = precedents().nearest(need.search_text)
    if need.text in need.search_text or need.follows:
        return whole
    return whole.joined(precedents().nearest(need.text))


def gather(
    need: Need, nearest: Nearest, shelf: Shelf, families: frozenset[Family] = _OFFICIAL
) -> list[Candidate]:
    """Candidates of three searches: everything, what citizens ask for, what answered before."""
    everything = Filters(families=families, province=need.province)
    often = replace(everything, documents=shelf.asked_for)
    near = replace(everything, documents=shelf.keys_of(nearest, NEAR))
    searches = shelf.library.search_each(_sought(need), need.day, [everything, often, near], DEPTH)
    found = joined(searches, shelf.library)
    return [candidate for candidate in found if not _is_consolidated(candidate, need, shelf)]


def _sought(need: Need) -> str:
    """The matter in the words of the question and of its answer; all of a story after its core.

    Of 73 long stories 45 were answered from the first five candidates with them, 34 without.
    """
    words = len(need.text.split())
    is_cut = words >= LONG and len(need.search_text.split()) < CUT * words
    told = f"{need.text} {official_words(need.text)}" if is_cut else ""
    return " ".join(f"{need.search_text} {answered_in(need.text)} {told}".split())


def search_within(need: Need, documents: frozenset[str], shelf: Shelf) -> list[Candidate]:
    """The candidates of a few documents, best first."""
    hits = shelf.library.search(need.search_text, need.day, Filters(documents=documents), 12)
    return candidates(hits, shelf.library)


def search_news(need: Need, shelf: Shelf) -> list[Candidate]:
    hits = shelf.library.search(_sought(need), need.day, Filters(families=_NEWS), 9)
    return candidates(hits, shelf.library)


def scene_of(found: Sequence[Candidate], need: Need, nearest: Nearest, shelf: Shelf) -> Scene:
    best = max((hit.parts.get("bm25", 0.0) for c in found for hit in c.hits), default=0.0)
    matcher = matcher_of(need.search_text, shelf)
    return Scene(need, matcher, nearest, best, shelf.asked_counts)


def matcher_of(text: str, shelf: Shelf) -> Matcher:
    return Matcher.of(text, shelf.weigh)


def _is_consolidated(candidate: Candidate, need: Need, shelf: Shelf) -> bool:
    """Whether a newer consolidation of the act answers on the day instead of this text."""
    document = candidate.document
    if document.family is not Family.LAW or need.asked.kind is Kind.COMPARE:
        return False
    newest = shelf.consolidated(document, need.day)
    if newest is None or newest.key == document.key:
        return False
    place = candidate.hits[0].passage.place
    return not begins_later(newest, place, need.day, shelf.library)
