"""Articles on fines are split by who is on the road, which a question seldom says.

Nghị định 168/2024/NĐ-CP, Điều 6 to 11: "vượt đèn đỏ phạt bao nhiêu" is hardly about a bicycle.
"""

import re

from assistant.understanding.features import unmark

# What a heading is about, and the words of a question that means it.
_SELDOM_MEANT = (
    (
        re.compile(r"\bphat .*\bxe (?:dap|tho so)\b"),
        re.compile(r"\b(?:xe dap|dap xe|tho so|xich lo|ba gac|xe keo|xe bo|xe ngua|suc vat)\b"),
    ),
    (
        re.compile(r"\bphat .*\bnguoi dieu khien xe may chuyen dung\b"),
        re.compile(
            r"\b(?:chuyen dung|may (?:xuc|ui|cay|keo|gat|thi cong)|xe (?:lu|nang|xuc|ui))\b"
        ),
    ),
    (
        re.compile(r"\bphat nguoi (?:di bo|dieu khien, dan dat (?:vat nuoi|suc vat))\b"),
        re.compile(r"\b(?:di bo|(?:qua|sang|bang) duong|vat nuoi|suc vat|trau|bo|ngua)\b"),
    ),
)
_LESS = 3.0  # log-odds: bicycles led by at most 2 where motorcycles or cars were meant


def less_meant(heading: str, question: str) -> float:
    """How much less likely an article is for being about those whom the question does not name."""
    about, said = unmark(heading), unmark(question)
    return _LESS * any(of.search(about) and not named.search(said) for of, named in _SELDOM_MEANT)
