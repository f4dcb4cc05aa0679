"""A sentence as words that the rules about days can be written in.

Words are written without diacritics ("ngày" becomes `ngay`) unless that would mix two words up:
then one of them keeps a mark of its own (`nayx` is "này", `nay` is "nay"; `n6` is "sáu"). A
sentence typed without diacritics has the bare forms only, and the rules that read it say which.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from ingest.spelling import fold, unaccent


def word_set(text: str) -> frozenset[str]:
    """The words of a list written out in one string."""
    return frozenset(text.split())


_TOKEN = re.compile(
    r"(?P<number>\d+(?:[/.:-]\d+)*)"
    r"|(?P<word>(?:[^\W\d_][\u0300-\u036f]*)+)"
    r"|(?P<stop>[,.;:?!()…\n])"
    r"|(?P<name>#+)"
)
_HALVED = frozenset({"ngay", "tuan", "thang", "nam"})
_CHUNK = re.compile(r"[^\s,;()?!\"]+")
_JOINT = re.compile(r"[/-]")

# Words that must not be mixed up with another one when their diacritics are gone.
_MARKED = {
    "một": "n1", "hai": "n2", "ba": "n3", "bốn": "n4", "tư": "n4", "sáu": "n6", "bảy": "n7",
    "bẩy": "n7", "tám": "n8", "chín": "n9", "lăm": "n5x", "nhăm": "n5x", "mốt": "motx",
    "mươi": "muoix", "hăm": "hamx", "này": "nayx", "kìa": "kiax", "tầm": "tamx", "cỡ": "cox",
    "độ": "dox", "quá": "quax", "cả": "cax", "tới": "den", "trúng": "trungx", "dụng": "dungx",
}  # fmt: skip
_TIMELY = word_set(
    """ngày hôm bữa buổi tuần lễ tháng năm nay qua kia mai rồi trước sau tới nữa vừa mới đầu giữa
    cuối thứ chủ nhật sáng trưa chiều tối đêm mùng mồng rằm tết âm dương tây lịch giêng chạp quý hè
    mùa nửa rưỡi hơn gần ngót non khoảng chừng mấy vài dăm đôi mười chục trăm nghìn ngàn linh lẻ
    không cách đây được đã tròn đúng làm việc trời con trăng giờ phút hẹn hạn trễ chậm lố trả lấy
    nhận nộp gửi gởi đưa tiếp thụ lý đến ngoái hồi ban xin từ vào trong là ghi còn hết chưa đầy đủ
    trên ngoài xấp xỉ ước kỳ nghỉ lúc khi mà vẫn chờ đợi xong quốc khánh giáng sinh nguyên đán giỗ
    tổ hùng vương trung thu vu lan đoan ngọ nhà giáo phụ nữ văn hóa thương binh lao động giải phóng
    thiếu nhi ông công táo khai xuân đi lại tiên cùng vòng thời quy định luật áp dụng hiệu lực
    chậm nhất tối đa mỗi kể tính tuổi đường số phường tức gửi kết quả giấy phiếu đăng ký làm tí
    kém mất cần dịp ra giao thừa theo nghị thông quyết hiến pháp bộ sinh tháng chẵn ngõ hẻm
    phố tổ kiệt ngách lô thửa căn phòng mẫu điều khoản tờ quận cầu chợ gì suốt vậy thế lần trúng rơi
    nhằm khác thay đổi so với thời điểm mức xác chứng công chẵn đâu nãy sớm"""
)
_TIMELY_BARE = frozenset(map(unaccent, _TIMELY)) | frozenset(map(unaccent, _MARKED))
# Words of their own when they stand unmarked in a sentence that has marks.
_OTHER_WORDS = word_set(
    "ngay nam tu thang lam bay tam thu ram ma cho muoi roi hen han tay gan gio den nop co tron "
    "day dung hoi tra lay be"
)
# Dialect, chat and typing errors for one and the same word.
_TYPED = {
    "trc": "truoc", "trứoc": "truoc", "wa": "qua", "nạp": "nop", "goi": "gui", "gởi": "gui",
    "chn": "chua",
    "r": "roi", "rùi": "roi", "dc": "duoc", "đc": "duoc", "rày": "nay", "ray": "nay",
    "ni": "nayx", "tê": "kia", "thg": "thang", "tuân": "tuan",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its bare form, and where it stands in the sentence."""

    bare: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence joined by blanks, with a blank at both ends."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    marked: bool

    def word_at(self, position: int) -> int:
        """The number of the word that a position of `text` lies in."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the sentence the words of `text[start:end]` stand."""
        return self.words[self.word_at(start)].start, self.words[self.word_at(end - 1)].end


def line_of(words: list[Word], marked: bool) -> Line:
    starts, at = [], 1
    for word in words:
        starts.append(at)
        at += len(word.bare) + 1
    return Line(f" {' '.join(word.bare for word in words)} ", tuple(words), tuple(starts), marked)


# Ordinary sentences have diacritics in three of four words; below this share they were left out
# and a few words stand marked by accident.
_MARKED_SHARE = 0.3


def is_marked(text: str) -> bool:
    """Whether the sentence was typed with diacritics."""
    words = [word for word in text.split() if word[0].isalpha()]
    marked = sum(not word.isascii() for word in words)
    return marked > _MARKED_SHARE * len(words)


def words_of(text: str, marked: bool) -> list[Word]:
    """The words, numbers and stops of the sentence; document numbers and codes become "#"."""
    found = []
    for token in _TOKEN.finditer(_without_names(text)):
        kind, written = token.lastgroup, token.group()
        if kind == "word":
            bare = _bare(written, marked)
        elif kind == "stop":
            bare = "," if written in ",:()" else "."
        else:
            bare = "#" if kind == "name" else written
        found.append(Word(bare, token.start(), token.end()))
    return _with_halves(found)


def _with_halves(words: list[Word]) -> list[Word]:
    """ "1,5 tháng" becomes "1 tháng rưỡi", which the rules know."""
    found: list[Word] = []
    for word in words:
        found.append(word)
        if len(found) < 4 or word.bare not in _HALVED:
            continue
        whole, comma, half = found[-4:-1]
        if (comma.bare, half.bare) == (",", "5") and whole.end + 1 == comma.end == half.start:
            plus = Word("ruoi", word.end, word.end)
            found[-4:] = [Word(whole.bare, whole.start, half.end), word, plus]
    return found


def _without_names(text: str) -> str:
    """The text with "118/2025/NĐ-CP" and "H40.12-260713-0012" painted over by as many "#"."""
    return _CHUNK.sub(_painted, text) if _JOINT.search(text) else text


def _painted(chunk: re.Match[str]) -> str:
    written = chunk.group()
    letters = any(letter.isalpha() for letter in written)
    digits = any(letter.isdigit() for letter in written)
    return "#" * len(written) if letters and digits and _JOINT.search(written) else written


@lru_cache(maxsize=4096)
def _bare(written: str, marked: bool) -> str:
    word = fold(written)
    if word in _TYPED:
        return _TYPED[word]
    if word in ("hai", "ba"):
        return _MARKED[word]
    bare = unaccent(word)
    if word == bare and not marked:
        return _UNMARKED.get(bare, bare)
    if word in _MARKED:
        return _MARKED[word]
    if word in _TIMELY or (word == bare and word not in _OTHER_WORDS):
        return bare
    return f"_{bare}" if bare in _TIMELY_BARE else bare


# Number words that nearly always mean the number even without diacritics.
_UNMARKED = {"mot": "n1", "bon": "n4", "chin": "n9", "nham": "n5x"}
