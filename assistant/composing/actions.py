"""What is done to a paper or a registration: issued, issued again, changed, withdrawn, ended.

Records of one paper differ by it, and few questions name it as the record does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.composing.candidates import Candidate
from ingest.document import Document, Family

# Of each: how a title begins that is for it, and how people say it.
_ACTIONS = {
    "again": (
        r"(?:cấp|đăng ký|bổ nhiệm|phục hồi|thực hiện) lại",
        r"\b(?:cấp|làm|đăng ký|xin|in|bổ nhiệm) lại\b|\b(?:bị|làm|đánh) "
        r"(?:mất|hỏng|rách|cháy|rơi|hư|cuốn)\b|\bmất (?:giấy|bằng|sổ|thẻ|hộ chiếu)\b",
    ),
    "exchange": (r"cấp đổi|đổi|chuyển đổi", r"\bđổi\b|\bchuyển\b"),
    "longer": (r"gia hạn", r"\bgia hạn\b"),
    "back": (r"thu hồi|trả lại", r"\bthu hồi\b|\btrả (?:lại|giấy|biển)\b"),
    "end": (
        r"chấm dứt|giải thể|đóng cửa|h(?:ủy|uỷ)|miễn nhiệm|đăng ký chấm dứt",
        r"\bchấm dứt\b|\bgiải thể\b|\bđóng cửa\b|\bmiễn nhiệm\b|\bthôi (?:làm|hành nghề)\b"
        r"|\bnghỉ (?:bán|kinh doanh|làm|hoạt động|luôn|hẳn|hành nghề)\b"
        r"|\bh(?:ủy|uỷ) (?:bỏ|đăng ký|hồ sơ|giấy|việc|kết quả)\b|\bđóng mã\b",
    ),
    "strike": (r"x(?:óa|oá)", r"\bx(?:óa|oá)\b|\bcắt\b|\bgỡ\b"),
    "change": (
        r"điều chỉnh|thay đổi|sửa đổi|cải chính|đăng ký thay đổi|cấp điều chỉnh|hiệu đính",
        r"\b(?:điều chỉnh|thay đổi|sửa|cải chính|đổi (?:tên|địa chỉ|chủ)|bổ sung ngành)\b",
    ),
    "pause": (r"tạm ngừng|tạm dừng", r"\btạm (?:ngừng|ngưng|dừng)\b"),
    "restore": (
        r"khôi phục",
        r"\bkhôi phục\b|\b(?:dùng|sử dụng) lại\b|\btìm (?:thấy|lại|ra|được)\b",
    ),
}
_BEGINS = {
    name: re.compile(rf"^(?:thủ tục )?(?:{title})\b") for name, (title, _) in _ACTIONS.items()
}
_SAYS = {name: re.compile(said) for name, (_, said) in _ACTIONS.items()}
_OTHER_ACTION = 2.5  # log-odds taken from a record for something else than was done
_PLAIN = 1.5  # from one whose title says nothing of what was done: "đổi" is said for "cấp" too
_WITH_TERM = "có thời hạn"
_FIRST_WORDS = 3
_LOOKED_AT = 12  # records: further ones are too far behind
_ENDS = frozenset({"back", "end", "strike", "pause"})  # nobody means these without saying so
_UNDER = re.compile(r"\bdưới (\d{1,2}) tuổi")
_FROM = re.compile(r"\btừ (?:đủ )?(\d{1,2}) tuổi")
_AGE = re.compile(r"\b(\d{1,2}) tuổi\b")


def as_done(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """The records among the candidates in another order: those for what is said to be done first.

    Every place keeps its score, so that records are not moved past provisions of law.
    """
    places = [at for at, c in enumerate(found) if c.document.family is Family.PROCEDURE]
    places = places[:_LOOKED_AT]
    fits = {at: found[at].score - _misfit(found[at].document.title, text) for at in places}
    ordered = list(found)
    for place, at in zip(places, sorted(places, key=lambda at: -fits[at]), strict=True):
        ordered[place] = replace(found[at], score=found[place].score)
    return ordered


def _misfit(title: str, text: str) -> float:
    return other_action(title, text) + _OTHER_ACTION * is_other_age(title, text)


def for_what_is_done(documents: Sequence[Document], text: str) -> list[Document]:
    """Those whose titles fit what is said to be done."""
    return [document for document in documents if not other_action(document.title, text)]


def other_action(title: str, text: str) -> float:
    """Log-odds to take from a title for something else than the question says was done."""
    said, named = _said_in(text), _named_in(title)
    if _WITH_TERM in text.lower() and _WITH_TERM not in title.lower():
        return _OTHER_ACTION
    if said & named.anywhere or (named.begins and named.opening in text.lower()):
        return 0.0
    if named.begins & _ENDS:
        return 2 * _OTHER_ACTION
    if named.begins:
        return _OTHER_ACTION
    return _PLAIN if said else 0.0


@dataclass(frozen=True, slots=True)
class _Named:
    """What a title is for: by its first words, anywhere in it, and these words ("hủy tư cách")."""

    begins: frozenset[str]
    anywhere: frozenset[str]
    opening: str


@lru_cache(maxsize=10_000)
def _named_in(title: str) -> _Named:
    title = title.lower()
    words = re.findall(r"\w+", title.removeprefix("thủ tục "))
    begins = frozenset(name for name, pattern in _BEGINS.items() if pattern.search(title))
    return _Named(begins, _said_in(title), " ".join(words[:_FIRST_WORDS]))


@lru_cache(maxsize=10_000)
def _said_in(text: str) -> frozenset[str]:
    text = text.lower()
    return frozenset(name for name, pattern in _SAYS.items() if pattern.search(text))


def is_other_age(title: str, text: str) -> bool:
    """Whether the title is for people of another age than the one that is told."""
    age = _AGE.search(text.lower())
    if age is None:
        return False
    under, least = _UNDER.search(title.lower()), _FROM.search(title.lower())
    years = int(age[1])
    return bool(under and years >= int(under[1])) or bool(least and years < int(least[1]))
