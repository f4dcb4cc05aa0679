"""BM25 from sorted postings equals BM25 by its definition."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexes.analyser import Lexicon, bare_hashes_of, hashes_of, tokens
from indexes.lexical import K1, STEP, B, Postings, Syllables
from indexes.posting import post

TEXTS = [
    "thời hạn cấp giấy phép xây dựng là mười lăm ngày",
    "lệ phí cấp giấy phép lái xe",
    "thời hạn giải quyết tách hộ là năm ngày làm việc",
    "đất đai và nhà ở",
]
TEXT = st.lists(
    st.sampled_from(["cấp", "giấy", "phép", "đất", "dat", "hộ", "là", "ngày"]),
    min_size=1,
    max_size=12,
)


def indexed(texts: list[str]) -> tuple[Syllables, Postings]:
    lexicon = Lexicon()
    analysed = [lexicon.analyse(text) for text in texts]
    syllables = Syllables.of(lexicon)
    lengths = np.array([len(ids) for ids in analysed])
    return syllables, post(np.concatenate(analysed), lengths, syllables)


def by_definition(question: str, texts: list[str]) -> list[float]:
    """Lucene's BM25 over syllables and pairs, terms of more than half of the texts left out."""
    bags = [Counter(terms_of(text)) for text in texts]
    lengths = [len(tokens(text)) for text in texts]
    average = sum(lengths) / len(lengths)
    scores = [0.0] * len(texts)
    for term, count in Counter(terms_of(question)).items():
        frequency = sum(term in bag for bag in bags)
        if frequency <= len(texts) / 2:
            rarity = math.log1p((len(texts) - frequency + 0.5) / (frequency + 0.5))
            for at, bag in enumerate(bags):
                norm = K1 * (1 - B + B * lengths[at] / average)
                scores[at] += count * rarity * bag[term] * (K1 + 1) / (bag[term] + norm)
    return scores


def terms_of(text: str) -> list[str]:
    syllables = tokens(text)
    return syllables + [f"{a} {b}" for a, b in zip(syllables, syllables[1:], strict=False)]


def scored(text, syllables, postings):
    return postings.score(postings.terms(syllables.find(hashes_of(text)), syllables.width))


@given(st.lists(TEXT, min_size=1, max_size=30), TEXT)
def test_scores_are_those_of_the_definition(texts, question):
    written = [" ".join(text) for text in texts]
    syllables, postings = indexed(written)

    scores = postings.score(
        postings.terms(syllables.find(hashes_of(" ".join(question))), syllables.width)
    )

    steps = STEP * 2 * len(question) * math.log1p(2 * len(texts))
    assert scores == pytest.approx(by_definition(" ".join(question), written), abs=steps)


def test_best_text_has_the_question_s_pairs():
    syllables, postings = indexed(TEXTS)

    scores = postings.score(
        postings.terms(syllables.find(hashes_of("thời hạn tách hộ")), syllables.width)
    )

    assert int(scores.argmax()) == 2


def test_question_without_diacritics_finds_the_same_text():
    syllables, postings = indexed(TEXTS)

    ids = syllables.find_bare(bare_hashes_of("le phi giay phep lai xe"))

    assert int(postings.score(postings.terms(ids, syllables.width, bare=True)).argmax()) == 1


def test_unknown_syllables_score_nothing():
    syllables, postings = indexed(TEXTS)

    scores = postings.score(
        postings.terms(syllables.find(hashes_of("blockchain")), syllables.width)
    )

    assert not scores.any()


def test_common_term_is_a_column_and_still_counts():
    texts = [f"điều {n} giấy" for n in range(30)] + ["phép"] * 40
    syllables, postings = indexed(texts)

    scores = scored("giấy", syllables, postings)

    assert len(postings.common) > 0
    assert np.flatnonzero(scores).tolist() == list(range(30))


def test_index_of_nothing_answers_nothing():
    lexicon = Lexicon()
    syllables = Syllables.of(lexicon)

    postings = post(np.zeros(0, np.int32), np.zeros(0, np.int64), syllables)

    assert len(scored("đất", syllables, postings)) == 0
