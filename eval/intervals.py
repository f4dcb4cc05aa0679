"""How far a mean over questions can be trusted."""

from collections.abc import Sequence
from typing import TypedDict

import numpy as np

RESAMPLES = 2000
SEED = 20261123
CONFIDENCE = 0.95


class Interval(TypedDict):
    """A mean with its 95 % interval; all None where there was nothing to measure."""

    value: float | None
    low: float | None
    high: float | None


def bootstrap(values: Sequence[float], seed: int = SEED) -> Interval:
    """The mean of `values` and its percentile bootstrap interval; the same for the same seed."""
    if not values:
        return Interval(value=None, low=None, high=None)
    sample = np.asarray(values, dtype=np.float64)
    generator = np.random.default_rng(seed)
    drawn = generator.integers(0, len(sample), size=(RESAMPLES, len(sample)))
    low, high = np.quantile(
        sample[drawn].mean(axis=1), [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]
    )
    return Interval(
        value=round(float(sample.mean()), 4), low=round(float(low), 4), high=round(float(high), 4)
    )
