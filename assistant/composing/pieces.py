"""What one side of a comparison holds of the matter: articles, and what of them can be quoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.composing.differences import wanted_units
from assistant.composing.force import begins_later, validity_at
from assistant.composing.matching import Matcher, Weigh, words_of
from assistant.composing.quoting import Excerpt, excerpt, inside, plain, provision_around
from assistant.composing.sides import Side
from assistant.searching import matcher_of
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.lexicon import official_words
from indexes.library import Filters, Hit, Library
from ingest.document import Content, Family
from ingest.provision import Level, Provision

_DEPTH = 24  # hits that are looked at for each day
_ARTICLES = 8
_HUGE = 6000  # characters from which a clause stands for its article (amending acts)
_LONGEST = 1600  # characters of a clause that is not cut into its points
_PRECISE = 0.8  # what counts beside coverage that a clause speaks of little else
_REPEALED = re.compile(r"\((?:được|đã) bãi bỏ\)")
_LABEL = 40  # characters in which a repealed clause says so
_NUMBERED = re.compile(r"^(?:Điều )?\w+[.)]\d*\s*")
# The word under which laws head what everyday words ask for.
_HEADED = (
    (re.compile(r"\b(?:o dau|noi nao|noi|co quan nao|cho nao)\b"), "thẩm quyền"),
    (re.compile(r"\bmoi (?:duoc|co|cho|xet)\b|\bphai (?:du|co du)\b"), "điều kiện"),
    (re.compile(r"\bbao lau\b|\b(?:may|\d+) ngay\b"), "thời hạn"),
)
_DIGITS = re.compile(r"\S*\d\S*")
_LAW = frozenset({Family.LAW})
_PARTS = frozenset({Level.CLAUSE, Level.POINT})
_ARTICLE = frozenset({Level.ARTICLE, Level.PARAGRAPH})
_CLAUSE = frozenset({Level.CLAUSE})


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that can be quoted, read on a day, with its words and those of its heading.

    `wording` is without its number, which may change though the rule does not. `coverage` tells
    how well it speaks of the question, `claimed` which share of the question's figures it states.
    """

    cut: Excerpt
    day: date
    title: str
    wording: str
    words: frozenset[str]
    heading: frozenset[str]
    coverage: float
    claimed: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """The matter with the words that laws use for it, and what its figures tell."""

    text: str
    weigh: Weigh
    units: str  # of the figure that is asked for, if one is
    claims: frozenset[str]  # figures that the question states: they stand in the old wording

    @classmethod
    def of(cls, matter: str, shelf: Shelf) -> "Asked":
        bare = unmark(matter)
        headed = " ".join(word for cue, word in _HEADED if cue.search(bare))
        claims = frozenset(map(_figure, _DIGITS.findall(matter)))
        return cls(f"{matter} {headed}".strip(), shelf.weigh, wanted_units(matter), claims)


