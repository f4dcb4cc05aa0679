"""Every Vietnamese sentence that a citizen can see in an answer."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from assistant.registry.cases import Case, Stage, Unfound
from ingest.procedure import Method

METHODS: Mapping[Method, str] = {
    Method.ONLINE: "nộp trực tuyến",
    Method.POSTAL: "gửi qua bưu chính",
    Method.DIRECT: "nộp trực tiếp",
}
UNITS: Mapping[str, str] = {
    "working_day": "ngày làm việc",
    "calendar_day": "ngày",
    "week": "tuần",
    "month": "tháng",
    "year": "năm",
    "hour": "giờ",
    "working_hour": "giờ làm việc",
    "same_day": "trong ngày làm việc",
}
HOTLINE = "Tổng đài hỗ trợ dịch vụ công: 18001096."

SMALL_TALK = (
    "Xin chào! Tôi là hệ thống tự động trả lời câu hỏi về thủ tục hành chính và quy định pháp luật"
    " từ văn bản chính thức. Bạn muốn hỏi về việc gì?"
)
OUT_OF_SCOPE = (
    "Xin lỗi, tôi chỉ trả lời câu hỏi về thủ tục hành chính, quy định pháp luật và dịch vụ công."
    " Nội dung này nằm ngoài phạm vi đó."
)
REFUSED = (
    "Tôi không thể giúp việc này vì có thể vi phạm pháp luật hoặc gây hại cho người khác."
    " Nếu bạn gặp khó khăn khi làm thủ tục, bạn có thể phản ánh, kiến nghị, khiếu nại hoặc tố cáo"
    " với cơ quan có thẩm quyền; Cổng Dịch vụ công quốc gia: 18001096. Trường hợp khẩn cấp, gọi"
    " Công an 113 hoặc cấp cứu 115."
)
FROM_A_SCAN = (
    "Lưu ý: chữ của văn bản này do máy đọc từ bản quét, có thể sai; hãy đối chiếu với bản gốc."
)
TO_STAFF = (
    "Bạn có thể gọi hoặc đến cơ quan phụ trách nơi bạn ở, hoặc để lại câu hỏi cho cán bộ tại mục"
    " “Hỏi cán bộ”: bạn nhận một mã để xem trả lời. " + HOTLINE
)
UNSURE = (
    "Tôi không chắc phần dưới đây trả lời đúng câu bạn hỏi. Nếu không phải, bạn hãy hỏi rõ hơn hoặc"
    " hỏi cơ quan phụ trách."
)
NO_SOURCE = (
    "Tôi chưa tìm thấy văn bản hoặc thủ tục nào trong kho tài liệu trả lời được câu hỏi này, nên"
    " không trả lời để tránh sai sót. Bạn có thể hỏi trực tiếp cơ quan phụ trách hoặc Trung tâm"
    " Phục vụ hành chính công nơi bạn ở. " + HOTLINE
)


def did_you_mean(title: str) -> str:
    """Asked where a question was heard badly."""
    return (
        f"Có phải bạn hỏi về “{title}”? Tôi nghe chưa rõ câu hỏi; nếu không phải, bạn hãy chọn nội"
        " dung đúng hoặc hỏi lại."
    )


def days_off_open(year: int) -> str:
    """The end of a question about days off that the Government has not fixed yet."""
    return (
        f"Kho tài liệu chưa có thông báo chính thức về lịch nghỉ lễ, tết năm {year}, nên tôi chưa"
        " thể cho biết các ngày cụ thể. Bạn xem thông báo của Bộ Nội vụ hoặc Cổng Thông tin điện tử"
        " Chính phủ."
    )


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def day_in_words(value: date) -> str:
    """As laws write it: "01 tháng 7 năm 2026"."""
    month = f"0{value.month}" if value.month < 3 else f"{value.month}"
    return f"{value:%d} tháng {month} năm {value.year}"


def number(value: float) -> str:
    """A count as records write it: 7 -> "07", 10 -> "10", 1.5 -> "1,5"."""
    if value == int(value):
        return f"{int(value):02d}"
    return f"{value:g}".replace(".", ",")


def document_missing(number: str) -> str:
    return (
        f"Kho tài liệu không có toàn văn {number}, nên tôi không thể trích nội dung của văn bản"
        " này. Bạn có thể tra cứu tại Cơ sở dữ liệu quốc gia về pháp luật (vbpl.vn). " + HOTLINE
    )


RECEIPT_DECIDES = (
    "Lưu ý: thời hạn tính từ ngày hồ sơ được tiếp nhận đủ, ghi trên Giấy tiếp nhận hồ sơ và hẹn trả"
    " kết quả; ngày gửi chưa chắc là ngày tiếp nhận. Nếu giấy ghi ngày khác, hạn sẽ thay đổi."
)
ASK_WHICH_DOSSIER = (
    "Để tính đúng hạn, bạn cho biết: hồ sơ làm thủ tục nào và ngày tiếp nhận ghi trên Giấy tiếp"
    " nhận hồ sơ và hẹn trả kết quả. Chưa rõ hai điều này thì chưa kết luận được là chậm hay không."
)
ASK_WHICH_CASE = (
    "Thời hạn khác nhau theo từng trường hợp nêu trên. Bạn thuộc trường hợp nào, để chọn đúng hạn?"
)
ASK_WHICH_PROCEDURE = (
    "Có nhiều thủ tục phù hợp với điều bạn nói, mỗi thủ tục có thời hạn riêng. Bạn đã nộp hồ sơ làm"
    " thủ tục nào? Tính theo từng thủ tục:"
)
ASK_WHICH_PROVINCE = (
    "Thủ tục này do từng tỉnh, thành phố quy định thời hạn khác nhau. Bạn nộp hồ sơ ở tỉnh, thành"
    " phố nào? Tính theo một số nơi:"
)
OTHER_CASE = "Trường hợp khác"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday_and_day(value: date) -> str:
    """ "thứ Sáu 20/11/2026"."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


