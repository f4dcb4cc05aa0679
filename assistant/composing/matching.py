"""Which sentences of a text speak of what was asked: overlap of words, rare ones count more."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.understanding.amounts import asked_for
from assistant.understanding.features import unmark

_SENTENCE = re.compile(r"[^\n;.]+(?:[.;](?!\s|$)[^\n;.]*)*[.;]?")
_WORDS = re.compile(r"\w+")
# Function words of questions: they say nothing about the matter. With their diacritics, so that
# "thử việc", "căn cước", "bảo hiểm" keep what "thủ tục", "cần", "bao nhiêu" lose.
_STOP = frozenset({
    "là", "và", "có", "không", "được", "thì", "của", "cho", "khi", "này", "nay", "để", "ở",
    "trong", "với", "các", "những", "nhưng", "một", "mà", "tôi", "tới", "em", "anh", "chị", "chi",
    "mình", "ông", "bà", "ba", "ạ", "à", "ah", "nhé", "nha", "nhà", "vậy", "gì", "nào", "mấy",
    "bao", "nhiêu", "nhiều", "lâu", "ngày", "hỏi", "xin", "ơi", "bạn", "họ", "đã", "đang", "sẽ",
    "bị", "do", "rồi", "còn", "con", "thế", "sao", "theo", "quy", "định", "về", "từ", "đến", "tại",
    "người", "muốn", "cần", "phải", "làm", "giờ", "hiện", "nếu", "trường", "hợp", "việc", "thủ",
    "tục",
})  # fmt: skip
_BARE_STOP = frozenset(map(unmark, _STOP))


_DEFINED = re.compile(
    r"(?:Điều \w+\.[^\n]*\n)?"
    r"(?:\d+[a-z]?\. |[a-zđ]\) )?[“\"]?([^\W\d][\w ,-]{2,80}?)[”\"]?(?: \([^)]*\))?"
    r"(?: (?:được )?quy định (?:trong|tại) [^.;\n]{2,60}?| theo quy định của [^.;\n]{2,40}?)?"
    r" (?:là|được hiểu là|bao gồm|gồm)\b"
)


Weigh = Callable[[str], float]


def weigher(frequency: Callable[[str], int]) -> Weigh:
    """Weight of a word (lower case): rare ones count more, function words nothing.

    `frequency` gives how many passages hold a syllable.
    """

    @lru_cache(maxsize=100_000)
    def weigh(word: str) -> float:
        if len(word) < 2 or word in (_BARE_STOP if word.isascii() else _STOP):
            return 0.0
        return 1.0 / math.log(frequency(word) + 20.0)

    return weigh


def defines(text: str, question: str) -> bool:
    """Whether the text explains a term of the question: "6. Lưu trú là việc công dân …"."""
    found = _DEFINED.match(text)
    return found is not None and found.group(1).lower() in question.lower()


def words_of(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text.lower()))


def words_of_lines(text: str) -> frozenset[str]:
    """The same for titles and headings, whose lines stand above many passages."""
    return frozenset().union(*map(_words_of_line, text.split("\n")))


_words_of_line = lru_cache(maxsize=4_000)(words_of)


# What the sort of amount that is asked for counts beside the words; 0.2 to 0.5 choose the clause
# of a known article equally well (66.5 % against 64.7 % without, asked questions with a clause).
_AMOUNT = 0.3


@dataclass(frozen=True, slots=True)
class Matcher:
    """The content words of a question with their weights, and the amount that it asks for."""

    weights: dict[str, float]
    weigh: Weigh
    total: float  # of the weights
    amount: re.Pattern[str] | None = None
    question: str = ""

    @classmethod
    def of(cls, question: str, weigh: Weigh) -> "Matcher":
        weights = {word: weigh(word) for word in words_of(question)}
        weights = {word: weight for word, weight in weights.items() if weight}
        return cls(weights, weigh, sum(weights.values()), asked_for(question), question)

    def fit(self, text: str) -> float:
        """How well a clause answers: its share of the question's weight, and the amount asked for.

        0 to 1.6; without any word of the question an amount counts nothing. A clause that explains
        a term of the question counts like one that holds an amount.
        """
        covered = self.score(text)
        holds = covered > 0 and self.amount is not None and self.amount.search(text) is not None
        return covered + _AMOUNT * (holds + defines(text, self.question))

    def score(self, text: str) -> float:
        """Share of the question's weight that the text holds, 0..1."""
        return self.covered(self.held(text))

    def held(self, text: str) -> frozenset[str]:
        """The question's words that the text holds: of its words only these are looked for."""
        low = text.lower()
        return frozenset(word for word in self.weights if word in low and _stands(word, low))

    def covered(self, words: frozenset[str]) -> float:
        if not self.total:
            return 0.0
        return math.fsum(map(self.weights.__getitem__, self.weights.keys() & words)) / self.total

    def precision(self, words: frozenset[str]) -> float:
        """Share of the words' weight that the question holds, 0..1."""
        total = sum(map(self.weigh, words))
        if not total:
            return 0.0
        return math.fsum(map(self.weights.__getitem__, self.weights.keys() & words)) / total


def _stands(word: str, text: str) -> bool:
    """Whether the text holds the word as a whole, as `words_of` cuts it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_goes_on(text[at - 1 : at]) or _goes_on(text[end : end + 1])):
            return True
        at = text.find(word, at + 1)
    return False


def _goes_on(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def spans(text: str) -> list[tuple[int, int]]:
    """Sentences and list items of a text as (start, end), blanks left out."""
    found = []
    for match in _SENTENCE.finditer(text):
        stripped = match.group().strip()
        if len(stripped) > 2:
            start = match.start() + match.group().index(stripped)
            found.append((start, start + len(stripped)))
    return found


def best_spans(
    text: str, matcher: Matcher, wanted: Callable[[str], bool], limit: int
) -> Sequence[tuple[int, int]]:
    """The best matching sentences that fulfil `wanted`, in the order of the text."""
    ranked = sorted(
        ((matcher.score(text[start:end]), -start, start, end) for start, end in spans(text)),
        reverse=True,
    )
    chosen = [
        (start, end) for score, _, start, end in ranked if score > 0 and wanted(text[start:end])
    ][:limit]
    return sorted(chosen)
