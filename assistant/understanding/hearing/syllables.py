"""What a Vietnamese syllable sounds like: its onset, its nucleus, its coda and its tone."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_VOWELS = "aăâeêioôơuưy"
_BARE_GI = re.compile(rf"gi(?![{_VOWELS}])|giê")  # whose i is of the nucleus, too: "gì", "giếng"
_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]"
_CODAS = "ch|ng|nh|[cmnpt]"
_SYLLABLE = re.compile(rf"({_ONSETS})?([{_VOWELS}]{{1,3}})({_CODAS})?")
_FRONT = "eêiy"  # before which c, g and ng are written k, gh and ngh
_ONE_SOUND = {"ngh": "ng", "gh": "g", "k": "c"}
_WRITTEN_BEFORE_FRONT = {"ng": "ngh", "g": "gh", "c": "k"}


@dataclass(frozen=True, slots=True)
class Syllable:
    """ "nghiêng" is ng + iê + ng; `tone` is the combining mark, "" for ngang.

    Onsets are written one way: c for k, g for gh, ng for ngh, gi also before i ("gì" is gi + i).
    """

    onset: str
    nucleus: str
    coda: str
    tone: str

    @property
    def written(self) -> str:
        onset, front = self.onset, self.nucleus[0] in _FRONT
        if onset == "gi" and self.nucleus[0] == "i":
            onset = "g"
        elif front:
            onset = _WRITTEN_BEFORE_FRONT.get(onset, onset)
        at = tone_place(self.nucleus, bool(self.coda))
        vowels = self.nucleus[: at + 1] + self.tone + self.nucleus[at + 1 :]
        return unicodedata.normalize("NFC", onset + vowels + self.coda)


@lru_cache(maxsize=20_000)
def heard_as(word: str) -> Syllable | None:
    """The parts of a syllable in lower case, or None of what is no Vietnamese syllable."""
    parted = unicodedata.normalize("NFD", word)
    tones = _TONE.findall(parted)
    bare = unicodedata.normalize("NFC", _TONE.sub("", parted))
    found = _SYLLABLE.fullmatch(bare)
    if len(tones) > 1:
        return None
    tone = "".join(tones)
    if _BARE_GI.match(bare):
        found = _SYLLABLE.fullmatch(bare[1:])
        return Syllable("gi", found[2], found[3] or "", tone) if found and not found[1] else None
    if found is None:
        return None
    onset = found[1] or ""
    return Syllable(_ONE_SOUND.get(onset, onset), found[2], found[3] or "", tone)


def tone_place(vowels: str, closed: bool) -> int:
    """Position of the vowel that bears the tone (new orthography: hòa, thúy, muốn)."""
    for at in range(len(vowels) - 1, -1, -1):
        if vowels[at] in "ăâêôơư" and not (vowels[at] == "ư" and "ơ" in vowels):
            return at
    if closed:
        return len(vowels) - 1
    return 1 if len(vowels) == 3 else 0
