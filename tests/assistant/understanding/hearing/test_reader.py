"""The reader serves what its network has learnt, and the network learns what was meant."""

import numpy as np
import pytest
import torch

from assistant.understanding.hearing.lexis import END, FIRST, Lexis
from assistant.understanding.hearing.material import Material
from assistant.understanding.hearing.network import Network
from assistant.understanding.hearing.reader import LONGEST, reader
from assistant.understanding.hearing.training import learn

SENTENCES = (
    "cấp lại giấy phép lái xe, nộp ở đâu",
    "đăng ký khai sinh cho con hết bao nhiêu tiền",
)


@pytest.fixture(scope="module")
def lexis():
    words = list(dict.fromkeys(" ".join(SENTENCES).replace(",", "").split()))
    return Lexis(
        words, ["a", "ai", "ao", "e", "i", "iê", "iêu", "o", "ă", "â", "âu", "ê", "ô", "ơ"]
    )


def test_numpy_reads_as_the_network_does(lexis, tmp_path):
    torch.manual_seed(3)
    network = Network(lexis).eval()
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    network.save(tmp_path / "reader.safetensors")
    words = ["cấp", "nại", "giấy", "phép", "zái", "xe", "12", "xyz"]  # two that are in no lexis

    reading = reader(tmp_path / "reader.safetensors").read(words)

    ids = torch.tensor([[*map(lexis.id_of, words), END]])
    parts = torch.tensor([[*map(lexis.parts_of, words), (0, 0, 0, 0)]])
    with torch.no_grad():
        hidden = network(ids, parts)[0]
        meant = network.scores("meant", hidden)
        missing = network.scores("missing", network.gaps(hidden))
        pauses = network.pause(hidden)
    assert np.allclose(reading.meant, meant.log_softmax(-1)[:-1], atol=0.03)
    assert np.allclose(reading.missing, missing.log_softmax(-1), atol=0.03)
    assert np.allclose(reading.pauses, pauses.log_softmax(-1)[:-1], atol=0.03)


def test_what_a_training_over_a_corpus_leaves_can_be_read(sample_library, tmp_path):
    material = Material.of(sample_library)

    learn(material, 30).save(tmp_path / "reader.safetensors")

    learnt = reader(tmp_path / "reader.safetensors")
    reading = learnt.read(["hồ", "sơ", "gồm", "giấy", "tờ"])
    assert {"hồ", "sơ", "giấy"} <= set(learnt.lexis.words)
    assert reading.meant.shape == (5, learnt.lexis.size)
    assert reading.missing.shape == (6, learnt.lexis.size)
    assert np.allclose(np.exp(reading.meant).sum(axis=1), 1, atol=1e-3)


def test_a_text_longer_than_what_is_read_at_once_is_read_whole():
    words = ["hồ", "sơ"] * LONGEST

    reading = reader().read(words)

    assert len(reading.meant) == len(words)
    assert len(reading.missing) == len(words) + 1
    assert reading.meant[-1].argmax() == reader().lexis.id_of("sơ")


def test_the_shipped_lexis_holds_each_word_once_with_its_parts():
    lexis = reader().lexis

    assert len(lexis.ids) == len(lexis.words)
    assert all(lexis.id_of(word) == at for at, word in enumerate(lexis.words, FIRST))
    assert lexis.id_of("hoà") == lexis.id_of("hòa")
