"""What a job's own process does: `python -m assistant.service.staff.working DATA JOB`."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.connections import keep_in
from assistant.service.settings import Settings
from assistant.service.staff import jobs
from assistant.service.staff.database import staff_tables
from assistant.service.staff.jobs import BUILD, READ, Job

if TYPE_CHECKING:
    from assistant.connections import Connections
    from ingest.outcome import Outcome
    from ingest.store import Store
    from ingest.sync import Report

TOLD_SECONDS = 0.5  # progress is written this often
POLITE = 10  # those who answer citizens go first


def main(arguments: list[str]) -> None:
    data, number = Path(arguments[0]), int(arguments[1])
    os.nice(POLITE)
    keep_in(Settings().state)
    tables = staff_tables(data)
    job = jobs.find(tables, number)
    if job is None:
        return
    try:
        with jobs.holding(data):
            told = work(data, tables, job)
        jobs.update(tables, number, state="done", told=told, ended_at=time.time())
    except Exception as error:  # the page tells it; there is nobody else to tell
        told = f"{type(error).__name__}: {error}"
        jobs.update(tables, number, state="failed", told=told, ended_at=time.time())


def work(data: Path, tables: "Connections", job: Job) -> str:
    """Read the places of the job, then index; what was done, in lines."""
    from ingest.store import Store
    from ingest.sync import settle

    store = Store.open(data)
    lines = [] if job.kind == BUILD else read(store, tables, job)
    settle(store)
    store.close()
    if job.kind != READ:
        lines.append(index(data, tables, job))
    return "\n".join(lines)


def read(store: "Store", tables: "Connections", job: Job) -> list[str]:
    from ingest.sync import sync

    def progress(outcomes: "Iterator[Outcome]", total: int) -> "Iterator[Outcome]":
        told = 0.0
        for done, outcome in enumerate(outcomes, start=1):
            if time.monotonic() - told > TOLD_SECONDS or done == total:
                told = time.monotonic()
                jobs.update(tables, job.id, step=outcome.source.key, done=done, total=total)
            yield outcome

    return list(told_of(sync(store, job.places, progress)))


def told_of(report: "Report") -> Iterator[str]:
    yield f"Đã đọc {report.read}, không đổi {report.unchanged}, đã xóa {report.deleted}."
    yield from (f"Không đọc được {key}: {problem}" for key, problem in report.problems)


def index(data: Path, tables: "Connections", job: Job) -> str:
    from indexes.building import build
    from indexes.models import open_embedder

    manifest = build(
        data, open_embedder(), lambda line: jobs.update(tables, job.id, step=line, done=0, total=0)
    )
    return f"Chỉ mục {manifest.id}: {manifest.documents} văn bản, {manifest.passages} đoạn."


if __name__ == "__main__":
    main(sys.argv[1:])
