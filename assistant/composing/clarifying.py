"""When the answer depends on something that the citizen did not say: ask back, with choices."""

from assistant.answer import Answer
from assistant.searching import Found
from assistant.shelf import Shelf
from assistant.understanding.understand import Need


def ask_back(need: Need, found: Found, shelf: Shelf) -> Answer | None:
    return None
