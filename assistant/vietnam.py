"""What day it is in Viet Nam."""

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))  # no daylight saving; the machine's own zone does not count


def today() -> date:
    return datetime.now(VIETNAM).date()
