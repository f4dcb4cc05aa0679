"""The frame of every staff page: head, menu, what was just done, content."""

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.service.staff.accounts import Role
from assistant.service.staff.html import Child, Html, h, join
from assistant.service.staff.visit import Visit

PRODUCT = ("Trang cán bộ – Hỏi đáp văn bản nhà nước", "Staff pages – answers from official texts")
# Address, Vietnamese, English, and who sees it.
MENU = (
    ("/staff", "Tổng quan", "Overview", Role.VIEWER),
    ("/staff/ratings", "Góp ý", "Feedback", Role.VIEWER),
    ("/staff/unanswered", "Chưa trả lời được", "Unanswered", Role.VIEWER),
    ("/staff/handovers", "Câu hỏi gửi cán bộ", "Questions for staff", Role.VIEWER),
    ("/staff/procedures", "Thủ tục được hỏi", "Procedures asked", Role.VIEWER),
    ("/staff/staleness", "Văn bản sắp đổi", "Texts about to change", Role.VIEWER),
    ("/staff/problems", "Vấn đề của kho", "Problems of the store", Role.VIEWER),
    ("/staff/documents", "Văn bản", "Documents", Role.VIEWER),
    ("/staff/quality", "Chất lượng", "Quality", Role.VIEWER),
    ("/staff/cases", "Câu đánh giá", "Eval cases", Role.VIEWER),
    ("/staff/pins", "Trả lời đã duyệt", "Approved answers", Role.VIEWER),
    ("/staff/index", "Chỉ mục và đồng bộ", "Index and sync", Role.VIEWER),
    ("/staff/notice", "Thông báo khẩn", "Emergency notice", Role.ADMIN),
    ("/staff/audit", "Nhật ký", "Audit", Role.ADMIN),
    ("/staff/people", "Người dùng", "People", Role.ADMIN),
)
DONE = {
    "saved": ("Đã lưu.", "Saved."),
    "case": ("Đã tạo câu đánh giá; hãy điền nguồn đúng.", "Eval case made; fill in its source."),
    "pinned": ("Đã duyệt câu trả lời.", "The answer is approved."),
    "dropped": ("Đã bỏ câu trả lời duyệt.", "The approved answer is dropped."),
    "switched": ("Đã chuyển chỉ mục.", "The index is switched."),
    "scheduled": ("Đã đặt lịch.", "Scheduled."),
    "removed": ("Đã xóa.", "Removed."),
}


def page(visit: Visit, title: str, *content: Child) -> HTMLResponse:
    """A whole page; `title` is also its heading."""
    told = DONE.get(visit.request.query_params.get("done", ""))
    status = h("p", visit.say(*told), class_="done", role="status") if told else None
    main = h("main", h("h1", title), status, content, id="main", tabindex="-1")
    return document(visit.english, title, join((_top(visit), _menu(visit), main)))


def document(english: bool, title: str, body: Html, status: int = 200) -> HTMLResponse:
    """HTML without anything inline, as the strict policy wants it."""
    product = PRODUCT[english]
    skip = h("a", "Skip to the content" if english else "Đến nội dung", class_="skip", href="#main")
    head = h(
        "head",
        h("meta", charset="utf-8"),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("meta", name="color-scheme", content="light dark"),
        h("title", f"{title} – {product}"),
        h("link", rel="icon", href="/widget/icon.svg", type="image/svg+xml"),
        h("link", rel="stylesheet", href="/staff/static/staff.css"),
        h("script", type="module", src="/staff/static/staff.js"),
    )
    html = h("html", head, h("body", skip, body), lang="en" if english else "vi")
    return HTMLResponse(f"<!doctype html>{html}", status)


