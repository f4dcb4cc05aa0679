"""Syncs that begin by themselves, and what staff must hear of."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time

import orjson

from assistant.connections import Connections, StateUnavailable
from assistant.deadlines.calendar import Calendar
from assistant.service.staff import jobs
from assistant.service.staff.staleness import Stale
from assistant.vietnam import VIETNAM

NOTICE_MONTH = 10  # the Prime Minister's decision on next year's days off comes by November
BY = "lịch đồng bộ"


@dataclass(frozen=True, slots=True)
class Schedule:
    id: int
    places: tuple[str, ...]
    clock: clock_time
    weekday: int | None  # None: every day
    seen: datetime

    def last_due(self, now: datetime) -> datetime:
        """The newest moment up to `now` at which it should have begun."""
        due = now.replace(hour=self.clock.hour, minute=self.clock.minute, second=0, microsecond=0)
        while due > now or (self.weekday is not None and due.weekday() != self.weekday):
            due -= timedelta(days=1)
        return due


def put(tables: Connections, places: Sequence[str], clock: clock_time, weekday: int | None) -> None:
    row = (orjson.dumps(list(places)).decode(), f"{clock:%H:%M}", weekday, int(time.time()))
    with tables.transaction() as connection:
        connection.execute(
            "INSERT INTO schedules (places, clock, weekday, seen) VALUES (?, ?, ?, ?)", row
        )


def drop(tables: Connections, number: int) -> None:
    with tables.transaction() as connection:
        connection.execute("DELETE FROM schedules WHERE id = ?", (number,))


def all_of(tables: Connections) -> list[Schedule]:
    with tables.transaction() as connection:
        rows = connection.execute(
            "SELECT id, places, clock, weekday, seen FROM schedules ORDER BY id"
        ).fetchall()
    return [
        Schedule(
            number,
            tuple(orjson.loads(places)),
            clock_time.fromisoformat(clock),
            weekday,
            datetime.fromtimestamp(seen, VIETNAM),
        )
        for number, places, clock, weekday, seen in rows
    ]


def begin_due(tables: Connections, now: datetime) -> None:
    """Begin the first sync that is due; of several processes that look, one begins it.

    While another job runs, it waits.
    """
    for schedule in all_of(tables):
        if schedule.last_due(now) <= schedule.seen or jobs.is_busy(tables.path.parent):
            continue
        # Whole seconds: what is compared must come back from the table as it went in.
        claim = (int(now.timestamp()), schedule.id, int(schedule.seen.timestamp()))
        with tables.transaction() as connection:
            taken = connection.execute(
                "UPDATE schedules SET seen = ? WHERE id = ? AND seen = ?", claim
            ).rowcount
        if taken:
            jobs.start(tables, jobs.SYNC, BY, schedule.places)
            return


def alerts(
    problems: Sequence[tuple[str, str]],
    last: Sequence[jobs.Job],
    stale: Sequence[Stale],
    calendar: Calendar,
    today: date,
) -> Iterator[tuple[str, str]]:
    """(Vietnamese, English) sentences, what matters most first."""
    for job in last[:1]:
        if job.state in ("failed", "stopped"):
            yield (
                f"Lần chạy gần nhất bị hỏng: {job.told or 'bị dừng giữa chừng'}",
                f"The last job failed: {job.told or 'it was stopped'}",
            )
    for one in stale:
        if one.replaced_by:
            yield (
                f"{one.replaced_by} thay {one.id}, đang được dẫn {one.count} lần.",
                f"{one.replaced_by} replaces {one.id}, which is cited {one.count} times.",
            )
    if today.month >= NOTICE_MONTH and today.year + 1 not in calendar.official_years:
        year = today.year + 1
        yield (
            f"Chưa có thông báo lịch nghỉ năm {year}: ngày hẹn của năm đó chỉ là tạm tính.",
            f"There is no notice of the days off of {year}: its due dates are provisional.",
        )
    yield from (
        (f"Không đọc được {key}: {problem}", f"Could not read {key}: {problem}")
        for key, problem in problems
    )


def tick(tables: Connections) -> None:
    """What the service does now and then. A table that is busy is looked at the next time."""
    try:
        begin_due(tables, datetime.now(VIETNAM))
    except (StateUnavailable, jobs.AlreadyBusy):
        return
