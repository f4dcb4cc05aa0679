"""Signing in and out, the language, and who may come in."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.service.edge import client_of
from assistant.service.staff import audit
from assistant.service.staff.accounts import LONGEST_NAME, NotSignedIn, Role, TooManyAttempts
from assistant.service.staff.csv_export import csv_reply
from assistant.service.staff.html import h, join
from assistant.service.staff.layout import (
    PRODUCT,
    button,
    document,
    exported,
    field,
    form,
    go,
    listing,
    moment,
)
from assistant.service.staff.visit import (
    COOKIE,
    LANGUAGE,
    SIGN_IN,
    Admin,
    AdminPost,
    Office,
    Refused,
    ViewerPost,
    aside,
    is_english,
)

router = APIRouter(prefix="/staff", include_in_schema=False)
ROLES = {
    Role.VIEWER: ("người xem", "viewer"),
    Role.EDITOR: ("biên tập", "editor"),
    Role.ADMIN: ("quản trị", "admin"),
}


@router.get("/sign-in")
async def sign_in_page(request: Request) -> HTMLResponse:
    return door(is_english(request))


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """A session, or the form again with what is wrong."""
    office: Office = request.app.state.office
    form = await request.form()
    name, password = (str(form.get(part, "")) for part in ("name", "password"))
    name = name.strip()[:LONGEST_NAME]
    try:
        token = await aside(
            lambda: office.accounts.sign_in(name, password, client_of(request.scope))
        )
    except NotSignedIn:
        wrong = ("Tên hoặc mật khẩu không đúng.", "The name or the password is wrong.")
        return door(is_english(request), wrong, 401)
    except TooManyAttempts:
        wrong = ("Sai quá nhiều lần; hãy đợi 15 phút.", "Too many attempts; wait 15 minutes.")
        return door(is_english(request), wrong, 429)
    await aside(lambda: audit.note(office.tables, name, "đăng nhập", ""))
    reply = RedirectResponse("/staff", 303)
    secure = request.url.scheme == "https"
    reply.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure, path="/staff")
    return reply


def door(english: bool, wrong: tuple[str, str] | None = None, status: int = 200) -> HTMLResponse:
    def say(vietnamese: str, english_one: str) -> str:
        return english_one if english else vietnamese

    problem = h("p", say(*wrong), class_="problem", role="alert") if wrong else None
    inside = h(
        "form",
        field(say("Tên", "Name"), "name", required=True, autocomplete="username"),
        field(
            say("Mật khẩu", "Password"),
            "password",
            type="password",
            required=True,
            autocomplete="current-password",
        ),
        button(say("Đăng nhập", "Sign in")),
        method="post",
        action=SIGN_IN,
    )
    other, label = ("vi", "Tiếng Việt") if english else ("en", "English")
    switch = h("a", label, href=f"/staff/language?to={other}&back={SIGN_IN}", lang=other)
    top = h("header", h("p", PRODUCT[english], class_="product"), switch, class_="top")
    title = say("Đăng nhập", "Sign in")
    main = h("main", h("h1", title), problem, inside, id="main", tabindex="-1", class_="door")
    return document(english, title, join((top, main)), status)


@router.post("/sign-out")
async def sign_out(visit: ViewerPost) -> Response:
    token = visit.request.cookies.get(COOKIE, "")
    await aside(lambda: visit.office.accounts.sign_out(token))
    reply = RedirectResponse(SIGN_IN, 303)
    reply.delete_cookie(COOKIE, path="/staff")
    return reply


@router.get("/language")
async def language(request: Request, to: str = "vi", back: str = "/staff") -> Response:
    """Keep the language and go back; only to staff pages."""
    reply = RedirectResponse(back if back.startswith("/staff") else "/staff", 303)
    reply.set_cookie(
        LANGUAGE, "en" if to == "en" else "vi", httponly=True, samesite="strict", path="/staff"
    )
    return reply


@router.get("/people")
async def people(visit: Admin) -> Response:
    found = await aside(visit.office.accounts.people)
    rows = [
        (
            person.name,
            visit.say(*ROLES[person.role]),
            form(
                visit,
                "/staff/people/remove",
                h("input", type="hidden", name="name", value=person.name),
                button(visit.say(f"Xóa {person.name}", f"Remove {person.name}"), quiet=True),
            ),
        )
        for person in found
    ]
    title = visit.say("Người dùng", "People")
    heads = (("Tên", "Name"), ("Vai trò", "Role"), ("Việc", "Action"))
    how = visit.say(
        "Thêm người hoặc đặt lại mật khẩu trên máy chủ: ",
        "Add people or set passwords anew on the server: ",
    )
    command = h("code", "python -m assistant staff add TÊN --role viewer|editor|admin")
    return listing(visit, title, heads, rows, h("p", how, command))


@router.post("/people/remove")
async def remove(visit: AdminPost) -> Response:
    name = visit.value("name")
    if name == visit.person.name:
        raise Refused("Bạn không tự xóa mình được.", "You cannot remove yourself.")
    await aside(lambda: visit.office.accounts.remove(name))
    visit.note("xóa người dùng", name)
    return go("/staff/people", "removed")


@router.get("/audit")
async def audit_page(visit: Admin) -> Response:
    found = await aside(lambda: audit.entries(visit.office.tables))
    title = visit.say("Nhật ký", "Audit")
    heads = (("Lúc", "When"), ("Ai", "Who"), ("Việc", "Action"), ("Về", "About"))
    rows = [(moment(one.at), one.by, one.action, one.about) for one in found]
    return listing(visit, title, heads, rows, exported(visit, "audit"))


@router.get("/audit.csv")
async def audit_csv(visit: Admin) -> Response:
    found = await aside(lambda: audit.entries(visit.office.tables))
    rows = [(one.at.isoformat(" ", "seconds"), one.by, one.action, one.about) for one in found]
    return csv_reply("audit", ["at", "by", "action", "about"], rows)
