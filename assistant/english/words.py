"""English words as the glossary writes them: one spelling, no plurals, no apostrophes."""

import re

from assistant.understanding.features import unmark

_NOT = re.compile(r"n['’]t\b")
_SHORTENED = re.compile(r"['’](?:s|m|re|ve|ll|d)\b|['’]")
_PREFIX = re.compile(r"\b(re|e|non)-(?=[a-z])")
_WORD = re.compile(r"[a-z0-9]+")
_AMERICAN = re.compile(r"(?<=\w{3})iz(e|es|ed|ing|ation)$")
_SPELT = {
    "license": "licence",
    "labor": "labour",
    "cannot": "not",
    "children": "child",
    "people": "person",
    "women": "woman",
    "men": "man",
    "wives": "wife",
}
_DOUBLED = re.compile(r"[^aeiou]+[aeiou][bdgmnprt]")  # split, but not register
_NO_PLURAL = re.compile(r"(?:ss|us|is|as|os)$")


def words_of(text: str) -> list[str]:
    """ "I can't renew my driver's licenses" -> i ca not renew my driver licence."""
    lowered = _NOT.sub(" not", unmark(text))
    joined = _PREFIX.sub(r"\1", _SHORTENED.sub("", lowered))
    return [_folded(word) for word in _WORD.findall(joined)]


def _folded(word: str) -> str:
    single = _singular(word)
    return _SPELT.get(single) or _AMERICAN.sub(r"is\1", single)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or _NO_PLURAL.search(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes", "oes")):
        return word[:-2]
    return word[:-1]


def forms_of(word: str) -> tuple[str, ...]:
    """The word with what a verb adds: renounce, renouncing, renounced; split, splitting."""
    stem = word.removesuffix("e")
    if _DOUBLED.fullmatch(word):
        stem += word[-1]
    past = f"{stem[:-1]}ied" if stem.endswith("y") else f"{stem}ed"
    return word, f"{stem}ing", past
