import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citation import Place
from ingest.places import places_at_end, places_in

HERE = Place(article="99", clause="8")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("khoản 5 Điều 3", ["khoản 5 Điều 3"]),
        (
            "điểm a, điểm b khoản 2; khoản 3 và khoản 4 Điều 5",
            [
                "điểm a khoản 2 Điều 5",
                "điểm b khoản 2 Điều 5",
                "khoản 3 Điều 5",
                "khoản 4 Điều 5",
            ],
        ),
        (
            "khoản 2 và khoản 3 Điều 43, Điều 71, các khoản 3, 4 và 5 Điều 95",
            [
                "khoản 2 Điều 43",
                "khoản 3 Điều 43",
                "Điều 71",
                "khoản 3 Điều 95",
                "khoản 4 Điều 95",
                "khoản 5 Điều 95",
            ],
        ),
        ("Điều 4, 5, 6 và 7, khoản 3 Điều 29", ["Điều 4", "Điều 5", "Điều 6", "Điều 7",
                                                "khoản 3 Điều 29"]),
        ("điểm đ khoản 1 Điều 15a", ["điểm đ khoản 1 Điều 15a"]),
        ("khoản 3 Điều này", ["khoản 3 Điều 99"]),
        ("điểm b khoản này", ["điểm b khoản 8 Điều 99"]),
    ],
)  # fmt: skip
def test_inner_places_wait_for_the_outer_ones(text, places):
    assert [str(place) for place in places_in(text, HERE)] == places


def test_places_of_another_sentence_part_are_not_at_the_end():
    assert places_at_end("Điều 5 của Luật này; bãi bỏ Nghị định") == ()
    assert places_at_end("Bãi bỏ khoản 2 Điều 5 ") == (Place("5", "2"),)


places = st.builds(
    lambda article, clause, point: Place(str(article), str(clause), point),
    st.integers(1, 400),
    st.integers(1, 40),
    st.sampled_from("abcdđeghik"),
)


@given(st.lists(places, min_size=1, max_size=5))
def test_written_places_are_read_again(written):
    text = "; ".join(str(place) for place in written)

    assert list(places_in(text)) == written
