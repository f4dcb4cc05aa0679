"""Wordings of requests for help with a wrong, and of harmless questions about the same matters.

A linear classifier cannot tell "làm giấy tờ giả ở đâu" from "làm giấy tờ giả bị phạt bao nhiêu"
with the few questions that it learns from; these closed wordings can.
"""

import math
import re
from collections.abc import Mapping

_HOW = (
    r"(?:\b(?:cách|làm sao|làm thế nào|thế nào|kiểu (?:gì|nào)|ra sao|sao cho|bằng gì|công thức|"
    r"hướng dẫn|đường nào|chỉ (?:cho|giúp|giùm|với)|bày|mần răng|như nào|như thế nào|tỷ lệ)\b)"
)
_WHERE = (
    r"(?:\b(?:ở đâu|ở mô|chỗ nào|chỗ mô|ai (?:nhận|làm|bán|sửa|có|biết)|tiệm nào|bên nào|gặp ai|"
    r"nhờ ai|tìm ai|đưa ai|cho ai|mối nào|liên hệ|giá (?:bao nhiêu|nào)|hết bao nhiêu|bao nhiêu)\b)"
)
_DOES = r"(?:mua|bán|làm|in|chế|kiếm|đặt|thuê|cần|muốn|tìm|nhận|cấp|xin|sửa|mần|dùng)"
_PAPERS = (
    r"(?:bằng|giấy|hộ chiếu|chứng chỉ|chứng nhận|con dấu|dấu|hộ khẩu|biển số|căn cước|cccd|cmnd|sổ|"
    r"cà vẹt|tem|hóa đơn|thẻ|hồ sơ|bệnh án|học bạ|chữ ký|visa|phép|gplx|sao kê|phiếu)"
)
_WATCHERS = (
    r"(?:công an|csgt|cảnh sát|thuế|kiểm lâm|hải quan|tòa|ngân hàng|máy|camera|cán bộ|thanh tra|"
    r"quản lý thị trường|đăng kiểm|thú y|công chứng|bảo hiểm|biên phòng|người ta|nhà nước|xã|"
    r"phường|"
    r"môi trường|kiểm tra)"
)
_WEAPONS = (
    r"(?:bom|lựu đạn|mìn|thuốc nổ|chất nổ|súng|đạn|pháo|kíp nổ|axit|mã tấu|dao phóng lợn|chai cháy|"
    r"thuốc độc|bả chó)"
)
_DRUGS = (
    r"(?:ma túy|cần sa|thuốc lắc|thuốc phiện|heroin|ketamin|bóng cười|cỏ mỹ|tiền chất|nấm ảo giác)"
)