_STAGES = {
    Stage.PROCESSING: "đang giải quyết",
    Stage.SUPPLEMENT: "đang chờ bạn bổ sung hồ sơ",
    Stage.DONE: "đã có kết quả",
    Stage.RETURNED: "đã bị trả lại",
}
NO_CASE = {
    Unfound.NOBODYS: "Không tìm thấy hồ sơ với mã hồ sơ và mã bí mật này. Bạn kiểm tra lại cả hai"
    " trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
    Unfound.UNPROVEN: "Để xem tình trạng hồ sơ này, bạn nhập mã hồ sơ cùng mã bí mật (thường là 4"
    " số cuối của số điện thoại hoặc số giấy tờ đã khai khi nộp) vào mục “Tra cứu hồ sơ”; nhờ vậy"
    " người khác không xem được hồ sơ của bạn. Dưới đây là quy định chung.",
    Unfound.DOWN: "Hiện không tra được tình trạng hồ sơ vì hệ thống của cơ quan giải quyết không"
    " trả lời. Dưới đây là quy định chung.",
    Unfound.NOT_CONNECTED: "Trang này chưa kết nối hệ thống tra cứu hồ sơ. Bạn tra cứu bằng mã hồ"
    " sơ trên Cổng Dịch vụ công quốc gia. Dưới đây là quy định chung.",
}


def same_limit(name: str, code: str) -> str:
    return (
        f"Thủ tục “{name}” ({code}) có cùng thời hạn; bạn xem trên giấy hẹn mình làm thủ tục nào."
    )


def no_such_day(words: str) -> str:
    day = words.removeprefix("ngày ")
    return f"Không có ngày “{day}” trong lịch. Bạn kiểm tra lại giấy hẹn và cho biết đúng ngày nào?"


def other_weekday(words: str, value: date) -> str:
    return (
        f"Bạn viết “{words}”, nhưng {day(value)} là {WEEKDAYS[value.weekday()]}. Bạn cho biết đúng"
        " ngày nào để tính hạn?"
    )


def after_cutoff(cutoff: time | None) -> str:
    """Why a dossier counts as accepted on the next working day."""
    hour = f"{cutoff:%H giờ}" if cutoff else "giờ quy định"
    return f"; nộp sau {hour} nên tính sang ngày làm việc tiếp theo"


def promised_day_passed(value: date) -> str:
    return (
        f"Ngày hẹn trả trên giấy là {day(value)}, đến nay đã quá ngày hẹn mà chưa có kết quả: hồ sơ"
        " trễ hẹn theo giấy hẹn của bạn."
    )


def record_is_older(act: str, limits: Sequence[str]) -> str:
    return (
        f"Bản ghi thủ tục còn ghi “{'; '.join(limits)}”, nhưng {act} có hiệu lực sau bản ghi đó nên"
        " được áp dụng."
    )


def limit_of(name: str, code: str, limit: str) -> str:
    return f"Thời hạn của thủ tục “{name}” ({code}): {limit}, tính từ ngày hồ sơ được tiếp nhận đủ."


def limits_of_steps(name: str, code: str, bare: int | None) -> str:
    """`bare` is a number that the record gives for the limit without its unit."""
    said = f"thời hạn ghi là “{bare}” mà không có đơn vị" if bare else "không ghi thời hạn chung"
    return f"Thủ tục “{name}” ({code}): {said}; các bước ghi:"


def case_status(case: Case, name: str) -> str:
    """Where the office says the dossier stands."""
    what = f" – {name}" if name else ""
    where = f" tại {case.agency}" if case.agency else ""
    promised = f", giấy hẹn trả ngày {day(case.due)}" if case.due else ""
    return (
        f"Hồ sơ {case.code}{what}: {_STAGES[case.stage]}{where}; tiếp nhận ngày"
        f" {day(case.accepted)}{promised} (theo dữ liệu của cơ quan giải quyết)."
    )


def other_day_promised(promised: date, counted: date) -> str:
    return (
        f"Giấy hẹn ghi ngày {day(promised)}, còn tính theo thời hạn quy định là {day(counted)};"
        " bạn hỏi Bộ phận Một cửa lý do của sự khác nhau này."
    )


def no_such_place(act: str, place: str) -> str:
    """ "Luật Xây dựng (135/2025/QH15)", "Điều 102"."""
    return f"Trong kho tài liệu, {act} không có {place}."


def whole_in_quote(label: str, beginning: str) -> str:
    """ "Điều 79 Luật Đất đai (…)", "Điều 79. Thu hồi đất để …"."""
    return f"{label}: “{beginning}”. Toàn văn ở phần trích dẫn."


def former_place(told: str) -> str:
    """A place of the act before, with its text."""
    return f"Trong văn bản trước đây, nay đã hết hiệu lực: {told}"
