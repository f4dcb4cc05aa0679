"""Texts that neither a document nor a generation is made from leave the store at a build."""

import pytest

from indexes.building import build
from indexes.models import open_embedder
from ingest.store import ContentMissing, Store
from tests.indexes.corpus import RESIDENCE, digested, residence, stored


def version(number):
    """The act as it was at its so-manieth change."""
    text = residence()
    end = f"\nBản {number}"
    changed = type(text)(text.text + end, text.provisions, text.procedure)
    return digested(RESIDENCE, changed), changed


def test_text_stays_as_long_as_a_generation_is_made_from_it(tmp_path):
    digests = []
    for number in range(4):
        document, content = version(number)
        digests.append(document.digest)
        stored(tmp_path, [(document, content)]).close()
        build(tmp_path, open_embedder())

    store = Store.open(tmp_path)
    for kept in digests[2:]:  # of the current generation and of the one to roll back to
        assert store.content(kept).text
    for dropped in digests[:2]:
        with pytest.raises(ContentMissing):
            store.content(dropped)
    store.close()
