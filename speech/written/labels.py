"""Things that a number names: "quận ba", "lớp năm", "mẫu số một", "cấp hai"."""

from speech.written.numbers import DIGITS, SCALES, Number, cardinal
from speech.written.places import COUNTED
from speech.written.words import Piece, Words, word_set

LABELS = word_set(
    "quận phường lớp cấp mức bậc hạng vùng tổ ấp nhóm số bước tầng kỳ đợt khóa khoá lộ câu trang"
    " bảng thôn xóm khối mẫu phố đường cột hình lô tờ thửa loại khu đội độ chốt cửa phòng"
)
# After a lone digit: otherwise it counts what follows ("cấp hai bản sao", "loại hai bánh").
_ENDS = word_set(
    " , . ? ! ; : thì là có và của được phải cần không ở tại với hay hoặc theo trong cho này đó kia"
    " ạ nhé vậy mà nào gì bị đã đang sẽ muốn khi nếu để đến trở do về như tôi em cháu thành tỉnh"
    " quận huyện tp phường xã sài hồ xin nộp làm đi lên xuống bao mấy mất hết rồi nữa vừa mới"
    " đường hẻm ngõ ạ ý ơi cũng tức từ tới vào ra hả à chưa thế đúng kèm điện hệ"
) | {""}
_STRONG = word_set("vùng lớp số mẫu tầng")
_PERIODS = frozenset({"đợt", "kỳ"})  # "đợt một tháng sáu", but "định kỳ hai tháng một lần"
_STRONG_BEFORE = word_set("trường nhà trình sinh học thị tỉnh mức")  # "trường cấp hai", "mức độ"
_NEVER = frozenset({"một"})
_WITH_ONE = word_set("quận phường lớp cấp mức bậc vùng tổ ấp nhóm bước tầng kỳ đợt số mẫu lộ")


def label(words: Words, at: int) -> Piece | None:
    """A label with a lone digit; longer numbers need no label to be written."""
    if words[at] not in LABELS or words[at - 1][:1].isdigit():  # "3 tầng một tum"
        return None
    start = at + 1 + (words[at + 1] == "số" and words[at] != "số")
    said = words[start]
    if start == at + 1 and said == "không" and words[start + 1] in DIGITS:
        return _with_zero(words, at, start)
    if words[start - 1] == "số" and said == "không" and words[start + 1] in DIGITS:
        return _with_zero(words, at, start)
    number = cardinal(words, start)
    if number is None or not number.single or not _names(words, at, number):
        return None
    if said in _NEVER and words[at] not in _WITH_ONE:
        return None
    is_road = words[at] == "lộ" and words[number.end] == "a"  # quốc lộ 1A
    written = f"{' '.join(words[at:start])} {number.value}" + ("A" if is_road else "")
    return Piece(written, number.end + is_road - at)


def _names(words: Words, at: int, number: Number) -> bool:
    """Whether the digit is the name of the thing and counts nothing."""
    following = words[number.end]
    if (
        following in DIGITS
        or following in ("chấm", "phẩy")
        or (following == "không" and words[number.end + 1] in DIGITS)
    ):
        return False
    if words[at] in _PERIODS and following in ("tháng", "năm"):
        return words[at - 1] != "định"
    if following == words[at]:  # "cấp một cấp hai"
        return True
    if words[at] in _STRONG or words[at - 1] in _STRONG_BEFORE:
        is_year = words[number.end - 1] == "năm" and following in ("nay", "ngoái", "sau", "trước")
        return not is_year and following not in COUNTED and following not in SCALES
    return following in _ENDS or (words[at] == "lộ" and following == "a")


def _with_zero(words: Words, at: int, start: int) -> Piece | None:
    """ "mẫu số không một" is mẫu số 01."""
    following = words[start + 2]
    if following in COUNTED or following in SCALES or words[at] not in ("mẫu", "số", "tổ", "đội"):
        return None
    if following in DIGITS or following == "không":
        return None
    return Piece(f"{' '.join(words[at:start])} 0{DIGITS[words[start + 1]]}", start + 2 - at)
