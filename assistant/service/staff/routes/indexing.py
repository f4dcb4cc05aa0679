"""Uploads, the index and its generations, syncs and their alerts."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from assistant.service.staff import jobs, schedules
from assistant.service.staff.accounts import Role
from assistant.service.staff.html import Child, Html, h
from assistant.service.staff.jobs import Job
from assistant.service.staff.layout import (
    area,
    button,
    choice,
    day,
    field,
    form,
    go,
    moment,
    page,
    table,
)
from assistant.service.staff.routes.correcting import with_store
from assistant.service.staff.routes.figures import desk_of, stale_of
from assistant.service.staff.routes.uploading import KINDS, STATES, begun
from assistant.service.staff.visit import (
    AdminPost,
    Refused,
    Viewer,
    Visit,
    aside,
)
from assistant.vietnam import VIETNAM, today
from indexes.generation import (
    FOLDER,
    MANIFEST,
    IndexUnusable,
    Manifest,
    check,
    current_id,
    make_current,
)
from indexes.models import open_embedder
from ingest.sources.listing import is_web

router = APIRouter(prefix="/staff", include_in_schema=False)
WEEKDAYS = (
    ("", "mỗi ngày", "every day"),
    ("0", "thứ Hai", "Mondays"),
    ("1", "thứ Ba", "Tuesdays"),
    ("2", "thứ Tư", "Wednesdays"),
    ("3", "thứ Năm", "Thursdays"),
    ("4", "thứ Sáu", "Fridays"),
    ("5", "thứ Bảy", "Saturdays"),
    ("6", "Chủ nhật", "Sundays"),
)


@router.get("/index")
async def index_page(visit: Viewer) -> Response:
    data, tables = visit.office.data, visit.office.tables
    last = await aside(lambda: jobs.latest(tables))
    admin = visit.may(Role.ADMIN)
    building = form(
        visit,
        "/staff/index/build",
        button(visit.say("Dựng lại và chuyển chỉ mục", "Rebuild and switch")),
    )
    title = visit.say("Chỉ mục và đồng bộ", "Index and sync")
    return page(
        visit,
        title,
        await alerts(visit, last),
        generations(visit, await aside(lambda: list(map(Manifest.read, folders(data))))),
        building if admin else None,
        scheduled(visit, await aside(lambda: schedules.all_of(tables))),
        scheduling(visit) if admin else None,
        past(visit, last),
    )


async def alerts(visit: Visit, last: Sequence[Job]) -> Html:
    problems = await with_store(visit, lambda store: store.source_problems())
    calendar = visit.office.counter.calendar
    stale = await stale_of(visit, today()) if visit.office.counter.desk else []
    found = list(schedules.alerts(problems, last, stale, calendar, today()))
    title = visit.say(f"Cảnh báo: {len(found)}", f"Alerts: {len(found)}")
    none = visit.say("Không có cảnh báo.", "No alerts.")
    listed = h("ul", (h("li", visit.say(*one)) for one in found)) if found else h("p", none)
    return h("section", h("h2", title), listed, class_="alerts")


def folders(data: Path) -> list[Path]:
    """The generations that are whole, the newest first."""
    whole = (data / FOLDER).glob(f"*/{MANIFEST}")
    return sorted((manifest.parent for manifest in whole), reverse=True)


def generations(visit: Visit, manifests: Sequence[Manifest]) -> Html:
    current = current_id(visit.office.data)
    rows: list[Sequence[Child]] = [
        (
            one.id,
            moment(datetime.fromisoformat(one.built_at).astimezone(VIETNAM)),
            one.documents,
            one.passages,
            day(date.fromisoformat(one.corpus_day)) if one.corpus_day else "",
            visit.say("đang dùng", "in use") if one.id == current else switching(visit, one.id),
        )
        for one in manifests
    ]
    heads = (
        ("Bản", "Generation"),
        ("Dựng lúc", "Built"),
        ("Văn bản", "Documents"),
        ("Đoạn", "Passages"),
        ("Văn bản mới nhất", "Newest text"),
        ("Dùng", "Use"),
    )
    caption = visit.say("Các bản chỉ mục", "Generations of the index")
    return table(visit, caption, heads, rows)


def switching(visit: Visit, name: str) -> Html | str:
    if not visit.may(Role.ADMIN):
        return ""
    return form(
        visit,
        "/staff/index/switch",
        h("input", type="hidden", name="id", value=name),
        button(visit.say(f"Chuyển về bản {name}", f"Switch to {name}"), quiet=True),
    )


@router.post("/index/build")
async def build(visit: AdminPost) -> Response:
    visit.note("dựng chỉ mục", "")
    return await begun(visit, jobs.BUILD)


@router.post("/index/switch")
async def switch(visit: AdminPost) -> Response:
    """Roll back, or forward, to a generation that is whole. Raises Refused."""
    data, name = visit.office.data, visit.value("id")

    def switched() -> None:
        folder = next((one for one in folders(data) if one.name == name), None)
        if folder is None:
            raise Refused("Không có bản này.", "There is no such generation.", 404)
        embedder = desk_of(visit).embedder or open_embedder()
        try:
            check(folder, embedder.digest)
        except IndexUnusable as reason:
            raise Refused(str(reason), str(reason), 409) from None
        make_current(data, name)

    await aside(switched)
    visit.note("chuyển chỉ mục", name)
    return go("/staff/index", "switched")


def scheduled(visit: Visit, found: Sequence[schedules.Schedule]) -> Html:
    named = {value: visit.say(vi, en) for value, vi, en in WEEKDAYS}
    rows: list[Sequence[Child]] = [
        (
            ", ".join(one.places),
            f"{one.clock:%H:%M}, {named['' if one.weekday is None else str(one.weekday)]}",
            form(
                visit,
                f"/staff/schedules/{one.id}/remove",
                button(visit.say(f"Bỏ lịch {one.id}", f"Drop schedule {one.id}"), quiet=True),
            )
            if visit.may(Role.ADMIN)
            else "",
        )
        for one in found
    ]
    heads = (("Nguồn", "Sources"), ("Khi nào", "When"), ("Việc", "Action"))
    caption = visit.say("Lịch đồng bộ", "Scheduled syncs")
    return table(visit, caption, heads, rows)


def scheduling(visit: Visit) -> Html:
    places = area(
        visit.say(
            "Thư mục trên máy chủ hoặc địa chỉ web, mỗi dòng một nguồn",
            "Folders on the server or web addresses, one a line",
        ),
        "places",
        rows=3,
    )
    days = choice(
        visit.say("Ngày", "Days"),
        "weekday",
        [(value, visit.say(vi, en)) for value, vi, en in WEEKDAYS],
    )
    return h(
        "section",
        h("h2", visit.say("Đồng bộ", "Sync")),
        form(
            visit,
            "/staff/schedules/add",
            places,
            field(visit.say("Giờ (Việt Nam)", "Time (Viet Nam)"), "clock", "02:00", type="time"),
            days,
            h(
                "button",
                visit.say("Đặt lịch", "Schedule"),
                type="submit",
                name="when",
                value="later",
            ),
            h(
                "button",
                visit.say("Chạy ngay", "Run now"),
                type="submit",
                name="when",
                value="now",
                class_="quiet",
            ),
        ),
    )


@router.post("/schedules/add")
async def add_schedule(visit: AdminPost) -> Response:
    places = [line.strip() for line in visit.value("places").splitlines() if line.strip()]
    missing = [place for place in places if not is_web(place) and not Path(place).is_dir()]
    if not places or missing:
        told = ", ".join(missing) or "…"
        raise Refused(f"Không có thư mục: {told}", f"There is no such folder: {told}")
    if visit.value("when") == "now":
        visit.note("chạy đồng bộ", ", ".join(places))
        return await begun(visit, jobs.SYNC, places)
    try:
        clock = time.fromisoformat(visit.value("clock"))
        weekday = int(visit.value("weekday")) % 7 if visit.value("weekday") else None
    except ValueError:
        raise Refused("Giờ hoặc ngày không đúng.", "Time or day is wrong.") from None
    await aside(lambda: schedules.put(visit.office.tables, places, clock, weekday))
    visit.note("đặt lịch đồng bộ", f"{clock:%H:%M} {', '.join(places)}")
    return go("/staff/index", "scheduled")


@router.post("/schedules/{number}/remove")
async def remove_schedule(visit: AdminPost, number: int) -> Response:
    await aside(lambda: schedules.drop(visit.office.tables, number))
    visit.note("bỏ lịch đồng bộ", str(number))
    return go("/staff/index", "removed")


def past(visit: Visit, last: Sequence[Job]) -> Html:
    heads = (
        ("Việc", "Job"),
        ("Lúc", "When"),
        ("Ai", "Who"),
        ("Tình trạng", "State"),
        ("Kết quả", "Result"),
    )
    rows = [
        (
            h("a", f"{one.id}: {visit.say(*KINDS[one.kind])}", href=f"/staff/jobs/{one.id}"),
            moment(one.at),
            one.by,
            visit.say(*STATES[one.state]),
            one.told.split("\n")[0],
        )
        for one in last
    ]
    caption = visit.say("Các lần chạy gần đây", "Latest jobs")
    return table(visit, caption, heads, rows)
