from hypothesis import given
from hypothesis import strategies as st

from ingest.citation import Place
from ingest.document import Content
from ingest.fingerprint import Fingerprint, alike, broken, fingerprint, unbroken
from ingest.provision import Level, Provision

WORDS = [f"từ{n}" for n in range(3000)]


def of(words: list[str]) -> Fingerprint:
    return fingerprint(Content(" ".join(words)))


def test_copy_with_a_few_slips_is_alike_and_another_text_is_not():
    slips = [word if n % 100 else "sai" for n, word in enumerate(WORDS)]
    other = [f"chữ{n}" for n in range(3000)]

    assert alike(of(WORDS), of(WORDS)) == 1
    assert alike(of(WORDS), of(slips)) > 0.8
    assert alike(of(WORDS), of(other)) == 0


@given(st.lists(st.sampled_from(WORDS), max_size=200), st.lists(st.sampled_from(WORDS)))
def test_likeness_is_symmetric_and_within_bounds(one, other):
    there, back = alike(of(one), of(other)), alike(of(other), of(one))

    assert there == back
    assert 0 <= there <= 1


def test_articles_of_annexes_do_not_count():
    def article(number: str, annex: str | None = None) -> Provision:
        return Provision(Level.ARTICLE, number, "", Place(number, annex=annex), 0, 1, 1)

    seen = fingerprint(Content("x", (article("1"), article("2"), article("1", "I"))))

    assert (seen.articles, seen.run) == (2, 2)


def test_run_ends_at_the_first_missing_article():
    assert unbroken(["1", "2", "2a", "3", "5"]) == 3


def test_pieces_of_syllables_are_counted_and_labels_are_not():
    assert broken("hỗ tr ợ, tái định c ư c ủa".replace(",", "").split()) > 0
    assert broken(["điểm", "c", "và", "d", "khoản", "2", "Điều", "5"]) == 0
