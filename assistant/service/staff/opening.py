"""The staff pages as a part of the service."""

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from starlette.responses import Response

from assistant.service.answering import Counter
from assistant.service.staff.database import staff_tables
from assistant.service.staff.html import h, join
from assistant.service.staff.layout import PRODUCT, document
from assistant.service.staff.routes import (
    correcting,
    documents,
    door,
    figures,
    handovers,
    indexing,
    notice,
    pins,
    quality,
    questions,
    uploading,
)
from assistant.service.staff.visit import Elsewhere, Office, Refused, go_elsewhere, is_english

PARTS = (
    door,
    figures,
    handovers,
    notice,
    quality,
    questions,
    pins,
    documents,
    correcting,
    uploading,
    indexing,
)
STATIC = Path(__file__).parent / "static"


def add_staff(app: FastAPI) -> None:
    app.mount("/staff/static", StaticFiles(directory=STATIC))
    for routes in PARTS:
        app.include_router(routes.router)
    app.add_exception_handler(Elsewhere, go_elsewhere)
    app.add_exception_handler(Refused, refuse)


def open_office(data: Path, counter: Counter) -> Office:
    """What the pages work with. The counter has records, pins and sessions."""
    assert counter.records is not None
    assert counter.pins is not None
    assert counter.sessions is not None
    handovers = counter.sessions.handovers
    return Office(data, staff_tables(data), counter.records, counter.pins, counter, handovers)


async def refuse(request: Request, error: Exception) -> Response:
    """A page that tells what cannot be done, and the way back."""
    assert isinstance(error, Refused)
    english = is_english(request)
    told = error.english if english else error.vietnamese
    title = "That did not work" if english else "Chưa làm được"
    back = h("a", "Back to the staff pages" if english else "Về trang cán bộ", href="/staff")
    top = h("header", h("p", PRODUCT[english], class_="product"), class_="top")
    problem = h("p", told, class_="problem", role="alert")
    main = h("main", h("h1", title), problem, h("p", back), id="main", tabindex="-1", class_="door")
    return document(english, title, join((top, main)), error.status)
