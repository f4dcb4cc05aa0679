"""Which of the articles that were found is answered from first."""

from datetime import date

from assistant.composing.candidates import candidates
from assistant.composing.law import brief_parts
from assistant.question import Question
from assistant.respond import respond
from assistant.searching import matcher_of
from assistant.shelf import shelf_of


def test_of_a_further_article_only_the_clause_that_answers_is_quoted(sample_library):
    question = "Trường hợp nào người lao động nghỉ việc không cần báo trước?"
    day = date(2026, 11, 23)
    shelf = shelf_of(sample_library)
    found = candidates(sample_library.search(question, day, limit=60), sample_library)
    article = next(c for c in found if c.hits[0].passage.place.article == "35")

    (part,) = brief_parts(article, matcher_of(question, shelf), shelf, day)

    assert "không cần báo trước" in part.text
    assert "45 ngày" not in part.text  # of the clause before


def test_comparison_is_followed_by_another_article_on_the_matter(sample_library):
    question = Question("lương cơ sở trước và sau 1/7/2026 khác gì?", date(2026, 11, 23))

    answer = respond(question, sample_library)

    articles = [c.place.article for c in answer.citations if c.document.number == "161/2026/NĐ-CP"]
    assert articles[0] == "3"  # the rate, compared
    assert "5" in articles  # the bonuses that go by the rate
