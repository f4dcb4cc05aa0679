"""Names that citizens say, as phrases a model of speech may expect."""

from collections.abc import Iterator
from pathlib import Path

from indexes.library import Library
from ingest.document import Family
from speech.vosk import vocabulary
from speech.wishes import MOST_PHRASES

LONGEST = 12  # words; nobody says a longer name as it is written


def expected(library: Library, model: Path) -> tuple[str, ...]:
    """Agencies, then procedures from the shortest name on, of which the model knows every word."""
    known = frozenset(vocabulary(model))
    names = dict.fromkeys(" ".join(words) for words in _names(library) if known.issuperset(words))
    return tuple(names)[:MOST_PHRASES]


def _names(library: Library) -> Iterator[list[str]]:
    records = [one for one in library.documents() if one.family is Family.PROCEDURE]
    agencies = sorted({record.issuer for record in records if record.issuer})
    titles = sorted({record.title for record in records}, key=lambda title: (len(title), title))
    for name in (*agencies, *titles):
        words = name.lower().split()
        if words and len(words) <= LONGEST and all(word.isalpha() for word in words):
            yield words
