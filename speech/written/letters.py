"""Names of letters ("đê", "bê", "nờ"), and the abbreviations that are spelled with them."""

from collections.abc import Mapping

from speech.written.words import Piece, Words, word_set

# "Đê" is đ and "dê" is d, as schools teach; who spells an abbreviation says "đê" for both.
NAMES: Mapping[str, str] = {
    "a": "a", "á": "ă", "ớ": "â", "bê": "b", "bờ": "b", "bi": "b", "xê": "c", "cê": "c",
    "cờ": "c", "xi": "c", "dê": "d", "dờ": "d", "di": "d", "đê": "đ", "đờ": "đ", "đi": "đ",
    "e": "e", "ê": "ê", "gờ": "g", "giê": "g", "ghê": "g", "hát": "h", "hắc": "h", "hờ": "h",
    "i": "i", "ka": "k", "ca": "k", "lờ": "l", "eo": "l", "mờ": "m", "em": "m", "nờ": "n",
    "en": "n", "o": "o", "ô": "ô", "ơ": "ơ", "pê": "p", "pờ": "p", "pi": "p", "quy": "q",
    "cu": "q", "kiu": "q", "quờ": "q", "rờ": "r", "sờ": "s", "ét": "s", "ết": "s", "tê": "t",
    "tờ": "t", "ti": "t", "u": "u", "ư": "ư", "vê": "v", "vờ": "v", "ích": "x", "xờ": "x",
    "ích-xì": "x", "y": "y",
}  # fmt: skip
_ALSO_OTHER_WORDS = word_set(
    "á ớ bờ bi xi di đi đê đờ ca em eo o ô ơ en quy cu tờ u y ti pi ích i e ê dê bê ét"
)
_PAIRS: Mapping[tuple[str, str], str] = {
    ("en", "nờ"): "n", ("e", "nờ"): "n", ("em", "mờ"): "m", ("e", "mờ"): "m", ("en", "lờ"): "l",
    ("e", "lờ"): "l", ("e", "rờ"): "r", ("ét", "sì"): "s", ("ích", "xì"): "x", ("ích", "sì"): "x",
    ("y", "dài"): "y", ("i", "dài"): "y", ("y", "cờ-rét"): "y", ("i", "ngắn"): "i",
    ("bờ", "bê"): "b", ("xê", "cờ"): "c", ("hát", "hờ"): "h",
}  # fmt: skip
ABBREVIATIONS = word_set(
    "UBND HĐND CCCD CMND BHXH BHYT BHTN GTGT TNCN TNDN VNeID GPLX DVC TTHC QSDĐ PCCC ATTP VSATTP"
    " THCS THPT VBHN TNHH CNTT ĐKKD GCN KCN CSGT TAND VKSND UBMTTQ MTTQ CBCC GPMB HKTT KT3 LĐTBXH"
    " BĐS BLĐ BLDS BLHS TTg NĐCP QSH QTKN XKLĐ QL TP OTP ATM PIN ID SMS QR PDF KTX BN BV VAT SIM"
)
_KEYS = {name.lower().replace("đ", "d"): name for name in ABBREVIATIONS}
_LONGEST = max(map(len, _KEYS))


def letter(words: Words, at: int) -> tuple[str, int] | None:
    """(letter, position after its name); names of two words too ("en nờ", "y dài")."""
    pair = _PAIRS.get((words[at], words[at + 1]))
    if pair:
        return pair, at + 2
    name = NAMES.get(words[at])
    if name is None and len(words[at]) == 1 and words[at].isalpha():
        name = words[at]
    return (name, at + 1) if name else None


def spelled(words: Words, at: int, most: int = _LONGEST) -> list[tuple[str, int]]:
    """The letters from here on, each with the position after it."""
    letters: list[tuple[str, int]] = []
    while len(letters) < most and (found := letter(words, at)):
        letters.append(found)
        at = found[1]
    return letters


def abbreviation(words: Words, at: int) -> Piece | None:
    """ "u bê nờ đê" is UBND; only what is in use is read, and never from one everyday word."""
    letters = spelled(words, at)
    for count in range(len(letters), 1, -1):
        key = "".join(name for name, _ in letters[:count]).replace("đ", "d")
        end = letters[count - 1][1]
        if key in _KEYS and not _everyday(words[at:end]):
            return Piece(_KEYS[key], end - at)
    return None


def _everyday(said: Words) -> bool:
    """Whether the words may all be no letters: "em ca", "đi tê" are not spelled."""
    return sum(word not in _ALSO_OTHER_WORDS for word in said) < max(1, len(said) // 3)


def without_spelled_alike(name: str) -> str:
    """The letters of a name as a key: "NĐ-CP" -> "ndcp"."""
    return "".join(char for char in name.lower() if char.isalnum()).replace("đ", "d")
