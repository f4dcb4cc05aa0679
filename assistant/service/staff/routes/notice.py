"""The emergency notice and the switch that stops answering, for admins."""

from fastapi import APIRouter
from starlette.responses import Response

from assistant.service.notice import LONGEST, Notice, Notices
from assistant.service.routes.notice import proclaim
from assistant.service.staff.html import h
from assistant.service.staff.layout import area, button, field, form, go, moment, page, table
from assistant.service.staff.visit import Admin, AdminPost, Refused, Visit, aside

router = APIRouter(prefix="/staff", include_in_schema=False)
HEADS = (
    ("Lúc", "When"),
    ("Ai", "Who"),
    ("Thông báo", "Notice"),
    ("Trả lời", "Answering"),
    ("Lý do", "Why"),
)


def notices_of(visit: Visit) -> Notices:
    found: Notices = visit.request.app.state.notices
    return found


@router.get("/notice")
async def notice_page(visit: Admin) -> Response:
    found = await aside(lambda: notices_of(visit).all())
    now = found[0] if found else Notice()
    title = visit.say("Thông báo khẩn và dừng trả lời", "Emergency notice and stop")
    state = (
        visit.say("Hệ thống đang DỪNG trả lời.", "The service is STOPPED.")
        if now.stopped
        else visit.say("Hệ thống đang trả lời.", "The service is answering.")
    )
    stop = h("input", type="checkbox", name="stopped", value="1", checked=now.stopped)
    setting = form(
        visit,
        "/staff/notice",
        area(
            visit.say("Thông báo (để trống là gỡ)", "Notice in Vietnamese (empty takes it away)"),
            "text",
            now.text,
        ),
        area(visit.say("Bằng tiếng Anh", "In English"), "english", now.english),
        h(
            "p",
            h("label", stop, visit.say(" Dừng trả lời mọi câu hỏi", " Stop answering")),
            class_="field",
        ),
        field(
            visit.say("Lý do, ghi vào nhật ký", "Why, for the audit"),
            "comment",
            required=True,
            maxlength=LONGEST,
        ),
        button(visit.say("Áp dụng", "Apply")),
    )
    rows = [(moment(one.at), one.by, one.text, said(visit, one), one.comment) for one in found]
    before = table(visit, visit.say("Đã đặt", "Set so far"), HEADS, rows)
    return page(visit, title, h("p", state, role="status"), setting, before)


def said(visit: Visit, notice: Notice) -> str:
    return visit.say("dừng", "stopped") if notice.stopped else visit.say("có", "yes")


@router.post("/notice")
async def set_notice(visit: AdminPost) -> Response:
    text, english, comment = (visit.value(name) for name in ("text", "english", "comment"))
    if not comment or max(map(len, (text, english, comment))) > LONGEST:
        raise Refused(
            f"Hãy ghi lý do; mỗi ô tối đa {LONGEST} ký tự.",
            f"Say why; each field has at most {LONGEST} characters.",
        )
    notice = Notice(text, english, bool(visit.value("stopped")), visit.person.name, comment)
    await aside(lambda: proclaim(visit.office, notices_of(visit), notice))
    return go("/staff/notice", "saved")
