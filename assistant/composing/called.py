"""The record whose name a short question says: "làm căn cước mấy hôm có".

A law about the matter has many provisions and crowds the record out of the candidates.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.composing.actions import is_other_age, other_action
from assistant.composing.matching import Matcher, words_of
from assistant.composing.meant import LEVEL_IN_TITLE, LEVEL_WORDS, head_of
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.kinds import Kind
from assistant.understanding.lexicon import officially
from assistant.understanding.shorthand import write_out
from assistant.understanding.understand import Need
from ingest.document import Document

# What is asked of a procedure, and what its name says of all procedures, not which one it is.
_PLAIN = re.compile(
    r"\b(?:hồ sơ|giấy tờ|thời hạn|thời gian|giải quyết|lệ phí|tờ khai|kết quả|đăng ký|trình tự"
    r"|thủ tục|thực hiện|thành phần|bao gồm|gồm|mẫu|đơn|cấp|nộp|nhận|trả|lấy|gửi|bước|cách|tiền|tốn"
    r"|phí|mất (?=bao|mấy)|hết (?=bao|mấy)|giấy (?=gì|nào|chi)|đâu|xong"
    r"|chờ|đợi|hôm|bữa|tuần|việt nam|(?:ở )?trong nước)\b"
)
_SURE = 0.7  # probability of the field that is asked for
_COVERED = 0.9  # of the question's matter by the title
_SAID = 0.8  # of the name's head by the question
_READINGS = 2
_LEVELS = ("xã", "tỉnh", "trung ương")
# "Thời hạn tạm trú" is a matter of law, "đăng ký tạm trú mấy ngày xong" one of the procedure.
_HANDLED = re.compile(
    r"\b(?:mat (?:bao|may)|xong|giai quyet|cho|doi|tra ket qua"
    r"|(?:may|bao nhieu) (?:ngay|hom|bua|tuan)(?: \w+)? (?:co|duoc|lay|nhan|tra)"
    r"|bao (?:lau|gio)(?: \w+)? (?:co|duoc|lay|nhan|tra)|(?:khi nao|chung nao) (?:co|duoc|lay))\b"
)
_DONE = re.compile(r"\b(?:lam|xin|cap|dang ky|nop|doi|gia han|khai bao|thu tuc)\b")
_FIELDS: Mapping[Kind, re.Pattern[str]] = {
    Kind.TIME_LIMIT: _HANDLED,
    Kind.FEE: re.compile(rf"{_DONE.pattern}|\b(?:le )?phi\b"),
    Kind.PAPERS: _DONE,
    Kind.WHERE: _DONE,
    Kind.STEPS: _DONE,
    Kind.RESULT: _DONE,
}


@dataclass(frozen=True, slots=True)
class _Names:
    """Records without province, the newest of each code, found by the words of their names."""

    documents: Sequence[Document]
    heads: Sequence[frozenset[str]]
    wholes: Sequence[frozenset[str]]
    by_word: Mapping[str, Sequence[int]]


def called_records(need: Need, shelf: Shelf) -> list[Document]:
    """The record whose name is the whole matter, or two for different people; mostly none."""
    asks = _FIELDS.get(need.asked.kind)
    sure = need.asked.kinds[need.asked.kind] >= _SURE and not need.named
    if asks is None or not sure or not asks.search(unmark(need.with_matter)):
        return []
    names = _names(shelf)
    matter = matter_words(officially(need.with_matter), shelf)
    if len(matter) < 2 or not all(word in names.by_word for word in matter):
        return []
    asked = Matcher.of(" ".join(matter), shelf.weigh)
    rarest = min((names.by_word[word] for word in matter), key=len)
    fitting = [at for at in rarest if asked.covered(names.wholes[at]) >= _COVERED]
    fits = {
        at: asked.precision(names.heads[at]) - _misfit(names.documents[at], need.with_matter)
        for at in fitting
    }
    best = max(fits.values(), default=0.0)
    if best < _SAID:
        return []
    equal = [names.documents[at] for at in fitting if fits[at] >= best]
    return _of_local_level(equal)[:_READINGS]


def _of_local_level(documents: Sequence[Document]) -> list[Document]:
    """One of each name, the version for the lowest level."""
    versions: dict[frozenset[str], Document] = {}
    for document in sorted(documents, key=_level):
        versions.setdefault(words_of(document.title) - LEVEL_WORDS, document)
    return list(versions.values())


def _level(document: Document) -> int:
    found = LEVEL_IN_TITLE.search(document.title)
    return _LEVELS.index(found[1]) + 1 if found else 0


def matter_words(text: str, shelf: Shelf) -> frozenset[str]:
    """The words of a question, or of a name, that say which procedure."""
    return frozenset(word for word in words_of(plain_out(text)) if shelf.weigh(word))


def plain_out(text: str) -> str:
    return _PLAIN.sub(" ", text.lower())


def _misfit(document: Document, text: str) -> float:
    return other_action(document.title, text) + is_other_age(document.title, text)


@lru_cache(maxsize=2)
def _names(shelf: Shelf) -> _Names:
    documents = [held[0] for held in shelf.by_code.values() if held[0].province is None]
    titles = [write_out(document.title) for document in documents]
    wholes = [words_of(plain_out(title)) - LEVEL_WORDS for title in titles]
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(wholes):
        for word in words:
            by_word[word].append(at)
    heads = [words_of(plain_out(head_of(title))) - LEVEL_WORDS for title in titles]
    return _Names(documents, heads, wholes, by_word)
