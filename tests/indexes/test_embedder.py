"""The model as sentence-transformers opens it."""

import numpy as np
import pytest

from indexes.models import SHIPPED
from indexes.syllable_bag import SyllableBag
from tests.indexes.test_syllable_bag import TEXTS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_sentence_transformers_gives_the_vectors_that_numpy_serves(tmp_path):
    pytest.importorskip("sentence_transformers", reason="installed with the extra [train]")
    from indexes.embedder import SentenceTransformer

    model = SentenceTransformer(str(SHIPPED), trust_remote_code=True, device="cpu")
    bag = SyllableBag.load(SHIPPED)

    encoded = model.encode(TEXTS)

    assert np.allclose(encoded, [bag.embed(text) for text in TEXTS], atol=1e-5)
    model.save(str(tmp_path))
    assert np.array_equal(SyllableBag.load(tmp_path).vectors, bag.vectors)
