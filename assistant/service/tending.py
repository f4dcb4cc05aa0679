"""What is done beside answering: new generations opened, old answers forgotten, syncs begun."""

import asyncio
import itertools

from assistant.service.answering import Counter
from assistant.service.opening import Desks
from assistant.service.staff import schedules
from assistant.service.staff.visit import Office
from assistant.service.trail import log_failure

LOOK_SECONDS = 1.0
LOOKS_A_MINUTE = 60
LOOKS_AN_HOUR = 3600


async def tend(
    counter: Counter, desks: Desks, keep_days: int, office: Office | None = None
) -> None:
    """Runs until it is cancelled; a failure is logged and tried again at the next change."""
    seen = desks.generation()
    for look in itertools.count():
        try:
            if look % LOOKS_AN_HOUR == 0:
                await counter.in_thread(lambda: forget(counter, keep_days))
            if counter.records is not None:
                await asyncio.to_thread(counter.records.write)
            if office is not None and look % LOOKS_A_MINUTE == 0:
                await asyncio.to_thread(schedules.tick, office.tables)
            if (found := desks.generation()) != seen:
                seen = found
                await renew(counter, desks)
        except Exception as error:
            log_failure(error)
        await asyncio.sleep(LOOK_SECONDS)


def forget(counter: Counter, keep_days: int) -> None:
    counter.answers.forget_older_than(keep_days)
    if counter.records is not None:
        counter.records.forget_older_than(keep_days)
    if counter.sessions is not None:
        counter.sessions.handovers.forget_older_than(keep_days)


async def renew(counter: Counter, desks: Desks) -> None:
    """Swap the desk for one over the new generation; questions under way keep the old one."""
    # Opening takes seconds: not in the threads that answer.
    counter.desk = await asyncio.to_thread(desks.open) or counter.desk
