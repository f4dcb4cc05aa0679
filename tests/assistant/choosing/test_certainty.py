"""How the first place stands out from the others."""

import numpy as np
import pytest

from assistant.choosing.certainty import features

ROW = np.zeros(3, dtype=np.float32)
ROUTE = {"no_source": 0.5, "in_scope": 0.5}


def told(*ranked: tuple[float, str]) -> list[float]:
    return features(ROW, ranked, 0.75, 0.25, ROUTE).tolist()[len(ROW) :]


def test_lead_is_counted_to_the_best_of_another_document():
    assert told((3.0, "a"), (2.5, "a"), (1.0, "b"))[:3] == pytest.approx([3.0, 2.0, 3.0 - 6.5 / 3])


def test_document_without_a_rival_leads_by_a_fixed_distance():
    assert told((3.0, "a"), (2.9, "a"))[1] == 5.0


def test_words_likeness_and_route_are_passed_on():
    assert told((1.0, "a"))[3:] == pytest.approx([0.75, 0.25, np.log(0.5001), np.log(0.5001)])
