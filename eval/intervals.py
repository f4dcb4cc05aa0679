"""How far a mean over questions can be trusted."""

from collections.abc import Callable, Sequence
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
SEED = 20261123
CONFIDENCE = 0.95

Numbers = NDArray[np.float64]


class Interval(TypedDict):
    """A mean with its 95 % interval; all None where there was nothing to measure."""

    value: float | None
    low: float | None
    high: float | None


def bootstrap(values: Sequence[float], statistic: Callable[..., Any] = np.mean) -> Interval:
    """A statistic of `values` and its percentile bootstrap interval; always the same."""
    if not values:
        return Interval(value=None, low=None, high=None)
    sample = np.asarray(values, dtype=np.float64)
    low, high = np.quantile(
        statistic(resampled(sample), axis=1), [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]
    )
    value = float(statistic(sample, axis=0))
    return Interval(value=round(value, 4), low=round(float(low), 4), high=round(float(high), 4))


def resampled(sample: Numbers, seed: int = SEED) -> Numbers:
    """RESAMPLES drawings with replacement, one a row."""
    drawn = np.random.default_rng(seed).integers(0, len(sample), size=(RESAMPLES, len(sample)))
    return sample[drawn]
