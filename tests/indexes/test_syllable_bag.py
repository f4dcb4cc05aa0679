"""The static model: served by NumPy, equal to its sentence-transformers form."""

import subprocess
import sys

import numpy as np
import pytest

from indexes.analyser import Lexicon
from indexes.models import SHIPPED
from indexes.syllable_bag import FILE, SyllableBag

TEXTS = [
    "Thời hạn cấp giấy phép xây dựng nhà ở riêng lẻ là bao lâu?",
    "thu tuc tach ho can giay to gi",
    "Nghị định 118/2025/NĐ-CP",
]


@pytest.fixture(scope="module")
def bag():
    return SyllableBag.load(SHIPPED)


def test_shipped_weights_are_small_enough():
    assert (SHIPPED / FILE).stat().st_size < 30_000_000


@pytest.mark.parametrize("text", TEXTS)
def test_vectors_have_length_one(bag, text):
    assert np.linalg.norm(bag.embed(text)) == pytest.approx(1, abs=1e-5)


def test_text_without_known_syllables_has_no_direction(bag):
    assert not bag.embed("???").any()


def test_passages_are_embedded_as_questions_are(bag):
    accented = [TEXTS[0], TEXTS[2]]

    many = bag.embed_texts(accented)

    assert np.allclose(many, [bag.embed(text) for text in accented], atol=1e-3)  # half precision


def test_analysed_passages_give_the_same_vectors(bag):
    lexicon = Lexicon()
    analysed = [lexicon.analyse(text) for text in TEXTS]
    lengths = np.array([len(ids) for ids in analysed])

    vectors = bag.embed_tokens(np.concatenate(analysed), lengths, lexicon.hashes())

    assert np.allclose(vectors, bag.embed_texts(TEXTS), atol=1e-5)


def test_question_without_diacritics_lies_near_the_one_with_them(bag):
    accented, bare, other = (
        bag.embed(text)
        for text in ("cấp giấy phép xây dựng", "cap giay phep xay dung", "hưởng chế độ thai sản")
    )

    assert accented @ bare > 0.6 > accented @ other


def test_saved_model_is_the_same_model(bag, tmp_path):
    bag.save(tmp_path)

    again = SyllableBag.load(tmp_path)

    assert np.array_equal(again.embed(TEXTS[0]), bag.embed(TEXTS[0]))


def test_serving_needs_no_torch():
    program = (
        "import sys; from indexes.models import open_embedder; open_embedder().embed('đất đai');"
        "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
