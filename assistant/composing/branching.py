"""Clauses whose points give different answers for different cases ("tùy trường hợp")."""

import re
from collections import Counter
from dataclasses import dataclass

from assistant.composing.candidates import Candidate
from assistant.composing.labels import label
from assistant.composing.quoting import Excerpt, children, excerpt, plain, provision_around
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.lexicon import official_words
from assistant.understanding.understand import Need
from ingest.provision import Level, Provision

# Amounts that make cases differ: a number with a unit of time, money or share.
_AMOUNT = re.compile(
    r"\b\d[\d.,]*(?: \([^)]*\))? ?(?:ngày|tháng|năm|giờ|tuần|tuổi|đồng|%|lần)\b", re.IGNORECASE
)
_LONGEST = 2500
_FEW = 0.75  # share of the cases up to which a word that they hold tells them apart
_WORDS = re.compile(r"\w{2,}")


@dataclass(frozen=True, slots=True)
class Branches:
    """The cases of one clause or article and the text that lists them."""

    cases: tuple[Provision, ...]
    text: str
    excerpts: tuple[Excerpt, ...]


def branches_of(candidate: Candidate, need: Need, shelf: Shelf) -> Branches | None:
    """The cases around the best hit, if the question decides for none of them."""
    hit = candidate.hits[0]
    content = shelf.library.content(hit.passage.document)
    for level in (Level.CLAUSE, Level.ARTICLE):
        at = provision_around(content, hit.passage.start, frozenset({level}))
        if at is None:
            continue
        parent = content.provisions[at]
        cases = children(content, at)
        texts = [content.text[case.start : case.end] for case in cases]
        if _differ(texts) and parent.end - parent.start <= _LONGEST:
            if _decided(f"{need.text} {official_words(need.text)}", texts):
                return None
            quote = excerpt(candidate.document, content, parent, hit.score)
            text = f"{label(candidate.document, quote.place)}: {plain(quote.text)}"
            return Branches(cases, text, (quote,))
    return None


def _differ(texts: list[str]) -> bool:
    """Whether three or more cases each name an amount, and not all the same."""
    amounts = [tuple(sorted(set(_AMOUNT.findall(text)))) for text in texts]
    named = [amount for amount in amounts if amount]
    return len(named) >= 3 and len(named) >= 0.7 * len(texts) and len(set(named)) >= 2


def _decided(question: str, texts: list[str]) -> bool:
    """Whether the question holds a word, or two words together, that not nearly all cases have."""
    cases = Counter(term for text in texts for term in _terms(text))
    return any(0 < cases[term] <= _FEW * len(texts) for term in _terms(question))


def _terms(text: str) -> set[str]:
    words = _WORDS.findall(unmark(text))
    pairs = {
        f"{left} {right}"
        for left, right in zip(words, words[1:], strict=False)
        if not {left, right} <= _PLAIN
    }
    return {word for word in words if word not in _PLAIN and not word.isdigit()} | pairs


# Words that stand in some case by chance and decide nothing.
_PLAIN = frozenset(
    {"duoc", "la", "cua", "co", "khong", "cho", "thi", "va", "hoac", "trong", "theo", "tu", "den",
     "nguoi", "ngay", "thang", "nam", "nhieu", "bao", "lam", "viec", "cong", "phai", "khi", "ma",
     "hop", "dong", "thoi", "gian", "han", "toi", "da", "muon", "nay", "voi", "mot", "cac", "nhung",
     "truoc", "sau", "tren", "duoi", "qua", "de", "bi", "ra", "vao", "do", "hay", "con", "may"}
)  # fmt: skip
