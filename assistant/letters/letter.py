"""A letter about a late dossier: who writes to whom, what happened, which law, what is asked for.

A complaint (đơn khiếu nại) states what khoản 2 Điều 8 of the Law on Complaints (02/2011/QH13) wants
in it: the day; names and addresses of both sides; matter and reasons; papers; what is asked for; a
signature. What only the citizen knows stays blank.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.wording import day, day_in_words

BLANK = "………………………………"
_LONG_AGENCY = 120  # characters from which a record names so many that none can be addressed
_LATEST = 90  # days in which one may complain (Điều 9 of the Law on Complaints)


class Kind(StrEnum):
    FEEDBACK = "phan-anh"  # phản ánh, kiến nghị
    COMPLAINT = "khieu-nai"  # khiếu nại lần đầu


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision in force on the letter's day: what it is called, its words."""

    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class LateDossier:
    """What is known of the dossier; "" where it is not known."""

    procedure: str
    code: str
    agency: str  # as the record of the procedure names it
    received: date
    assumed: bool  # whether the day of receipt was only assumed
    limit: str  # "07 ngày làm việc"
    due: date
    late: str  # "03 ngày làm việc"; "" where no working day has passed
    on: date  # the letter's day


@dataclass(frozen=True, slots=True)
class Letter:
    """The text by its parts; `sections` have a heading and paragraphs."""

    title: str
    about: str
    place_and_day: str
    addressees: tuple[str, ...]
    writer: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    closing: tuple[str, ...]
    signature: tuple[str, ...]
    notes: tuple[str, ...]  # for the citizen, not part of the letter


_PERSONS = ("Chủ tịch", "Giám đốc", "Bộ trưởng", "Cục trưởng", "Trưởng", "Thủ tướng")
_TITLES = {Kind.FEEDBACK: "PHẢN ÁNH, KIẾN NGHỊ", Kind.COMPLAINT: "ĐƠN KHIẾU NẠI"}
_ABOUT = "Về việc chậm trả kết quả giải quyết thủ tục hành chính"
_WRITERS = {Kind.FEEDBACK: "Người phản ánh, kiến nghị", Kind.COMPLAINT: "Người khiếu nại"}
_PAPERS = (
    "Bản chụp Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
    f"Giấy tờ, tin nhắn khác về hồ sơ (nếu có): {BLANK}",
)


def compose(
    kind: Kind, dossier: LateDossier, clauses: Sequence[Clause], form: Sequence[Clause] = ()
) -> Letter:
    """The letter; `clauses` are quoted in that order, `form` tells what must stand in it."""
    return Letter(
        _TITLES[kind],
        _ABOUT,
        f"……………………, ngày {day_in_words(dossier.on)}",
        _addressees(kind, dossier),
        (
            f"{_WRITERS[kind]}: {BLANK}",
            f"Địa chỉ: {BLANK}{BLANK}",
            f"Điện thoại: {BLANK}",
            *_opposite(kind, dossier),
        ),
        (
            ("1. Nội dung", _facts(dossier)),
            ("2. Lý do và căn cứ", _reasons(dossier, clauses)),
            ("3. Yêu cầu", _demands(kind)),
            ("4. Tài liệu kèm theo", _PAPERS),
        ),
        ("Tôi cam đoan nội dung nêu trên là đúng sự thật.",),
        (_WRITERS[kind].upper(), _HOW_SIGNED[kind], BLANK),
        _notes(kind, dossier, form),
    )


_HOW_SIGNED = {
    Kind.FEEDBACK: "(Ký, ghi rõ họ tên)",
    Kind.COMPLAINT: "(Ký tên hoặc điểm chỉ, ghi rõ họ tên)",
}


def _agency(dossier: LateDossier) -> str:
    """The agency with room for its own name, where the record names one that can be addressed."""
    if not dossier.agency or len(dossier.agency) > _LONG_AGENCY:
        return BLANK
    return f"{dossier.agency} {BLANK}"


