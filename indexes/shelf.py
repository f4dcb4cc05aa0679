"""Everything a question is ranked by, as arrays; knows nothing of documents or days."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import Lexicon, bare_hashes_of, hashes_of, is_bare
from indexes.asked import AskedIndex
from indexes.dense import DenseIndex, learn_codes
from indexes.features import Candidates, Spans
from indexes.fusing import Ranking, above, fuse
from indexes.lexical import Postings, Span, Syllables, best_possible
from indexes.models import Embedder
from indexes.posting import post
from indexes.ranked import Ids, Mask, Members, Ranked, Scored, Scores, Words
from indexes.reranking import CANDIDATES, Reranker
from indexes.syllable_bag import SyllableBag
from indexes.table import Bounds, Table, by_passage, by_unit

STRONGEST = 2_000  # passages by words that are looked at: 100 units even where units are long
STRONG = 20_000  # of all passages and as many as needed for STRONGEST under most filters
NEAREST = 400  # passages that the dense ranking looks at: 100 units even where units are long


@dataclass(frozen=True, slots=True)
class Forward:
    """The syllables of every head and every passage, to compare candidates by."""

    head_tokens: NDArray[np.int32]
    tokens: NDArray[np.int32]
    bounds: Bounds

    @classmethod
    def of(cls, table: Table) -> "Forward":
        return cls(table.head_tokens, table.tokens, Bounds.of(table))

    def head(self, unit: int) -> NDArray[np.int32]:
        first, last = self.bounds.head_tokens[unit : unit + 2]
        return self.head_tokens[first:last]

    def body(self, passage: int) -> NDArray[np.int32]:
        first, last = self.bounds.tokens[passage : passage + 2]
        return self.tokens[first:last]


@dataclass(frozen=True, slots=True)
class Shelf:
    """`starts[u]:starts[u + 1]` are the passages of unit u."""

    syllables: Syllables
    passages: Postings
    units: Postings
    starts: Ids
    dense: DenseIndex
    embedder: Embedder
    forward: Forward
    asked: AskedIndex | None = None
    reranker: Reranker | None = None

    def rank(self, question: str, allowed: Mask | None = None) -> Ranked:
        """Fused ranking of the units that have an allowed passage."""
        return self.reranked([self.among(self.scored(question), allowed)])[0]

    def scored(self, question: str) -> Scored:
        """What a question's words and meaning give before anything is left out."""
        vector = self.embedder.embed(question)
        words = self.words(question)
        units, passages, possible = self.lexical(words)
        return Scored(
            words,
            possible,
            units,
            passages,
            self.members(above(units, STRONGEST)),
            above(passages, STRONG),
            *self.dense.search(vector, NEAREST),
            *self.asked_before(words, vector),
        )

    def scored_within(self, question: str, units: Sequence[Span]) -> Scored:
        """The same for the passages of a few units alone, several times faster."""
        vector, words = self.embedder.embed(question), self.words(question)
        spans = [(int(self.starts[first]), int(self.starts[last])) for first, last in units]
        by_unit, by_passage, possible = self.lexical(words, units, spans)
        every = np.concatenate([np.arange(*span) for span in spans])
        own = np.concatenate([np.arange(*span) for span in units])
        return Scored(
            words,
            possible,
            by_unit,
            by_passage,
            self.members(own[by_unit[own] > 0]),
            every[by_passage[every] > 0],
            *self.dense.among(vector, every, NEAREST),
            *self.asked_before(words, vector),
        )

    def members(self, units: Ids) -> Members:
        return Members.of(units, self.starts)

    def among(self, scored: Scored, allowed: Mask | None = None) -> Ranked:
        """The fused ranking of what is allowed."""
        strong, units = scored.strong, scored.strong_units.units
        if allowed is not None:
            strong = strong[allowed[strong]]
            if len(strong) < STRONGEST < len(scored.strong):  # the filter leaves little
                strong = np.flatnonzero(allowed & (scored.passages > 0))
            units = scored.strong_units.with_some(allowed)
        rankings = {
            "units": Ranking(units, scored.units[units]),
            "passages": self.best_of(*strongest(strong, scored.passages[strong])),
            "dense": self.best_of(*scored.near(allowed)),
        }
        fused = fuse(rankings, self.best_of(*scored.asked_about(allowed)))
        ranked = Ranked(*fused, scored, allowed)
        return ranked.ordered_by(ranked.scores)

    def reranked(self, rankings: Sequence[Ranked]) -> list[Ranked]:
        """The best candidates as the reranker orders them, the others after them.

        `rankings` are of one question: what several of them hold is looked at once. The first
        keeps the highest fused score, so that scores mean what they meant before.
        """
        if self.reranker is None:
            return list(rankings)
        heads = [ranked.best(CANDIDATES) for ranked in rankings]
        pairs = [self.best_passages(head) for head in heads]
        passages, at, owners = np.unique(
            np.concatenate(pairs), return_index=True, return_inverse=True
        )
        if not len(passages):
            return list(rankings)
        units = np.concatenate([head.units for head in heads])[at]
        scored = np.concatenate(
            [head.scored.passages[best] for head, best in zip(heads, pairs, strict=True)]
        )[at]
        compared = self.compared(rankings[0].scored, units, passages, scored)
        added = self.reranker.added(compared)[owners]
        ends = np.cumsum([len(best) for best in pairs])[:-1]
        each = zip(rankings, np.split(added, ends), strict=True)
        return [ranked.gaining(part) for ranked, part in each]

    def best_passages(self, ranked: Ranked) -> Ids:
        """The allowed passage of each unit that has most of the question's words."""
        members = self.members(ranked.units).allowed(ranked.allowed)
        scores = ranked.scored.passages[members.passages]
        order = np.lexsort((-scores, members.ranks))
        first = np.searchsorted(members.ranks, np.arange(len(ranked.units)))
        best: Ids = members.passages[order][first]
        return best

    def candidates(self, ranked: Ranked) -> Candidates:
        """The units with what their words are compared by."""
        best = self.best_passages(ranked)
        return self.compared(ranked.scored, ranked.units, best, ranked.scored.passages[best])

    def compared(self, scored: Scored, units: Ids, best: Ids, scores: Scores) -> Candidates:
        """Units by one passage of each, with its BM25."""
        words = scored.words
        known = words.ids[words.ids >= 0]
        heads = [self.spelled(self.forward.head(unit), words.bare) for unit in units]
        bodies = [self.spelled(self.forward.body(passage), words.bare) for passage in best]
        whole = [np.concatenate(pair) for pair in zip(heads, bodies, strict=True)]
        return Candidates(
            known,
            self.passages.rarities(known, self.syllables.width, words.bare),
            Spans.of(heads),
            Spans.of(whole),
            scores / np.float32(scored.possible),
        )

    def spelled(self, tokens: NDArray[np.int32], bare: bool) -> NDArray[np.int32]:
        return self.syllables.classes[tokens] if bare else tokens

    def words(self, question: str) -> Words:
        if is_bare(question):
            return Words(self.syllables.find_bare(bare_hashes_of(question)), True)
        return Words(self.syllables.find(hashes_of(question)), False)

    def lexical(
        self,
        words: Words,
        units: Sequence[Span] | None = None,
        passages: Sequence[Span] | None = None,
    ) -> tuple[Scores, Scores, float]:
        """BM25 of all units and of all passages (or of some spans of them), and about the most
        that a passage can have."""
        width = self.syllables.width
        of_units = self.units.terms(words.ids, width, words.bare)
        of_passages = self.passages.terms(words.ids, width, words.bare)
        scores = self.units.score(of_units, units), self.passages.score(of_passages, passages)
        return *scores, best_possible(of_passages)

    def asked_before(self, words: Words, vector: Scores) -> tuple[Ids, Scores]:
        """Passages that answered questions like this one, with their bonus."""
        if self.asked is None:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        terms = self.asked.words.terms(words.ids, self.syllables.width, words.bare)
        return self.asked.bonus(vector, terms)

    def best_of(self, passages: Ids, scores: Scores) -> Ranking:
        """The units of some passages, each with the best of their scores."""
        return Ranking.of(np.searchsorted(self.starts, passages, side="right") - 1, scores)


def strongest(passages: Ids, scores: Scores) -> tuple[Ids, Scores]:
    """The passages with the highest scores, at least STRONGEST if there are so many."""
    kept = above(scores, STRONGEST)
    return passages[kept], scores[kept]


def embedded(table: Table, embedder: Embedder, lexicon: Lexicon) -> NDArray[np.float16]:
    """Vectors [passages, dimensions]."""
    if isinstance(embedder, SyllableBag):  # its syllables are ours: no second analysis
        return embedder.embed_tokens(*by_passage(table), lexicon.hashes())
    return embedder.embed_texts(table.searched()).astype(np.float16)


def assemble(
    table: Table, lexicon: Lexicon, embedder: Embedder, reranker: Reranker | None = None
) -> Shelf:
    """A shelf in memory, for collections that are measured and thrown away."""
    syllables = Syllables.of(lexicon)
    vectors = embedded(table, embedder, lexicon)
    return Shelf(
        syllables,
        post(*by_passage(table), syllables),
        post(*by_unit(table), syllables),
        np.concatenate([[0], np.cumsum(table.sizes)]),
        learn_codes(vectors),
        embedder,
        Forward.of(table),
        reranker=reranker,
    )
