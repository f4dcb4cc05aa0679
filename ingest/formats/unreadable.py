"""A file from which no text can be read here."""


class Unreadable(ValueError):
    """Says in one sentence what the file is and what to do about it."""
