"""Whether a question is English: by closed lists of words that no Vietnamese question holds.

Vietnamese is written without marks ("to do the nao": "tờ đó thế nào"), in Telex ("has" is "há",
"of" is "ò") and with English words in it (online, visa, form). So only words count that are none
of these, and a Vietnamese function word weighs against them.
"""

import re
from functools import cache
from pathlib import Path

from assistant.english.glossary import glossary
from assistant.english.places import placed
from assistant.english.words import words_of
from assistant.understanding.features import unmark

# Asking and function words of English that are no Vietnamese syllable, marked, bare or in Telex;
# Vietnamese ones without marks, but those that look English ("the", "to", "do", "can", "in");
# words that both use.
_TABLE = Path(__file__).parent / "data" / "recognising.tsv"
_WORD = re.compile(r"[\w'’]+")
_NUMBERED = re.compile(r"\S*\d\S*")  # 25/2021/TT-BTC
# A Vietnamese syllable without its marks, or with those of Telex.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|th|tr|ch|gh|gi|kh|ph|qu|dd|[bcdghklmnprstvx])?[aeiouyw]+(?:ng|nh|ch|[cmnpt])?[sfrxj]?"
)
_LONG = 15  # words of a question without any English asking or function word
_HALF, _MOSTLY = 0.5, 0.7  # share of the words that the glossary knows, with such a word or none


def is_english(text: str) -> bool:
    """Whether the question is asked in English, whatever Vietnamese names it holds."""
    said = _WORD.findall(text.lower().replace("’", "'"))
    english = _words("english").intersection(said)
    if not english and len(said) > _LONG:
        return False
    names = placed(text).text if english else text
    vietnamese = _words("vietnamese").intersection(_WORD.findall(unmark(names)))
    if len(english) > 1:
        return len(english) > len(vietnamese)
    if vietnamese:
        return False
    share, own = _of_glossary(text)
    return share >= _HALF if english else own and share >= _MOSTLY


def _of_glossary(text: str) -> tuple[float, bool]:
    """The share of words that the glossary knows, and whether one of them must be English."""
    words = [word for word in words_of(_NUMBERED.sub(" ", placed(text).text)) if word.isalpha()]
    known = [
        word
        for phrase, meaning in glossary().cut(words)
        for word in (phrase if meaning is not None else ())
    ]
    own = set(known) - _words("loan")
    return len(known) / max(len(words), 1), not all(map(_SYLLABLE.fullmatch, own))


@cache
def _words(sort: str) -> frozenset[str]:
    rows = (row.split("\t") for row in _TABLE.read_text(encoding="utf-8").splitlines())
    return frozenset(word for of, words in rows if of == sort for word in words.split())