def _top(visit: Visit) -> Html:
    other, label = ("vi", "Tiếng Việt") if visit.english else ("en", "English")
    url = visit.request.url
    back = urlencode({"to": other, "back": f"{url.path}?{url.query}" if url.query else url.path})
    role = {
        Role.VIEWER: visit.say("người xem", "viewer"),
        Role.EDITOR: visit.say("biên tập", "editor"),
        Role.ADMIN: visit.say("quản trị", "admin"),
    }[visit.person.role]
    return h(
        "header",
        h("p", PRODUCT[visit.english], class_="product"),
        h(
            "div",
            h("span", f"{visit.person.name} ({role})"),
            h("a", label, href=f"/staff/language?{back}", lang=other),
            form(visit, "/staff/sign-out", button(visit.say("Đăng xuất", "Sign out"), quiet=True)),
            class_="row",
        ),
        class_="top",
    )


def _menu(visit: Visit) -> Html:
    here = visit.request.url.path
    links = (
        h("li", h("a", visit.say(vi, en), href=to, aria_current="page" if to == here else None))
        for to, vi, en, role in MENU
        if visit.may(role)
    )
    return h("nav", h("ul", links), aria_label=visit.say("Danh mục", "Menu"))


def form(visit: Visit, action: str, *content: Child, **attributes: str) -> Html:
    token = h("input", type="hidden", name="csrf", value=visit.csrf)
    return h("form", token, content, method="post", action=action, **attributes)


def button(label: str, quiet: bool = False) -> Html:
    return h("button", label, type="submit", class_="quiet" if quiet else None)


def field(label: str, name: str, value: str = "", **attributes: str | bool | int) -> Html:
    """A labelled input; `hint` stands below it."""
    hint = attributes.pop("hint", "")
    known = f"f-{name}"
    given: dict[str, str | bool | int] = {"type": "text", **attributes}
    told = h("span", str(hint), class_="hint", id=f"{known}-hint") if hint else None
    described = f"{known}-hint" if hint else None
    box = h("input", id=known, name=name, value=value, aria_describedby=described, **given)
    return h("p", h("label", label, for_=known), box, told, class_="field")


def area(label: str, name: str, value: str = "", rows: int = 4) -> Html:
    known = f"f-{name}"
    box = h("textarea", value, id=known, name=name, rows=rows)
    return h("p", h("label", label, for_=known), box, class_="field")


def choice(label: str, name: str, options: Sequence[tuple[str, str]], chosen: str = "") -> Html:
    known = f"f-{name}"
    listed = (h("option", text, value=value, selected=value == chosen) for value, text in options)
    return h(
        "p", h("label", label, for_=known), h("select", listed, id=known, name=name), class_="field"
    )


Heads = Sequence[tuple[str, str]]  # of columns: Vietnamese, English


def table(visit: Visit, caption: str, heads: Heads, rows: Sequence[Sequence[Child]]) -> Html:
    """A table that scrolls by itself where the window is narrow."""
    return _table(visit, caption, heads, rows, None)


def listing(
    visit: Visit, title: str, heads: Heads, rows: Sequence[Sequence[Child]], *more: Child
) -> HTMLResponse:
    """A page whose content is one table, which needs no caption beside the page's title."""
    return page(visit, title, _table(visit, title, heads, rows, "hidden"), *more)


def _table(
    visit: Visit,
    caption: str,
    heads: Heads,
    rows: Sequence[Sequence[Child]],
    look: str | None,
) -> Html:
    head = h("tr", (h("th", visit.say(*words), scope="col") for words in heads))
    body = (h("tr", (h("td", cell) for cell in row)) for row in rows)
    inside = h("table", h("caption", caption, class_=look), h("thead", head), h("tbody", body))
    if not rows:
        shown = None if look else h("h2", caption)
        return h("section", shown, h("p", visit.say("Chưa có gì.", "Nothing yet."), class_="hint"))
    return h("div", inside, class_="scroll", tabindex="0", role="region", aria_label=caption)


def exported(visit: Visit, name: str) -> Html:
    label = visit.say("Tải CSV", "Download CSV")
    return h("p", h("a", label, href=f"/staff/{name}.csv", class_="export"))


def go(address: str, done: str) -> Response:
    """Back to a page that tells what was done."""
    return RedirectResponse(f"{address}{'&' if '?' in address else '?'}done={done}", 303)


def day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""


def moment(value: datetime | None) -> str:
    return f"{value:%d/%m/%Y %H:%M}" if value else ""
