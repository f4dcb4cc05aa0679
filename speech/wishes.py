"""What a caller may wish, checked before anything reaches an engine."""

import unicodedata

from speech.recognising import Wishes, WishRefused

MOST_PHRASES = 500
LONGEST_PHRASE = 200  # characters
MOST_ALTERNATIVES = 10
PLAIN = "Phrases are plain lower-case words of letters: 'giấy phép xây dựng'."


def checked(wishes: Wishes) -> Wishes:
    """The wishes in the spelling that engines know. Raises WishRefused."""
    if (
        not isinstance(wishes.alternatives, int)
        or not 0 <= wishes.alternatives <= MOST_ALTERNATIVES
    ):
        raise WishRefused(f"Between 0 and {MOST_ALTERNATIVES} alternatives may be asked for.")
    if isinstance(wishes.phrases, str) or not isinstance(wishes.phrases, tuple | list):
        raise WishRefused("Phrases are a list of strings.")
    if len(wishes.phrases) > MOST_PHRASES:
        raise WishRefused(f"At most {MOST_PHRASES} phrases are taken.")
    return Wishes(tuple(_phrase(phrase) for phrase in wishes.phrases), wishes.alternatives)


def _phrase(phrase: object) -> str:
    """`Giấy phép ` is "giấy phép"; symbols such as <eps> belong to the engine alone."""
    if not isinstance(phrase, str) or len(phrase) > LONGEST_PHRASE:
        raise WishRefused(f"A phrase is a string of at most {LONGEST_PHRASE} characters.")
    words = unicodedata.normalize("NFC", phrase).lower().split()
    if not words or not all(word.isalpha() for word in words):
        raise WishRefused(PLAIN)
    return " ".join(words)
