"""Postings that are merged equal those that are sorted anew."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexes.analyser import Lexicon
from indexes.lexical import Syllables
from indexes.merging import Moved, merged
from indexes.posting import post, runs, together

WORDS = ["đất", "dat", "nhà", "hộ", "tách", "giấy", "phép", "xây", "dựng", "phí", "lệ", "hạn"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=12)


def analysed(lexicon, texts):
    ids = [lexicon.analyse(" ".join(text)) for text in texts]
    return np.concatenate(ids), np.array([len(text) for text in ids])


def listed(postings):
    """Each term's owners and weights, in whatever way they are kept."""
    found = {}
    for at, key in enumerate(postings.keys.tolist()):
        start, end = postings.starts[at : at + 2]
        if start < end:
            owners, weights = postings.owners[start:end], postings.weights[start:end]
            assert np.array_equal(owners, np.sort(owners))
        else:
            column = postings.columns[np.searchsorted(postings.common, at)]
            owners = np.flatnonzero(column)
            weights = column[owners]
        assert postings.frequencies[at] == len(owners)
        found[key] = dict(zip(owners.tolist(), weights.tolist(), strict=True))
    return found


def held_in(run):
    ends = np.cumsum(run.frequencies)
    spans = zip(run.keys.tolist(), ends - run.frequencies, ends, strict=True)
    return {
        key: dict(zip(run.owners[a:b].tolist(), run.weights[a:b].tolist(), strict=True))
        for key, a, b in spans
    }


@given(TEXTS, TEXTS, st.randoms(use_true_random=False))
def test_merged_postings_are_those_of_the_texts_that_are_there_now(before, added, chance):
    lexicon = Lexicon()
    old = post(*analysed(lexicon, before), Syllables.of(lexicon))
    now = [(text, at) for at, text in enumerate(before) if chance.random() < 0.7]
    for text in added:
        now.insert(chance.randint(0, len(now)), (text, None))
    owners = np.full(len(before), -1, dtype=np.int32)
    for place, (_, at) in enumerate(now):
        if at is not None:
            owners[at] = place
    new_ones = [place for place, (_, at) in enumerate(now) if at is None]
    tokens, lengths = analysed(lexicon, [now[place][0] for place in new_ones])
    syllables = Syllables.of(lexicon)
    fresh = together(list(runs(tokens, lengths, syllables.width, old.average)))
    placed = np.array(new_ones, dtype=np.int32)[fresh.owners]

    new = merged(old, Moved(owners, len(now)), replace(fresh, owners=placed), syllables)

    tokens, lengths = analysed(lexicon, [text for text, _ in now])
    sorted_anew = together(list(runs(tokens, lengths, syllables.width, old.average)))
    assert {key: held for key, held in listed(new).items() if held} == held_in(sorted_anew)
    assert np.array_equal(new.keys, np.sort(new.keys))
    assert np.array_equal(new.bare_keys, np.sort(new.bare_keys))