def _addressees(kind: Kind, dossier: LateDossier) -> tuple[str, ...]:
    if kind is Kind.COMPLAINT:  # Điều 7 khoản 1: the agency that has whoever acted
        head = "" if dossier.agency.startswith(_PERSONS) else "Thủ trưởng "
        return (f"{head}{_agency(dossier)}",)
    return (_agency(dossier), f"Bộ phận Một cửa nơi đã nộp hồ sơ: {BLANK}")


def _opposite(kind: Kind, dossier: LateDossier) -> tuple[str, ...]:
    if kind is not Kind.COMPLAINT:
        return ()
    return (
        f"Cơ quan bị khiếu nại: {_agency(dossier)}",
        f"Địa chỉ của cơ quan bị khiếu nại: {BLANK}",
    )


def _facts(dossier: LateDossier) -> tuple[str, ...]:
    name = f" “{dossier.procedure}”" if dossier.procedure else f": {BLANK}"
    code = f" (mã thủ tục {dossier.code})" if dossier.code else ""
    assumed = f" (ngày ghi trên Giấy tiếp nhận: {BLANK})" if dossier.assumed else ""
    late = f", đã quá hạn {dossier.late}" if dossier.late else ", đã quá hạn"
    return (
        f"Tôi đã nộp hồ sơ thực hiện thủ tục{name}{code}. Mã hồ sơ: {BLANK}",
        f"Ngày nộp đủ hồ sơ: {day(dossier.received)}{assumed}. Thời hạn giải quyết:"
        f" {dossier.limit}. Hạn trả kết quả: {day(dossier.due)}.",
        f"Đến ngày {day(dossier.on)} tôi chưa nhận được kết quả{late}.",
        f"Văn bản xin lỗi, hẹn lại ngày trả kết quả: ☐ chưa nhận ☐ đã nhận, hẹn ngày {BLANK}",
    )


def _reasons(dossier: LateDossier, clauses: Sequence[Clause]) -> tuple[str, ...]:
    reason = (
        "Việc không trả kết quả đúng hạn là không đúng quy định và ảnh hưởng trực tiếp đến quyền,"
        f" lợi ích hợp pháp của tôi. Thiệt hại, khó khăn cụ thể (nếu có): {BLANK}"
    )
    return (reason, *map(_quoted, clauses))


def _quoted(clause: Clause) -> str:
    return f"{clause.label[:1].upper()}{clause.label[1:]}: “{clause.quote}”"


def _demands(kind: Kind) -> tuple[str, ...]:
    settle = "Giải quyết hồ sơ và trả kết quả cho tôi ngay."
    explain = "Thông báo cho tôi bằng văn bản lý do chậm, xin lỗi và ngày trả kết quả."
    if kind is Kind.FEEDBACK:
        return (
            settle,
            explain,
            "Bộ phận Một cửa đôn đốc hồ sơ này.",
            "Trả lời phản ánh, kiến nghị này theo địa chỉ nêu trên.",
        )
    return (
        settle,
        explain,
        "Thụ lý, giải quyết khiếu nại và gửi quyết định giải quyết khiếu nại cho tôi trong thời"
        " hạn luật định.",
        f"Yêu cầu khác (nếu có): {BLANK}",
    )


def _notes(kind: Kind, dossier: LateDossier, form: Sequence[Clause]) -> tuple[str, ...]:
    found = [
        "Phần này chỉ để hướng dẫn, hãy xóa trước khi gửi. Đơn do hệ thống tự động soạn từ câu trả"
        " lời và văn bản đang có hiệu lực; hãy đọc lại, sửa cho đúng việc của bạn và điền chỗ có"
        " dấu ……",
    ]
    if dossier.agency and len(dossier.agency) > _LONG_AGENCY:
        found.append(f"Hồ sơ thủ tục ghi cơ quan thực hiện là một trong: {dossier.agency}.")
    else:
        found.append("Tên cơ quan nhận đơn: xem trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.")
    if kind is Kind.COMPLAINT and (dossier.on - dossier.due).days > _LATEST:
        found.append(
            "Thời hiệu khiếu nại là 90 ngày kể từ ngày biết việc chậm trễ; từ hạn trả kết quả đến"
            f" nay đã {(dossier.on - dossier.due).days} ngày, hãy nêu rõ bạn biết từ ngày nào."
        )
    return (*found, *map(_quoted, form))
