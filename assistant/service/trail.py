"""Failures are logged by kind and place; messages may hold a citizen's words and are left out."""

import logging
import traceback
from pathlib import Path

from assistant.connections import StateUnavailable
from assistant.service.problems import Locale, Problem, Trouble

LOG = logging.getLogger("hoidap")
DEEPEST = 8  # frames
RETRY_SECONDS = "10"


def log_failure(error: BaseException) -> None:
    if isinstance(error, StateUnavailable):  # its message names the file and what is wrong with it
        LOG.error("%s", error)
    else:
        LOG.error("Unexpected %s at %s", type(error).__name__, trail(error))


def problem_for(error: BaseException, locale: Locale = "vi") -> Problem:
    """What is told of an error that nobody caught; it is logged."""
    if isinstance(error, Problem):
        return error
    log_failure(error)
    if isinstance(error, StateUnavailable):
        return Problem(Trouble.STATE_DOWN, {"seconds": RETRY_SECONDS}, locale)
    return Problem(Trouble.BROKEN, locale=locale)


def trail(error: BaseException) -> str:
    """The frames of an error, innermost first: "extract.py:41 fee < respond.py:23 respond"."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    return " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
