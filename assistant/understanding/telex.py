"""Telex keystrokes that the keyboard did not turn into letters: "Ddooij naof" -> "Đội nào"."""

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from assistant.understanding.hearing.syllables import tone_place

_LETTERS = (("dd", "đ"), ("aa", "â"), ("aw", "ă"), ("ee", "ê"), ("oo", "ô"), ("ow", "ơ"))
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VOWELS = "aăâeêioôơuưy"
_RIME = re.compile(rf"([{_VOWELS}]+)([^{_VOWELS}]*)$")
_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|nh|ng|ngh|p|ph|qu|r|s|t|th|tr|v|x"
_CODAS = "c|ch|m|n|ng|nh|p|t"
_SYLLABLE = re.compile(rf"^(?:{_ONSETS})?[{_VOWELS}]{{1,3}}(?:{_CODAS})?$")
_TYPED = re.compile(r"(dd|aa|aw|ee|oo|ow|uw|w)|[aeiouyw][a-z]*[sfrxj]", re.IGNORECASE)

# Keys that no Vietnamese word holds: a tone at its end, a doubled vowel or d, a w.
_SLIP = re.compile(r"[aeiouyw][a-z]*[sfrxj]$|dd|aa|ee|oo|w", re.IGNORECASE)


def is_telex(text: str) -> bool:
    """Whether at least a third of the words can only be read as Telex keystrokes."""
    words = re.findall(r"[^\W\d_]+", text)
    odd = [word for word in words if not _is_syllable(word) and _decoded(word) != word]
    return len(odd) >= 2 and 3 * len(odd) >= len(words)


def undo(text: str, is_known: Callable[[str], bool]) -> str:
    """The text with every Telex word decoded; other words stay.

    In a text that is not written so as a whole only slips are: words that cannot be Vietnamese
    and become syllables that `is_known` (lower case) confirms; "gas" and "visa" it knows too.
    """
    decode = _decoded if is_telex(text) else partial(_slip, is_known)
    return re.sub(r"[^\W\d_]+", lambda match: decode(match.group()), text)


def _slip(is_known: Callable[[str], bool], word: str) -> str:
    if not word.isascii() or not _SLIP.search(word) or is_known(word.lower()):
        return word
    decoded = _decoded(word)
    return decoded if is_known(decoded.lower()) else word


def _is_syllable(word: str) -> bool:
    bare = unicodedata.normalize("NFD", word.lower())
    bare = re.sub(r"[\u0300\u0301\u0303\u0309\u0323]", "", bare)
    return _SYLLABLE.match(unicodedata.normalize("NFC", bare)) is not None


def _decoded(word: str) -> str:
    """One word decoded, or as it is when no Vietnamese syllable comes out."""
    if not word.isascii() or not _TYPED.search(word):
        return word
    letters = word.lower()
    for keys, letter in _LETTERS:
        letters = letters.replace(keys, letter)
    letters = letters.replace("uơ", "ươ").replace("uw", "ư").replace("w", "ư")
    letters = letters.replace("ưo", "ươ")
    marked = _with_tone(letters)
    if not _is_syllable(marked):
        return word
    return marked.capitalize() if word[0].isupper() else marked


def _with_tone(letters: str) -> str:
    """Take the tone key out (the last one after the vowel) and set the mark on its vowel."""
    for at in range(len(letters) - 1, 0, -1):
        if letters[at] in _TONES and any(vowel in letters[:at] for vowel in _VOWELS):
            return _marked(letters[:at] + letters[at + 1 :], _TONES[letters[at]])
    return letters


def _marked(letters: str, tone: str) -> str:
    rime = _RIME.search(letters)
    if rime is None:
        return letters
    start, vowels, coda = rime.start(1), rime.group(1), rime.group(2)
    if len(vowels) > 1 and (letters.startswith("gi") or letters.startswith("qu")) and start == 1:
        start, vowels = start + 1, vowels[1:]
    place = start + tone_place(vowels, bool(coda))
    return unicodedata.normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])
