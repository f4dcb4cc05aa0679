"""Everything a question is ranked by, as arrays; knows nothing of documents or days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import Lexicon, bare_hashes_of, hashes_of, is_bare
from indexes.asked import AskedIndex
from indexes.dense import DenseIndex, learn_codes
from indexes.features import Candidates, Spans
from indexes.fusing import above, fuse
from indexes.lexical import Postings, Syllables
from indexes.models import Embedder
from indexes.posting import post
from indexes.reranking import CANDIDATES, Reranker
from indexes.syllable_bag import SyllableBag
from indexes.table import Bounds, Table, by_passage, by_unit

Scores = NDArray[np.float32]
Ids = NDArray[np.int64]
Mask = NDArray[np.bool_]

STRONGEST = 2_000  # passages by words that are looked at: 100 units even where units are long
NEAREST = 400  # passages that the dense ranking looks at: 100 units even where units are long


@dataclass(frozen=True, slots=True)
class Scored:
    """BM25 of all units and passages, the passages nearest in meaning, those asked for before."""

    question: str
    units: Scores
    passages: Scores
    nearest: Ids
    cosines: Scores
    asked: Ids
    bonus: Scores

    def restricted(self, allowed: Mask) -> "Scored":
        """The same without the passages that are not allowed."""
        near, asked = allowed[self.nearest], allowed[self.asked]
        return Scored(
            self.question,
            self.units,
            self.passages * allowed,
            self.nearest[near],
            self.cosines[near],
            self.asked[asked],
            self.bonus[asked],
        )


@dataclass(frozen=True, slots=True)
class Ranked:
    """Units with their scores, best first, and the scores of passages that they rest on."""

    units: Ids
    scores: Scores
    parts: Mapping[str, Scores]
    scored: Scored

    def ordered_by(self, scores: Scores) -> "Ranked":
        order = np.argsort(-scores, kind="stable")
        parts = {name: part[order] for name, part in self.parts.items()}
        return Ranked(self.units[order], scores[order], parts, self.scored)

    def gaining(self, added: Scores) -> "Ranked":
        """The first units ordered by what they gain; the others stay behind them."""
        count = len(added)
        if count < 2:
            return self
        gained = self.scores[:count] + added
        gained += self.scores[0] - gained.max()
        rest = np.minimum(self.scores[count:], gained.min())
        return self.ordered_by(np.concatenate([gained, rest]).astype(np.float32))

    def best(self, limit: int) -> "Ranked":
        parts = {name: part[:limit] for name, part in self.parts.items()}
        return Ranked(self.units[:limit], self.scores[:limit], parts, self.scored)


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
        nearest = self.dense.search(vector, NEAREST)
        asked = self.asked_before(question, vector)
        return Scored(question, *self.lexical(question), *nearest, *asked)

    def among(self, scored: Scored, allowed: Mask | None = None) -> Ranked:
        """The fused ranking of what is allowed."""
        by_unit = scored.units
        if allowed is not None:
            scored = scored.restricted(allowed)
            by_unit = self.open_units(by_unit, allowed)
        strongest = above(scored.passages, STRONGEST)
        rankings = {
            "units": by_unit,
            "passages": self.best_of(strongest, scored.passages[strongest]),
            "dense": self.best_of(scored.nearest, scored.cosines),
        }
        fused = fuse(rankings, self.best_of(scored.asked, scored.bonus))
        ranked = Ranked(*fused, scored)
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
        question = rankings[0].scored.question
        added = self.reranker.added(self.compared(question, units, passages, scored))[owners]
        ends = np.cumsum([len(best) for best in pairs])[:-1]
        each = zip(rankings, np.split(added, ends), strict=True)
        return [ranked.gaining(part) for ranked, part in each]

    def best_passages(self, ranked: Ranked) -> Ids:
        """The passage of each unit that has most of the question's words."""
        scores = ranked.scored.passages
        spans = zip(
            self.starts[ranked.units].tolist(), self.starts[ranked.units + 1].tolist(), strict=True
        )
        best = [first + int(scores[first:last].argmax()) for first, last in spans]
        return np.array(best, dtype=np.int64)

    def candidates(self, question: str, ranked: Ranked) -> Candidates:
        """The units with what their words are compared by."""
        best = self.best_passages(ranked)
        return self.compared(question, ranked.units, best, ranked.scored.passages[best])

    def compared(self, question: str, units: Ids, best: Ids, scores: Scores) -> Candidates:
        """Units by one passage of each, with its BM25."""
        ids, bare = self.words(question)
        known, width = ids[ids >= 0], self.syllables.width
        heads = [self.spelled(self.forward.head(unit), bare) for unit in units]
        bodies = [self.spelled(self.forward.body(passage), bare) for passage in best]
        whole = [np.concatenate(pair) for pair in zip(heads, bodies, strict=True)]
        possible = np.float32(self.passages.best_possible(ids, width, bare))
        return Candidates(
            known,
            self.passages.rarities(known, width, bare),
            Spans.of(heads),
            Spans.of(whole),
            scores / possible,
        )

    def spelled(self, tokens: NDArray[np.int32], bare: bool) -> NDArray[np.int32]:
        return self.syllables.classes[tokens] if bare else tokens

    def open_units(self, by_unit: Scores, allowed: Mask) -> Scores:
        """The scores of the units that have an allowed passage; looks at the best of them only."""
        kept = np.zeros_like(by_unit)
        best = above(by_unit, STRONGEST)
        first, size = self.starts[best], self.starts[best + 1] - self.starts[best]
        begins = np.cumsum(size) - size
        members = np.arange(size.sum()) + np.repeat(first - begins, size)
        some = np.logical_or.reduceat(allowed[members], begins) if len(best) else first > 0
        kept[best[some]] = by_unit[best[some]]
        return kept

    def words(self, question: str) -> tuple[NDArray[np.int32], bool]:
        """The question's syllable ids; classes, if it is typed without diacritics (True)."""
        if is_bare(question):
            return self.syllables.find_bare(bare_hashes_of(question)), True
        return self.syllables.find(hashes_of(question)), False

    def lexical(self, question: str) -> tuple[Scores, Scores]:
        """BM25 of all units and of all passages."""
        ids, bare = self.words(question)
        width = self.syllables.width
        return self.units.score(ids, width, bare), self.passages.score(ids, width, bare)

    def asked_before(self, question: str, vector: Scores) -> tuple[Ids, Scores]:
        """Passages that answered questions like this one, with their bonus."""
        if self.asked is None:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        ids, bare = self.words(question)
        return self.asked.bonus(vector, ids, self.syllables.width, bare)

    def best_of(self, passages: Ids, scores: Scores) -> Scores:
        """The best of some passages' scores for every unit, 0 for units without any."""
        owners = np.searchsorted(self.starts, passages, side="right") - 1
        best = np.zeros(len(self.starts) - 1, dtype=np.float32)
        np.maximum.at(best, owners, scores)
        return best


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
        DenseIndex(vectors, learn_codes(vectors)),
        embedder,
        Forward.of(table),
        reranker=reranker,
    )
