"""Which clauses and points of an article speak most of a question."""

import pytest

from assistant.composing.clauses import closest_in, fit_of
from assistant.composing.matching import Matcher
from assistant.composing.quoting import excerpt
from assistant.shelf import shelf_of
from ingest.citation import Place
from ingest.provision import Level


@pytest.fixture(scope="module")
def residence(sample_library):
    """The Law on Residence: document, text and places."""
    document = next(one for one in sample_library.documents() if one.title == "Luật Cư trú")
    return document, sample_library.content(document.key)


def matcher(question, sample_library):
    return Matcher.of(question, shelf_of(sample_library).weigh)


def test_a_point_is_read_with_the_words_above_it(residence, sample_library):
    document, content = residence
    point = next(p for p in content.provisions if p.level is Level.POINT and p.parent is not None)
    above = content.provisions[point.parent]
    asked = matcher(content.text[above.start : above.lead_end], sample_library)
    cut = excerpt(document, content, point, 1.0)

    assert fit_of(cut, content, asked) > asked.fit(cut.text)


def test_a_clause_is_read_as_it_stands(residence, sample_library):
    document, content = residence
    clause = next(p for p in content.provisions if p.level is Level.CLAUSE)
    asked = matcher("đăng ký thường trú", sample_library)
    cut = excerpt(document, content, clause, 1.0)

    assert fit_of(cut, content, asked) == asked.fit(cut.text)


def test_points_of_a_short_clause_are_read_with_their_clause(residence, sample_library):
    document, content = residence
    short = next(
        p
        for p in content.provisions
        if p.level is Level.POINT
        and p.parent is not None
        and content.provisions[p.parent].level is Level.CLAUSE
        and content.provisions[p.parent].end - content.provisions[p.parent].start <= 500
    )
    clause = content.provisions[short.parent]
    asked = matcher(content.text[clause.start : clause.end], sample_library)
    found = closest_in(excerpt(document, content, clause, 1.0), content, asked, _always)

    assert found[0].place == clause.place
    assert short.place not in [one.place for one in found]


def _always(_: Place) -> bool:
    return True