@dataclass(frozen=True, slots=True)
class View:
    """One side with the words that are looked for there."""

    side: Side
    text: str
    matcher: Matcher
    claims: frozenset[str]
    shelf: Shelf

    @property
    def library(self) -> Library:
        return self.shelf.library

    @classmethod
    def old(cls, side: Side, asked: Asked, shelf: Shelf) -> "View":
        return cls(side, asked.text, matcher_of(asked.text, shelf), asked.claims, shelf)

    @classmethod
    def new(cls, side: Side, asked: Asked, shelf: Shelf) -> "View":
        """Without the figures of the question: the new text states others."""
        text = _DIGITS.sub(" ", asked.text)
        return cls(side, text, matcher_of(text, shelf), frozenset(), shelf)

    def articles(self) -> list[Piece]:
        """The articles that hold most of the matter, best first."""
        return list(self._found(f"{self.text} {official_words(self.text)}", _ARTICLES))

    def called_like(self, others: Sequence[Piece]) -> list[Piece]:
        """The articles with headings like that of the other side's best one."""
        best = max((o for o in others if o.title), key=lambda o: o.coverage, default=None)
        return list(self._found(best.title, 2)) if best else []

    def pieces(self, article: Piece) -> Iterator[Piece]:
        """What of an article can be quoted: its clauses, of long ones the points; else all."""
        document, content = article.cut.document, self.library.content(article.cut.document.key)
        within = inside(content, article.cut.start, article.cut.end + 2)
        parts = [part for part in within if part.level in _PARTS]
        alive = [
            part
            for part in parts
            if validity_at(document, part.place, self.library).covers(article.day) is not False
            and not _REPEALED.search(content.text[part.start : part.end][:_LABEL])
        ]
        if not alive:
            yield article
            return
        for part in alive:
            if _is_quotable(part, alive, content):
                yield self._part(article, excerpt(document, content, part, article.cut.score))

    def _found(self, text: str, most: int) -> Iterator[Piece]:
        keys = frozenset(document.key for document in self.side.documents)
        filters = Filters(documents=keys) if keys else Filters(families=_LAW)
        for day in self.side.days:
            looked: set[tuple[str, int]] = set()
            found: list[Piece] = []
            for hit in self.library.search(text, day, filters, _DEPTH):
                at = self._position(hit) if len(found) < most else None
                if at is None or (hit.passage.document, at) in looked:
                    continue
                looked.add((hit.passage.document, at))
                piece = self._article(hit, at, day)
                if not self._is_answered_elsewhere(piece):
                    found.append(piece)
            yield from found

    def _is_answered_elsewhere(self, piece: Piece) -> bool:
        """Whether a newer consolidation holds the wording of the day."""
        document, place = piece.cut.document, piece.cut.place
        newest = self.shelf.consolidated(document, piece.day)
        if newest is None or newest.key == document.key:
            return False
        return not begins_later(newest, place, piece.day, self.library)

    def _position(self, hit: Hit) -> int | None:
        """Where the article of a hit, or the clause that stands for it, is in its outline."""
        content = self.library.content(hit.passage.document)
        at = provision_around(content, hit.passage.start, _ARTICLE)
        if at is None or content.provisions[at].end - content.provisions[at].start <= _HUGE:
            return at
        inner = provision_around(content, hit.passage.start, _CLAUSE)
        return inner if inner is not None and inner > at else at

    def _article(self, hit: Hit, at: int, day: date) -> Piece:
        document = self.library.document(hit.passage.document)
        content = self.library.content(document.key)
        article = provision_around(content, hit.passage.start, _ARTICLE)
        title = content.provisions[at if article is None else article].heading
        cut = excerpt(document, content, content.provisions[at], hit.score)
        heading = words_of(title)
        coverage = 0.8 * self.matcher.covered(self.matcher.held(hit.passage.text) | heading)
        return self._piece(cut, day, title, coverage + 0.2 * self.matcher.covered(heading))

    def _part(self, article: Piece, cut: Excerpt) -> Piece:
        words = words_of(cut.text)
        own = self.matcher.covered(words) + _PRECISE * self.matcher.precision(words)
        around = self.matcher.covered(words | article.heading)
        return self._piece(cut, article.day, article.title, 0.7 * own + 0.3 * around)

    def _piece(self, cut: Excerpt, day: date, title: str, coverage: float) -> Piece:
        wording = _NUMBERED.sub("", " ".join(plain(cut.text).split()))
        found = set(map(_figure, _DIGITS.findall(wording))) if self.claims else set()
        claimed = len(self.claims & found) / len(self.claims) if self.claims else 0.0
        words, heading = words_of(cut.text), words_of(title)
        return Piece(cut, day, title, wording, words, heading, coverage, claimed)


def _is_quotable(part: Provision, alive: Sequence[Provision], content: Content) -> bool:
    """A clause that is short enough, or a point of one that is not."""
    if part.end - part.start > _LONGEST:
        return False
    around = content.provisions[part.parent] if part.parent is not None else None
    if part.level is Level.CLAUSE or around is None or around.level is not Level.CLAUSE:
        return True
    return around not in alive or around.end - around.start > _LONGEST


def _figure(written: str) -> str:
    return written.strip(".,;:()").lstrip("0")
