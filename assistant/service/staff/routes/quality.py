"""How good the answers were in the runs of `make eval`, and their reports to take along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from assistant.service.staff.csv_export import csv_reply
from assistant.service.staff.html import Child, Html, h
from assistant.service.staff.layout import exported, listing
from assistant.service.staff.visit import Refused, Viewer, Visit, aside

router = APIRouter(prefix="/staff", include_in_schema=False)
RUNS, MEASURES, ABOUT, REPORT = "runs", "measures.json", "about.json", "report.html"
SHOWN = 20
FIGURES = {
    "right": ("Đúng hoàn toàn", "Fully right"),
    "source": ("Dẫn đúng nguồn", "Right source"),
    "refused_wrongly": ("Từ chối nhầm", "Refused wrongly"),
    "quotes_verified": ("Trích nguyên văn", "Quotes verified"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run: what was asked, and the figures with their 95 % intervals."""

    name: str
    asked_at: str
    cases: str
    count: int
    figures: dict[str, dict[str, Any]]
    has_report: bool


def runs(data: Path) -> Iterator[Run]:
    """The newest first."""
    folders = sorted((data / RUNS).glob(f"*/{MEASURES}"), reverse=True)
    for path in folders[:SHOWN]:
        measured, about = orjson.loads(path.read_bytes()), path.with_name(ABOUT)
        told = orjson.loads(about.read_bytes()) if about.exists() else {}
        yield Run(
            path.parent.name,
            str(told.get("asked_at", "")),
            ", ".join(told.get("cases", ())),
            measured["count"],
            measured["measures"],
            path.with_name(REPORT).exists(),
        )


@router.get("/quality")
async def quality_page(visit: Viewer) -> Response:
    found = await aside(lambda: list(runs(visit.office.data)))
    title = visit.say("Chất lượng trả lời qua các lần đánh giá", "Quality of answers, run by run")
    how = visit.say(
        "Chạy “make eval” trên máy chủ để có lần mới; báo cáo là một tệp, mở không cần mạng.",
        "Run “make eval” on the server for a new one; a report is one file that opens offline.",
    )
    heads = (("Lúc", "When"), ("Câu hỏi", "Cases"), ("Số câu", "Count"), *FIGURES.values(),
             ("Báo cáo", "Report"))  # fmt: skip
    rows: list[Sequence[Child]] = [
        (
            one.asked_at.replace("T", " ")[:16],
            one.cases,
            one.count,
            *(share(visit, one.figures.get(name, {})) for name in FIGURES),
            report_link(visit, one),
        )
        for one in found
    ]
    hint = h("p", how, class_="hint")
    return listing(visit, title, heads, rows, hint, exported(visit, "quality"))


def share(visit: Visit, interval: dict[str, Any]) -> str:
    """ "92,0 % [87,6; 96,4]"."""
    if interval.get("value") is None:
        return "–"
    value, low, high = (f"{100 * interval[name]:.1f}" for name in ("value", "low", "high"))
    written = f"{value} % [{low}; {high}]"
    return written if visit.english else written.replace(".", ",")


def report_link(visit: Visit, run: Run) -> Html | str:
    if not run.has_report:
        return ""
    label = visit.say(f"Tải báo cáo {run.name}", f"Download report {run.name}")
    return h("a", label, href=f"/staff/quality/{run.name}")


@router.get("/quality.csv")
async def quality_csv(visit: Viewer) -> Response:
    found = await aside(lambda: list(runs(visit.office.data)))
    rows = [
        (one.name, one.asked_at, one.cases, one.count,
         *(one.figures.get(name, {}).get("value") for name in FIGURES))
        for one in found
    ]  # fmt: skip
    return csv_reply("quality", ["run", "asked at", "cases", "count", *FIGURES], rows)


@router.get("/quality/{name}")
async def report(visit: Viewer, name: str) -> Response:
    """The report as a file to keep: its own script and style do not run under our policy."""
    folders = await aside(lambda: list((visit.office.data / RUNS).glob(f"*/{REPORT}")))
    path = next((one for one in folders if one.parent.name == name), None)
    if path is None:
        raise Refused("Không có báo cáo này.", "There is no such report.", 404)
    return FileResponse(path, media_type="text/html", filename=f"{name}.html")
