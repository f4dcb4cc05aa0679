"""Lists of places as laws write them: "điểm a, điểm b khoản 2; khoản 3 và khoản 4 Điều 5"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.citation import Place

_JOIN = r"\s*(?:,|;|và|hoặc)\s+"
_POINT = r"(?:[a-zđ]\d{0,2}|[a-zđ]{2})(?!\w)(?!\))"
_CLAUSE = r"\d{1,3}[a-zđ]{0,2}(?![\w/.])"
_ARTICLE = r"\d{1,4}[a-zđ]{0,2}(?![\w/])"
_ITEM = re.compile(
    rf"\b[Đđ]iểm\s+(?P<point>{_POINT}(?:{_JOIN}{_POINT})*)"
    rf"|\b[Kk]hoản\s+(?P<clause>{_CLAUSE}(?:{_JOIN}{_CLAUSE})*)"
    rf"|\b[Đđ]iều\s+(?P<article>{_ARTICLE}(?:{_JOIN}{_ARTICLE})*)"
    r"|\b(?P<this>[Đđ]iều này|[Kk]hoản này)"
)
_BETWEEN = re.compile(
    r"[\s,;]*(?:và|hoặc|các|của|tại|một số|quy định tại)?[\s,;]*(?:của|tại|các)?\s*"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Places that stand together at `start:end` of a text."""

    places: tuple[Place, ...]
    start: int
    end: int


def lists_of_places(text: str, here: Place = Place()) -> Iterator[Listed]:
    """Runs of places; what a run leaves open ("khoản 2" without an article) lies in `here`."""
    run: list[re.Match[str]] = []
    for item in _ITEM.finditer(text):
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), item.start()):
            yield listed(run, here)
            run = []
        run.append(item)
    if run:
        yield listed(run, here)


def places_in(text: str, here: Place = Place()) -> tuple[Place, ...]:
    """All places that a text names."""
    return tuple(place for found in lists_of_places(text, here) for place in found.places)


def places_at_end(text: str, here: Place = Place()) -> tuple[Place, ...]:
    """The places directly before what follows the text ("Bãi bỏ khoản 2 Điều 5 | Nghị định")."""
    found = list(lists_of_places(text, here))
    if found and _BETWEEN.fullmatch(text, found[-1].end):
        return found[-1].places
    return ()


def listed(run: list[re.Match[str]], here: Place) -> Listed:
    """Points wait for their clause, clauses for their article: the inner is named first."""
    waiting: list[Place] = []
    complete: list[Place] = []
    for item in run:
        if item["point"]:
            waiting += [Place(point=value) for value in values(item["point"])]
        elif item["clause"]:
            waiting = in_clauses(waiting, list(values(item["clause"])))
        elif item["article"]:
            complete += in_articles(waiting, list(values(item["article"])))
            waiting = []
    complete += [inside(place, here) for place in waiting]
    return Listed(tuple(complete), run[0].start(), run[-1].end())


def values(written: str) -> Iterable[str]:
    return re.split(_JOIN, written)


def in_clauses(waiting: list[Place], clauses: list[str]) -> list[Place]:
    """Points without a clause belong to the first clause that follows."""
    open_points = [place for place in waiting if place.clause is None]
    done = [place for place in waiting if place.clause is not None]
    inner = [replace(place, clause=clauses[0]) for place in open_points]
    rest = clauses[1:] if open_points else clauses
    return done + inner + [Place(clause=clause) for clause in rest]


def in_articles(waiting: list[Place], articles: list[str]) -> list[Place]:
    """Clauses without an article belong to the first article that follows."""
    inner = [replace(place, article=articles[0]) for place in waiting]
    rest = articles[1:] if waiting else articles
    return inner + [Place(article=article) for article in rest]


def inside(place: Place, here: Place) -> Place:
    """The place completed by the one that it stands in."""
    return replace(
        place,
        article=place.article or here.article,
        clause=place.clause or (here.clause if place.point else None),
    )
