"""Uploads, and the progress of long work."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, RedirectResponse, Response

from assistant.service.edge import UPLOAD
from assistant.service.staff import jobs
from assistant.service.staff.accounts import Role
from assistant.service.staff.html import h
from assistant.service.staff.jobs import AlreadyBusy, Job
from assistant.service.staff.layout import (
    button,
    field,
    form,
    page,
    table,
)
from assistant.service.staff.routes.correcting import address_of, with_store
from assistant.service.staff.uploads import FOLDER, limit_body, save
from assistant.service.staff.visit import (
    Editor,
    EditorPost,
    Refused,
    Viewer,
    Visit,
    aside,
    visiting,
)
from ingest.document import Document

router = APIRouter(prefix="/staff", include_in_schema=False)
STATES = {
    "running": ("đang chạy", "running"),
    "done": ("xong", "done"),
    "failed": ("hỏng", "failed"),
    "stopped": ("bị dừng giữa chừng", "stopped"),
}
KINDS = {
    jobs.READ: ("đọc văn bản", "read documents"),
    jobs.SYNC: ("đồng bộ và dựng chỉ mục", "sync and index"),
    jobs.BUILD: ("dựng chỉ mục", "build the index"),
}


@router.get("/upload")
async def upload_page(visit: Editor) -> Response:
    title = visit.say("Tải văn bản lên", "Upload documents")
    how = visit.say(
        "Nhận TXT, MD, HTML, DOCX, PDF, JSON hồ sơ thủ tục; tệp manifest.jsonl đi kèm được đọc "
        "như thông tin của các tệp. Tệp trùng tên thay tệp cũ.",
        "Text, Markdown, HTML, DOCX, PDF, procedure records; a manifest.jsonl is read as "
        "metadata. A file of the same name replaces the earlier one.",
    )
    sending = form(
        visit,
        UPLOAD,
        field(
            visit.say("Một hay nhiều tệp", "One or more files"), "files", type="file", multiple=True
        ),
        field(
            visit.say("Hoặc cả thư mục", "Or a whole folder"),
            "folder",
            type="file",
            webkitdirectory=True,
            multiple=True,
        ),
        button(visit.say("Tải lên và đọc", "Upload and read")),
        enctype="multipart/form-data",
    )
    held = await with_store(visit, lambda store: uploaded(store.documents()))
    rows = [
        (h("a", one.id or one.key, href=address_of(one.key)), one.title, one.key) for one in held
    ]
    heads = (("Số hiệu", "Number"), ("Tên", "Title"), ("Tệp", "File"))
    caption = visit.say("Đã tải lên", "Uploaded")
    listed = table(visit, caption, heads, rows)
    return page(visit, title, h("p", how), sending, listed)


def uploaded(documents: Sequence[Document]) -> list[Document]:
    return [one for one in documents if one.key.startswith(f"{FOLDER}/")]


async def bounded(request: Request) -> None:
    """Who uploads is looked at before the body is read, and the body is bounded."""
    await visiting(Role.EDITOR)(request)
    limit_body(request)


@router.post("/upload", dependencies=[Depends(bounded)])
async def upload(visit: EditorPost) -> Response:
    sent = [
        one
        for one in (*visit.form.getlist("files"), *visit.form.getlist("folder"))
        if isinstance(one, UploadFile) and one.filename
    ]
    if not sent:
        raise Refused("Chưa chọn tệp nào.", "No file is chosen.")
    folder = visit.office.data / FOLDER
    names = await aside(
        lambda: [save(folder, PurePosixPath(one.filename or ""), one.file) for one in sent]
    )
    visit.note("tải lên", ", ".join(names))
    return await begun(visit, jobs.READ, [str(folder)])


async def begun(visit: Visit, kind: str, places: Sequence[str] = ()) -> Response:
    """Start a job and go to its page."""
    try:
        number = await aside(
            lambda: jobs.start(visit.office.tables, kind, visit.person.name, places)
        )
    except AlreadyBusy:
        raise Refused(
            "Một việc khác đang chạy; hãy đợi nó xong.", "Another job runs; wait for it.", 409
        ) from None
    return RedirectResponse(f"/staff/jobs/{number}", 303)


@router.get("/jobs/{number}")
async def job_page(visit: Viewer, number: int) -> Response:
    job = await job_named(visit, number)
    title = visit.say(
        f"Việc số {number}: {visit.say(*KINDS[job.kind])}",
        f"Job {number}: {visit.say(*KINDS[job.kind])}",
    )
    running = job.state == "running"
    shown = h(
        "div",
        h("p", visit.say(*STATES[job.state]), id="state"),
        h(
            "progress",
            max=max(job.total, 1),
            value=job.done,
            id="progress",
            aria_label=visit.say("Tiến độ", "Progress"),
        )
        if running
        else None,
        h("p", told_of(job), id="step"),
        id="job",
        data_job=f"/staff/jobs/{number}/state" if running else None,
    )
    lines = h("ul", (h("li", line) for line in job.told.splitlines()))
    again = h(
        "p", h("a", visit.say("Xem lại trang này", "Look again"), href=f"/staff/jobs/{number}")
    )
    back = h(
        "p", h("a", visit.say("Văn bản đã tải lên", "Uploaded documents"), href="/staff/upload")
    )
    return page(
        visit,
        title,
        shown,
        lines,
        again if running else None,
        back if job.kind == jobs.READ else None,
    )


@router.get("/jobs/{number}/state")
async def job_state(visit: Viewer, number: int) -> Response:
    job = await job_named(visit, number)
    told = {"state": job.state, "step": told_of(job), "done": job.done, "total": max(job.total, 1)}
    return JSONResponse(told)


def told_of(job: Job) -> str:
    return f"{job.done}/{job.total} {job.step}" if job.total else job.step


async def job_named(visit: Visit, number: int) -> Job:
    def look() -> Job | None:
        jobs.close_stopped(visit.office.tables)
        return jobs.find(visit.office.tables, number)

    job = await aside(look)
    if job is None:
        raise Refused("Không có việc này.", "There is no such job.", 404)
    return job
