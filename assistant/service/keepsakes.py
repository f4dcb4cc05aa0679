"""What a citizen may take along from a kept answer: what is asked of it, and its due dates."""

from pydantic import BaseModel, ConfigDict, Field

from assistant.deadlines.reminder import Reminder
from assistant.service.bodies import FIRST_DAY, LAST_DAY
from assistant.service.problems import Locale
from assistant.service.replies import AnswerHeld, AnswerReply, DeadlineReply
from assistant.wording import UNITS, day, number

_MOST = 100
_SAID = {
    "vi": {
        "summary": "Hạn trả kết quả: {name}",
        "unnamed": "hồ sơ của bạn",
        "code": "Mã thủ tục: {}",
        "received": "Ngày nhận đủ hồ sơ: {}",
        "assumed": " (giả định, xem trên Giấy tiếp nhận)",
        "limit": "Thời hạn: {}",
        "due": "Hạn cuối: {}",
        "provisional": " (tạm tính: lịch nghỉ chính thức chưa có đủ)",
        "source": "Căn cứ: {}",
        "end": (
            "Hệ thống tự động tính từ văn bản chính thức; ngày hẹn trên Giấy tiếp nhận hồ sơ và hẹn"
            " trả kết quả là ngày chính thức. Quá hạn mà chưa có kết quả, hãy hỏi Bộ phận Một cửa."
        ),
    },
    "en": {
        "summary": "Result due: {name}",
        "unnamed": "your dossier",
        "code": "Code of the procedure: {}",
        "received": "Dossier complete on: {}",
        "assumed": " (assumed; see the receipt)",
        "limit": "Time limit: {}",
        "due": "Last day: {}",
        "provisional": " (provisional: not all days off are announced)",
        "source": "Source: {}",
        "end": (
            "Counted automatically from official texts; the day on your receipt is the official"
            " one. If nothing has come by then, ask the one-stop desk."
        ),
    },
}

_ENGLISH_UNITS = {
    "working_day": "working days",
    "calendar_day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "hour": "hours",
    "working_hour": "working hours",
    "same_day": "days (the same day)",
}


class ReminderAsked(BaseModel):
    """Which of the answer's due dates, in which language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    deadline: int = Field(default=0, ge=0, le=_MOST, description="position in `deadlines`")
    locale: Locale = "vi"


class ReminderSent(ReminderAsked):
    """The same of an answer that the citizen holds and the service does not keep."""

    answer: AnswerHeld


def reminder_of(reply: AnswerReply, asked: ReminderAsked) -> Reminder | None:
    """None where the answer has no such due date."""
    if asked.deadline >= len(reply.deadlines):
        return None
    due = reply.deadlines[asked.deadline]
    if not FIRST_DAY <= due.due <= LAST_DAY:
        return None
    said = _SAID[asked.locale]
    name = name_of(due, reply)
    return Reminder(
        f"{reply.id}-{asked.deadline}@hoidap",
        due.due,
        said["summary"].format(name=name or said["unnamed"]),
        "\n".join(_lines(due, reply, asked.locale)),
    )


def name_of(due: DeadlineReply, reply: AnswerReply) -> str:
    """The name of the procedure whose limit it is, "" where none is known."""
    return next((one.name for one in reply.procedures if one.code == due.procedure), "")


def limit_of(due: DeadlineReply, locale: Locale = "vi") -> str:
    """ "07 ngày làm việc"."""
    if locale == "en":
        return f"{due.limit.value:g} {_ENGLISH_UNITS[due.limit.unit]}"
    if due.limit.unit == "same_day":
        return UNITS["same_day"]
    return f"{number(due.limit.value)} {UNITS[due.limit.unit]}"


def _lines(due: DeadlineReply, reply: AnswerReply, locale: Locale) -> list[str]:
    said = _SAID[locale]
    sources = dict.fromkeys(
        one.label for one in reply.citations if one.provision_id == due.provision_id
    )
    return [
        *([said["code"].format(due.procedure)] if due.procedure else []),
        said["received"].format(day(due.received))
        + (said["assumed"] if due.received_assumed else ""),
        said["limit"].format(limit_of(due, locale)) + (f" – {due.case}" if due.case else ""),
        said["due"].format(day(due.due)) + (said["provisional"] if due.provisional else ""),
        *(said["source"].format(label) for label in sources),
        said["end"],
    ]
