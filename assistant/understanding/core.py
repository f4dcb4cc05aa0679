"""What a story asks: what has no bearing on the matter left out, the sentences that ask."""

import re
from collections.abc import Sequence

from assistant.understanding.classifying import classifier
from assistant.understanding.features import unmark

LONG = 32  # words from which a question counts as a story
_ENOUGH = 9  # words that the asking sentences must have to stand alone
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*(?:\d+[^.!?\n]*[.!?]*)*")
_ASKS = re.compile(
    r"\?|\b(?:bao lau|bao nhieu|may (?:ngay|tien|tuoi)|o dau|the nao|nhu the nao|lam sao|duoc khong"
    r"|co phai|giay to gi|can gi|khi nao|bao gio|loai nao|ai)\b"
)

_TOLD = 12  # words from which more than a question may have been told
_IN_SCOPE = 0.3  # probability of a matter of the state below which a sentence has no bearing
_SURELY = 0.5
_WRONG = 0.6  # probability of a wrong from which a sentence is kept whatever it tells
_SAYS_WHAT = re.compile(
    r"\?|\b(?:ho so|nop|tiep nhan|giay|don|thu tuc|nghi dinh|luat|thong tu|quy dinh|cong an|ubnd"
    r"|uy ban|phuong|so [tvgnxyck]\w+|bao hiem|thue|toa|phat|ket qua|quyet dinh"
    r"|quy hoach|hop dong|dang ky|thu hoi|can cuoc|ho chieu|ho khau|thuong tru|tam tru|khai sinh"
    r"|ket hon|ly hon|thua ke|so (?:do|hong)|dat dai|thua dat|tro cap|luong|xay dung|kinh doanh"
    r"|cho biet|giai dap|huong dan"
    r"|bao (?:lau|nhieu|gio)|(?:khi|luc|chung|ngay|hom|bua) nao|the nao|lam sao|o dau|duoc khong)\b"
)


def without_asides(text: str) -> str:
    """The text without sentences that tell nothing of a matter of the state: "Dạo này mưa nhiều".

    What asks with a question mark and what names papers, offices or law always stays.
    """
    if len(text.split()) < _TOLD:
        return text
    sentences = [found.strip() for found in _SENTENCE.findall(text) if found.strip()]
    kept = [sentence for sentence in sentences if _has_bearing(sentence)]
    return " ".join(kept) if len(kept) < len(sentences) and _asks(kept) else text


def _asks(sentences: Sequence[str]) -> bool:
    """Whether one of them may be the question, or a request for help with a wrong."""
    if any(_ASKS.search(unmark(sentence)) for sentence in sentences):
        return True
    routes = [classifier("route").probabilities(sentence) for sentence in sentences]
    return any(route["in_scope"] + route["harmful"] >= _SURELY for route in routes)


def _has_bearing(sentence: str) -> bool:
    if _SAYS_WHAT.search(unmark(sentence)):
        return True
    route = classifier("route").probabilities(sentence)
    return route["in_scope"] >= _IN_SCOPE or route["harmful"] >= _WRONG


def core_of(text: str) -> str:
    """A story's asking sentences, with the one before where they are too short; else the text."""
    if len(text.split()) < LONG:
        return text
    sentences = [found.strip() for found in _SENTENCE.findall(text) if found.strip()]
    asking = [at for at, sentence in enumerate(sentences) if _ASKS.search(unmark(sentence))]
    if not asking:
        return text
    chosen = {asking[-1]} | {at for at in asking if "?" in sentences[at]}
    while sum(len(sentences[at].split()) for at in chosen) < _ENOUGH and min(chosen) > 0:
        chosen.add(min(chosen) - 1)
    return " ".join(sentences[at] for at in sorted(chosen))
