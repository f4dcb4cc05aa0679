"""The clauses of law (or paragraphs of news) that answer, cut so that no condition is lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.composing.force import changed_inside
from assistant.composing.matching import Matcher
from assistant.composing.quoting import Excerpt, excerpt, inside, provision_around
from assistant.understanding.naming import Named
from indexes.library import Hit, Library
from ingest.citation import Place
from ingest.document import Content, Document, Family
from ingest.provision import Level, Provision

_WHOLE_ARTICLE = 1400  # characters up to which an article is quoted whole
_WHOLE_CLAUSE = 1600
_SHORT_CLAUSE = 500
_MOST_CLAUSES = 10
_LONGEST_LEAD = 500
_BEST_POINTS = 6
_FEW_POINTS = 4  # so few points of a quoted clause are all cited
_SPEAKS = 0.25  # share of the question's words from which a point speaks of it
_CLAUSES = frozenset({Level.ARTICLE, Level.CLAUSE})
_SMALLEST = frozenset({Level.ARTICLE, Level.CLAUSE, Level.POINT, Level.PARAGRAPH, Level.ANNEX})


def excerpts(hits: Sequence[Hit], library: Library, on: date) -> list[Excerpt]:
    """What to quote for each hit, best first: whole clauses, none twice.

    Only what is in force on the day: of an article with a clause that is not, the others.
    """
    found: list[Excerpt] = []
    for hit in hits:
        cut = _in_force(hit, _cut(hit, library), on, library)
        if not any(_covers(earlier, cut) for earlier in found):
            found = [earlier for earlier in found if not _covers(cut, earlier)] + [cut]
    return sorted(found, key=lambda cut: -cut.score)


def _cut(hit: Hit, library: Library) -> Excerpt:
    """The clause around the hit; a long clause is cut to its lead and the point that was found."""
    document = library.document(hit.passage.document)
    content = library.content(hit.passage.document)
    if document.family is not Family.LAW:
        return _passage(hit, document)
    article = provision_around(content, hit.passage.start, frozenset({Level.ARTICLE}))
    if article is not None and _length(content.provisions[article]) <= _WHOLE_ARTICLE:
        return excerpt(document, content, content.provisions[article], hit.score)
    clause = provision_around(content, hit.passage.start, _CLAUSES)
    if clause is not None and _length(content.provisions[clause]) <= _WHOLE_CLAUSE:
        return excerpt(document, content, content.provisions[clause], hit.score)
    return _smallest(hit, document, content)


def _in_force(hit: Hit, cut: Excerpt, on: date, library: Library) -> Excerpt:
    """The cut, or less of it where a part of it is not in force on the day."""
    document = cut.document
    if document.family is not Family.LAW or not changed_inside(document, cut.place, on, library):
        return cut
    content = library.content(document.key)
    clause = provision_around(content, hit.passage.start, frozenset({Level.CLAUSE}))
    if clause is not None and _length(content.provisions[clause]) <= _WHOLE_CLAUSE:
        smaller = excerpt(document, content, content.provisions[clause], hit.score)
        if not changed_inside(document, smaller.place, on, library):
            return smaller
    return _passage(hit, document)


def _smallest(hit: Hit, document: Document, content: Content) -> Excerpt:
    at = provision_around(content, hit.passage.start, _SMALLEST)
    if at is None or _length(content.provisions[at]) > _WHOLE_CLAUSE:
        return _passage(hit, document)
    return excerpt(document, content, content.provisions[at], hit.score)


def _passage(hit: Hit, document: Document) -> Excerpt:
    passage = hit.passage
    return Excerpt(document, passage.place, passage.start, passage.end, passage.text, hit.score)


def exact_places(cut: Excerpt, content: Content, matcher: Matcher) -> list[Excerpt]:
    """The clauses of a quoted article, and of its points those that speak most of the question."""
    held = inside(content, cut.start, cut.end + 2)
    clauses = [p for p in held if p.level is Level.CLAUSE][:_MOST_CLAUSES]
    points = [p for p in held if p.level is Level.POINT]
    scored = [(matcher.fit(content.text[p.start : p.end]), -p.start, p) for p in points]
    few = len(points) <= _FEW_POINTS
    ranked = sorted(scored, reverse=True)
    best = [p for score, _, p in ranked if few or score > 0][:_BEST_POINTS]
    found = [excerpt(cut.document, content, p, cut.score) for p in [*clauses, *best]]
    return [inner for inner in found if inner.place != cut.place]


def closest_in(
    cut: Excerpt,
    content: Content,
    matcher: Matcher,
    alive: Callable[[Place], bool],
    longest: int = _WHOLE_CLAUSE,
) -> list[Excerpt]:
    """The clauses and points of the cut's article, those with most words of the question first.

    `alive` tells whether the whole of a place is in force. What says too little is left out.
    """
    at = provision_around(content, cut.start, frozenset({Level.ARTICLE}))
    if at is None:
        return []
    article = content.provisions[at]
    scored = [
        (matcher.fit(_with_lead(p, content)), -_length(p), p)
        for p in inside(content, article.start, article.end)
        if p is not article and _length(p) <= longest and alive(p.place)
        if not _is_of_short_clause(p, content)
    ]
    ranked = sorted(scored, key=lambda row: row[:2], reverse=True)
    return [excerpt(cut.document, content, p, cut.score) for fit, _, p in ranked if fit >= _SPEAKS]


def _is_of_short_clause(provision: Provision, content: Content) -> bool:
    """Whether it is a point of a clause that is read as a whole."""
    if provision.level is not Level.POINT or provision.parent is None:
        return False
    return _length(content.provisions[provision.parent]) <= _SHORT_CLAUSE


def fit_of(cut: Excerpt, content: Content, matcher: Matcher) -> float:
    """How well a quoted clause answers; a point by itself or with the words above it."""
    at = provision_around(content, cut.start, _SMALLEST)
    is_quoted = at is not None and content.provisions[at].start == cut.start
    led = _with_lead(content.provisions[at], content) if at is not None and is_quoted else ""
    return max(matcher.fit(cut.text), matcher.fit(led))


def _with_lead(provision: Provision, content: Content) -> str:
    """The text of a provision, of a point after the words above it, which hold the sanction."""
    text = content.text[provision.start : provision.end]
    if provision.level is not Level.POINT or provision.parent is None:
        return text
    above = content.provisions[provision.parent]
    return f"{content.text[above.start : above.lead_end]} {text}"


def leads_of(cut: Excerpt, content: Content) -> list[Excerpt]:
    """The words above a quoted clause or point that it cannot be read without, outermost first.

    "Điều 11. Các khiếu nại không được thụ lý giải quyết" above its khoản 5, and "Phạt tiền từ …
    đối với một trong các hành vi sau đây:" above a điểm.
    """
    found = []
    at = provision_around(content, cut.start, _SMALLEST)
    parent = content.provisions[at].parent if at is not None else None
    while parent is not None and content.provisions[parent].level in _CLAUSES:
        above = content.provisions[parent]
        text = content.text[above.start : above.lead_end].rstrip()
        if above.start < cut.start and text and len(text) <= _LONGEST_LEAD:
            end = above.start + len(text)
            found.append(replace(cut, place=above.place, start=above.start, end=end, text=text))
        parent = above.parent
    return found[::-1]


def _covers(outer: Excerpt, inner: Excerpt) -> bool:
    return (
        outer.document.key == inner.document.key
        and outer.start <= inner.start
        and inner.end <= outer.end
    )


def _length(provision: Provision) -> int:
    return provision.end - provision.start


def article_of(document: Document, content: Content, named: Named) -> Excerpt | None:
    """The smallest place that a question names: điểm, khoản or Điều."""
    wanted = Place(named.article, named.clause, named.point)
    for provision in content.provisions:
        if provision.place == wanted:
            return excerpt(document, content, provision, 1.0)
    return None
