"""What is said when a request cannot be answered: application/problem+json, one clear sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
Locale = Literal["vi", "en"]


class Told(Enum):
    """A closed list of problems: status, the Vietnamese sentence, the English sentence."""

    @property
    def status(self) -> int:
        return int(self.value[0])

    @property
    def title(self) -> str:
        return HTTPStatus(self.status).phrase

    @property
    def slug(self) -> str:
        return self.name.lower().replace("_", "-")

    def sentence(self, locale: Locale) -> str:
        return str(self.value[1 if locale == "vi" else 2])


class Trouble(Told):
    """What may happen at every door."""

    NOT_JSON = (
        400,
        "Nội dung gửi lên không phải JSON mã hóa UTF-8, hãy sửa rồi gửi lại.",
        "The body is not JSON in UTF-8; correct it and send it again.",
    )
    CLOSED = (
        403,
        "Số liệu này chỉ dành cho người vận hành, hãy đọc từ chính máy chủ hoặc kèm mã truy cập.",
        "These figures are for operators; read them on the server itself or send the token.",
    )
    OTHER_SITE = (
        403,
        "Trang web này chưa được phép dùng dịch vụ, hãy mở trang hỏi đáp chính thức hoặc báo cho "
        "người vận hành.",
        "This web site may not use the service; open the official page or tell the operator.",
    )
    NOT_FOUND = (
        404,
        "Không có trang này, hãy kiểm tra lại địa chỉ.",
        "There is nothing at this address; check it.",
    )
    NO_ANSWER = (
        404,
        "Không còn câu trả lời này, bạn hãy gửi lại câu hỏi.",
        "This answer is no longer kept; ask the question again.",
    )
    NO_DEADLINE = (
        404,
        "Câu trả lời này không có hạn như vậy để nhắc, bạn hãy hỏi kèm ngày nộp hồ sơ.",
        "This answer has no such due date; ask again with the day on which you filed.",
    )
    NOT_LATE = (
        404,
        "Câu trả lời này không về hồ sơ trễ hạn nên không có mẫu đơn, bạn hãy hỏi kèm ngày nộp hồ"
        " sơ.",
        "This answer is not about a late dossier; ask again with the day on which you filed.",
    )
    NO_PROVISION = (
        404,
        "Không tìm thấy đoạn văn bản này (có thể văn bản đã thay đổi), bạn hãy gửi lại câu hỏi.",
        "This passage is not among the texts, which may have changed; ask the question again.",
    )
    NO_MODEL = (
        404,
        "Dịch vụ này chỉ có mô hình “{model}”, hãy ghi tên đó ở “model” rồi gửi lại.",
        "The only model here is “{model}”; name it in “model” and send again.",
    )
    NO_HANDOVER = (
        404,
        "Không có câu hỏi nào mang mã này, hoặc đã hết hạn lưu; bạn kiểm tra lại mã.",
        "There is no question under this code, or it is no longer kept; check the code.",
    )
    WRONG_METHOD = (
        405,
        "Địa chỉ này không nhận phương thức đó, hãy dùng phương thức ghi trong tiêu đề Allow.",
        "This address does not take that method; use one named in the Allow header.",
    )
    BODY_TOO_SLOW = (
        408,
        "Nội dung gửi lên đến quá chậm, hãy kiểm tra kết nối mạng rồi gửi lại.",
        "The body came too slowly; check your connection and send it again.",
    )
    NO_QUESTION = (
        409,
        "Chưa có câu hỏi để chuyển, bạn hãy ghi câu hỏi vào “{field}” rồi gửi lại.",
        "There is no question to pass on; write it in “{field}” and send again.",
    )
    NO_CODE = (
        409,
        "Chưa có mã hồ sơ, bạn hãy ghi mã vào câu hỏi hoặc “{field}” rồi gửi lại.",
        "There is no dossier code; write it in the question or in “{field}” and send again.",
    )
    OTHER_QUESTION = (
        409,
        "Mã yêu cầu “request_id” này đã dùng cho một câu hỏi khác, hãy dùng mã mới.",
        "This request_id was used for another question; choose a new one.",
    )
    TOO_LARGE = (
        413,
        "Nội dung gửi lên quá lớn (tối đa {most} kB), hãy rút ngắn rồi gửi lại.",
        "The body is too large (at most {most} kB); shorten it and send it again.",
    )
    NOT_JSON_TYPE = (
        415,
        "Hãy gửi câu hỏi với tiêu đề Content-Type: application/json.",
        "Send the question with the header Content-Type: application/json.",
    )
    MISSING = (
        422,
        "Thiếu trường “{field}”, hãy bổ sung rồi gửi lại.",
        "The field “{field}” is missing; add it and send again.",
    )
    BLANK = (
        422,
        "Bạn chưa nhập nội dung cho “{field}”, hãy nhập rồi gửi lại.",
        "The field “{field}” is blank; write something and send it again.",
    )
    TOO_LONG = (
        422,
        "Nội dung “{field}” dài quá {most} ký tự, hãy rút ngắn rồi gửi lại.",
        "The field “{field}” is longer than {most} characters; shorten it and send it again.",
    )
    TOO_MANY = (
        422,
        "Trường “{field}” có quá {most} mục, hãy gửi {most} mục gần nhất.",
        "The field “{field}” has more than {most} items; send the last {most}.",
    )
    CONTROL_CHARACTERS = (
        422,
        "Nội dung “{field}” có ký tự điều khiển không đọc được, hãy gõ lại rồi gửi.",
        "The field “{field}” has control characters; type it again and send it.",
    )
    UNKNOWN_FIELD = (
        422,
        "Yêu cầu không có trường “{field}”, hãy bỏ trường này rồi gửi lại.",
        "There is no field “{field}”; leave it out and send again.",
    )
    DATE = (
        422,
        "Ngày “{field}” phải viết dạng 2026-11-23 và ở trong các năm từ 1990 đến 2100.",
        "The date “{field}” must look like 2026-11-23 and lie in the years 1990 to 2100.",
    )
    CLOCK = (
        422,
        "Giờ “{field}” phải viết dạng 16:30.",
        "The time “{field}” must look like 16:30.",
    )
    CHOICE = (
        422,
        "Giá trị của “{field}” phải là một trong: {choices}.",
        "The value of “{field}” must be one of: {choices}.",
    )
    NUMBER = (
        422,
        "Giá trị của “{field}” phải là một số.",
        "The value of “{field}” must be a number.",
    )
    TOO_LOW = (
        422,
        "Giá trị của “{field}” phải từ {bound} trở lên.",
        "The value of “{field}” must be at least {bound}.",
    )
    TOO_HIGH = (
        422,
        "Giá trị của “{field}” không được quá {bound}.",
        "The value of “{field}” must be at most {bound}.",
    )
    NO_CONSENT = (
        422,
        "Bạn cần đồng ý cho cán bộ đọc câu hỏi này (trường “consent”) thì mới gửi được.",
        "Agree that officials may read this question (the field “consent”) to send it.",
    )
    SHORT_SESSION = (
        403,
        "Mã phiên này quá ngắn hoặc quá dễ đoán; chỉ tra cứu và xóa được dữ liệu của phiên có mã"
        " ngẫu nhiên từ 20 ký tự.",
        "This session name is too short or too easy to guess; what is held can be asked for and"
        " erased only under random names of at least 20 characters.",
    )
    NOT_ALLOWED = (
        401,
        "Việc này cần tên và mật khẩu của quản trị viên.",
        "This needs the name and password of an admin.",
    )
    WRONG_VALUE = (
        422,
        "Giá trị của “{field}” không đúng kiểu, hãy xem mô tả ở /openapi.json rồi gửi lại.",
        "The value of “{field}” is of the wrong kind; see /openapi.json and send again.",
    )
    TOO_OFTEN = (
        429,
        "Bạn gửi câu hỏi nhanh quá, hãy đợi {seconds} giây rồi gửi lại.",
        "Too many questions in a short time; wait {seconds} seconds and ask again.",
    )
    TOO_MANY_TRIES = (
        429,
        "Đã thử mã bí mật sai quá nhiều lần, hãy đợi {minutes} phút rồi thử lại, hoặc hỏi Bộ phận"
        " Một cửa.",
        "Too many wrong secrets; wait {minutes} minutes and try again, or ask the one-stop desk.",
    )
    TOO_MANY_HANDOVERS = (
        429,
        "Bạn đã gửi nhiều câu hỏi cho cán bộ trong một giờ, hãy đợi {minutes} phút rồi gửi tiếp,"
        " hoặc gọi tổng đài 18001096.",
        "You have left many questions within an hour; wait {minutes} minutes or call 18001096.",
    )
    BROKEN = (
        500,
        "Hệ thống gặp lỗi khi xử lý câu hỏi này; bạn hãy gửi lại sau ít phút "
        "hoặc gọi tổng đài 18001096.",
        "Something went wrong on our side; ask again in a few minutes or call 18001096.",
    )
    NO_INDEX = (
        503,
        "Hệ thống chưa có dữ liệu để trả lời, người vận hành hãy chạy `make index`.",
        "There is no index to answer from; the operator should run `make index`.",
    )
    STOPPED = (
        503,
        "{notice} Bạn có thể gọi tổng đài 18001096.",
        "{notice} You can call 18001096.",
    )
    BUSY = (
        503,
        "Hiện có quá nhiều người hỏi cùng lúc, hãy đợi {seconds} giây rồi gửi lại.",
        "Too many people are asking at once; wait {seconds} seconds and ask again.",
    )

    STATE_DOWN = (
        503,
        "Hệ thống tạm thời không lưu được dữ liệu, bạn hãy gửi lại sau {seconds} giây "
        "hoặc gọi tổng đài 18001096.",
        "Nothing can be stored at the moment; send it again in {seconds} seconds or call 18001096.",
    )
    TOO_SLOW = (
        504,
        "Câu hỏi này cần nhiều thời gian hơn dự kiến, bạn hãy gửi lại sau {seconds} giây.",
        "This question takes longer than expected; send it again in {seconds} seconds.",
    )


class ProblemReply(BaseModel):
    """RFC 9457; `detail` is the sentence to show."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="urn:hoidap:problem:… names the kind of problem")
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    field: str | None = Field(default=None, description="the field that is wrong, when one is")


@dataclass(eq=False)
class Problem(Exception):
    """Raised near the cause and turned into a reply at the edge; `facts` fill its sentence."""

    trouble: Told
    facts: Mapping[str, str] = field(default_factory=dict)
    locale: Locale = "vi"
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.trouble.sentence(self.locale).format_map(self.facts)

    @property
    def text(self) -> str:
        """The reply's JSON."""
        return ProblemReply(
            type=f"urn:hoidap:problem:{self.trouble.slug}",
            title=self.trouble.title,
            status=self.trouble.status,
            detail=str(self),
            field=self.facts.get("field"),
        ).model_dump_json(exclude_none=True)

    def reply(self) -> Response:
        seconds = self.facts.get("seconds")
        headers = {"Retry-After": seconds} if seconds else {}
        if self.trouble is Trouble.NOT_ALLOWED:
            headers["WWW-Authenticate"] = 'Basic realm="hoidap", charset="UTF-8"'
        return Response(self.text, self.trouble.status, {**headers, **self.headers}, MEDIA_TYPE)