# What a wording adds to the log-odds of a request that is refused. The weights, and that of the
# classifier, were fitted to its log-odds on held-out routing questions.
_BASE, _TRUST = -0.79, 0.81
_ASKS_HOW = 1.3  # how, where or by whom such a thing is done, and nothing of law
_OF_LAW = -1.83  # penalties, reports, permits
_LEAST = 1e-4
_ASKS_FOR_WRONG: tuple[tuple[float, str], ...] = (
    # not to be found out
    (
        1.87,
        r"\b(?:không|ko|khỏi|khó|đừng|chẳng) (?:ai |bị |để |có )*(?:\w+ ){0,2}"
        r"(?:phát hiện|bị bắt|lần ra|truy ra|bị lộ|ghi hình|bị tóm|bị nghi|truy vết|dấu vết|"
        r"chứng từ)"
        r"|\b(?:không|khỏi|chẳng) (?:ai|lộ|bắt được|bị (?:bắt|soi|lập biên bản|hốt))\b"
        r"|\b(?:qua mặt|che mắt|trót lọt|cho kín|kín đáo|kín nhất|cho lọt|lách luật|né trạm)\b"
        rf"|\b{_WATCHERS} (?:\w+ ){{0,3}}(?:không|ko|khỏi|chẳng) (?:\w+ ){{0,2}}"
        r"(?:biết|phát hiện|ra|thấy|hay|nghi|bắt|lần|đọc|soi|báo|hốt|tin)\b"
        rf"|\b(?:giấu|trốn|né|che) (?:\w+ ){{0,6}}(?:với |khỏi )?{_WATCHERS}\b"
        r"|\bmà (?!tôi |tui |em |mình |con |cháu |nhà |ai |mẹ con )(?:\w+ ){1,3}"
        r"(?:không|chẳng|khỏi) (?:hay biết|hay|biết gì|biết)\b",
    ),
    # false papers
    (
        1.74,
        rf"\b{_DOES}\b (?:\w+ ){{0,4}}{_PAPERS} (?:\w+ ){{0,4}}"
        r"(?:giả|rởm|dỏm|fake|khống|y như thật)\b"
        rf"|\b(?:làm|in|khắc) giả (?:\w+ ){{0,2}}{_PAPERS}|\b(?:giả mạo|nhái) (?:\w+ )?{_PAPERS}"
        rf"|\bmua (?:phôi|bán )?{_PAPERS} (?:\w+ ){{0,5}}(?:không cần|khỏi) (?:thi|học|khám)",
    ),
    # money for officials
    (
        1.39,
        r"\b(?:lót tay|đút lót|đút lọt|đứt lót|dứt lót|đút tiền|đút túi|bôi trơn|chung chi|lo lót|"
        r"mua chuộc|chạy chọt|"
        r"dúi tiền|"
        r"kẹp tiền|hối lộ|phong bì|bao thư|chạy (?:án|việc|điểm|chức|công chức)|biếu (?:tiền|quà|"
        r"ông|"
        r"anh|cán bộ|phong)|bồi dưỡng (?:cho )?(?:cán bộ|anh|thanh tra))\b"
        r"|\b(?:đưa|gửi|chi|chuyển) (?:\w+ ){0,3}(?:tiền|quà) (?:\w+ ){0,4}(?:cán bộ|công chức|"
        r"thẩm phán|"
        r"csgt|công an|thanh tra|hải quan|giám thị|địa chính)\b",
    ),
    # weapons and drugs made or bought
    (
        2.33,
        rf"\b(?:làm|chế tạo|chế|tự chế|điều chế|đúc|độ|trồng|nấu|trộn|pha|chiết)\b (?:\w+ ){{0,3}}"
        rf"(?:{_WEAPONS}|{_DRUGS})\b"
        rf"|\b(?:mua|bán|kiếm|ship|shop|nguồn)\b (?:\w+ ){{0,3}}(?:{_WEAPONS}|{_DRUGS})\b",
    ),
    # people hurt, spied on or cheated
    (
        1.97,
        r"\b(?:nghe lén|đọc trộm|quay lén|định vị (?:\w+ )?(?:lén|bí mật|điện thoại)|hack|"
        r"bẻ khóa|xâm nhập|"
        r"chiếm (?:tài khoản|mật khẩu)|lấy (?:\w+ )?mật khẩu|tung (?:ảnh|clip|hình)|dằn mặt|xử đẹp|"
        r"đòi nợ thuê|giang hồ|xã hội đen|đánh (?:thằng|nó|cho)|giết|đầu độc|đốt (?:nhà|xe)|tạt|"
        r"bắt cóc|"
        r"tống tiền|rửa tiền|lừa (?:\w+ ){0,2}(?:tiền|đảo)|khai (?:khống|man|gian)|tẩu tán)\b",
    ),
    # what is done behind backs
    (
        2.38,
        r"\b(?:trốn|né|lén|lậu|chui|trộm|khống|gian lận|bùng|đường dây|photoshop|tẩy xóa|cạo|"
        r"chui lủi|"
        r"nội tạng|bán thận|tay trong|giả danh|giả làm|dựng (?:chuyện|hiện trường)|vu khống|bịa)\b",
    ),
    # what belongs to others, people taken over a border or sold
    (
        3.0,
        r"\b(?:cách|làm sao|làm thế nào|muốn) (?:\w+ ){0,3}"
        r"(?:lấn chiếm|chiếm đoạt|chiếm (?:đất|nhà))\b"
        r"|\b(?:đưa người|vượt biên|nhập cảnh|ở lại|xuất cảnh|lao động|nhập cư) (?:\w+ ){0,5}"
        r"(?:trái phép|bất hợp pháp|chui|lậu)\b"
        r"|\b(?:nhờ|thuê|kiếm|tìm) (?:\w+ ){0,2}(?:thi|học|khám|sát hạch) (?:hộ|thay|thế)\b"
        r"|\bmua (?:bán )?(?:\w+ ){0,2}(?:giấy (?:ra viện|nghỉ|khám|xác nhận|chứng)|chứng chỉ"
        r"|học bạ|bệnh án|bằng (?:cấp|đại học|lái|tốt nghiệp))\b"
        r"|\bcho (?:\w+ ){1,4}(?:một|1) trận\b"
        r"|\b(?:dụ|gạt|lừa) (?:\w+ ){0,2}(?:người|ông|bà|dân)\b"
        r"|\b(?:đẻ thuê|mang thai hộ (?:thuê|thương mại|(?:\w+ ){0,2}(?:trả|lấy) tiền))\b",
    ),
    # other people's data
    (
        1.31,
        r"\b(?:cho (?:tôi|tui|em|xin)|xin|tra (?:giùm|giúp)|tìm|cung cấp|lấy được|xem|"
        r"biết)\b (?:\w+ ){0,6}"
        r"(?:số nhà|địa chỉ|nhà ở đâu|chỗ ở|số điện thoại|căn cước|tin nhắn|số tài khoản|số dư|"
        r"bệnh án|"
        r"danh sách|biển số) (?:\w+ ){0,5}"
        r"(?:nó|vợ|chồng|người khác|người tên|của (?:chị|anh|ông|bà|sếp|hàng xóm)|bệnh nhân|"
        r"người yêu)\b",
    ),
)
_LAW = re.compile(
    r"\b(?:phạt|bị xử|coi là|phân biệt|thế nào là|đi tù|phạt tù|ngồi tù|"
    r"tội (?:gì|chi|danh|phạm)?|hình sự|khởi tố|truy cứu|xử lý|"
    r"kỷ luật|"
    r"vi phạm|hợp pháp|bị cấm|trái (?:phép|luật|quy định)|hiệu lực|có được|được không|có phải|"
    r"có cần|"
    r"quy định|điều kiện|thủ tục|giấy phép|đăng ký|tố cáo|tố giác|trình báo|khai báo|"
    r"báo (?:cho )?(?:ai|"
    r"công an)|phản ánh|khiếu nại|giao nộp|tôi bị|em bị|mình bị|phát hiện|bảo vệ|hỗ trợ)\b"
)
_ESCAPES = re.compile(
    r"\b(?:(?:không|ko|khỏi|khó|để) (?:\w+ ){0,2}|(?:né|trốn) (?:nộp |đóng |tiền )*)"
    r"(?:bị )?(?:phạt|bắt|phát hiện|tội|xử lý|xử|lập biên bản)\b"
)
# Who wants to keep what is due to him asks for nothing wrong: "để không bị cắt trợ cấp".
_KEEPS = re.compile(
    r"\b(?:không|ko|khỏi|đừng|tránh|chẳng) (?:\w+ )?(?:bị )?(?:cắt|mất|tước|thu hồi|xóa|hủy|dừng|"
    r"khóa|gián đoạn) (?:\w+ ){0,3}(?:trợ cấp|chế độ|lương|bảo hiểm|quyền|suất|thường trú|hộ khẩu|"
    r"quốc tịch|hợp đồng|việc|giấy phép|bằng|thẻ|chứng chỉ|tài khoản|học bổng|tiền cọc)\b"
)
# A word of law that names what is only feigned or got round says nothing of law.
_FEIGNED = re.compile(
    r"\b(?:đăng ký|giấy phép|thủ tục|xác nhận|khai báo)(?: \w+){0,4}? (?:khống|giả|chui|lậu|lén)\b"
    r"|\b(?:không|khỏi|né) (?:cần |phải )?(?:qua|làm|có) (?:thủ tục|giấy phép|đăng ký)\b"
    r"|\b(?:trái phép|bất hợp pháp)\b(?=.*\b(?:đường nào|cách nào|làm sao|thế nào|bằng gì)\b)"
    r"|(?<=\bcách )(?:\w+ ){1,8}(?:trái phép|bất hợp pháp)\b"
)
# Who suffers a wrong and asks what to do about it.
_SUFFERS = re.compile(
    r"(?:^|\b(?:tôi|tui|em|mình|cháu|con|mẹ|bố|vợ|chồng|nhà|gia đình)(?: \w+)? )bị (?:\w+ ){1,12}"
    r"(?:kiện|tố cáo|tố giác|trình báo|báo|khiếu nại|đòi lại|làm gì|làm sao|xử lý|khóa|lấy lại)\b"
)
_OF_VICTIMS = -2.0
# What the law has for it is the whole question: "mua bán hóa đơn khống bị phạt thế nào".
_ASKS_PENALTY = re.compile(
    r"\b(?:bị |mức |xử |tiền )(?:xử )?(?:phạt|lý|tù|truy cứu|kỷ luật)(?: \w+){0,4}?"
    r" (?:thế nào|ra sao|sao|bao nhiêu|bao nhiêu tiền|bao nhiêu năm|mấy năm|gì)$"
)
_OF_PENALTIES = -2.5
_WRONGS = tuple((weight, re.compile(words)) for weight, words in _ASKS_FOR_WRONG)
_DOING = re.compile(rf"{_HOW}|{_WHERE}")
_AMOUNT = re.compile(r"(?<!giá )(?<!hết )\bbao nhiêu\b")
_RULED = re.compile(r"\b(?:mức|t[ỷỉ] lệ|thuế suất|hệ số|định mức|hạn mức|thời hạn|thời gian)\b")
# Probabilities from which a request is refused; chosen on held-out routing questions so that
# harmless look-alikes are answered (a wrong refusal costs more).
_REFUSED, _SURE, _SURELY = 0.4, 0.67, 0.7


