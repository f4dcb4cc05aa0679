"""Failures are logged by kind and place; messages may hold a citizen's words and are left out."""

import logging
import traceback
from pathlib import Path

LOG = logging.getLogger("hoidap")
DEEPEST = 8  # frames


def log_failure(error: BaseException) -> None:
    LOG.error("Unexpected %s at %s", type(error).__name__, trail(error))


def trail(error: BaseException) -> str:
    """The frames of an error, innermost first: "extract.py:41 fee < respond.py:23 respond"."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    return " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