def with_wordings(text: str, route: Mapping[str, float]) -> Mapping[str, float]:
    """The classifier's probabilities with that of "harmful" corrected by the wordings.

    `text` is lower or upper case with its diacritics; the other routes keep their proportions.
    """
    said = " ".join(re.findall(r"\w+", text.lower()))
    told = min(max(route["harmful"], _LEAST), 1 - _LEAST)
    harmful = 1 / (1 + math.exp(-(_BASE + _TRUST * math.log(told / (1 - told)) + _weight(said))))
    others = (1 - harmful) / (1 - told)
    return {name: value * others for name, value in route.items()} | {"harmful": harmful}


def is_refused(text: str, harmful: float) -> bool:
    """Whether a request with that probability is turned away.

    The classifier alone takes "mức giảm trừ gia cảnh" for one: where no wording is that of a wrong
    and nobody asks how, where or by whom a thing is done, it has to be surer.
    """
    if harmful < _REFUSED:
        return False
    said = " ".join(re.findall(r"\w+", text.lower()))
    worded = any(wording.search(said) for _, wording in _WRONGS)
    asks = _DOING.search(_AMOUNT.sub(" ", said)) and not _RULED.search(said)
    return bool(worded or asks) or harmful >= _SURE


def is_surely(text: str, harmful: float) -> bool:
    """Whether a wording of a wrong and that probability outweigh likeness to answered questions."""
    said = " ".join(re.findall(r"\w+", text.lower()))
    return harmful >= _SURELY and any(wording.search(said) for _, wording in _WRONGS)


def _weight(said: str) -> float:
    weights = [weight for weight, wording in _WRONGS if wording.search(said)]
    if _SUFFERS.search(said):
        return sum(weights) + _OF_LAW + _OF_VICTIMS
    open_about_it = _ESCAPES.sub(" ", said).strip()
    penalty = _ASKS_PENALTY.search(open_about_it)
    if penalty and not _DOING.search(open_about_it[: penalty.start()]):
        return sum(weights) + _OF_LAW + _OF_PENALTIES
    if _LAW.search(_FEIGNED.sub(" ", open_about_it)) or (not weights and _KEEPS.search(said)):
        return sum(weights) + _OF_LAW
    return sum(weights) + (_ASKS_HOW if weights and _DOING.search(said) else 0.0)
