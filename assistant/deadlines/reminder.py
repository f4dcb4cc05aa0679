"""A due date as a calendar file that every telephone reads (iCalendar, RFC 5545)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MEDIA_TYPE = "text/calendar"
_LONGEST_LINE = 75  # octets without the line's end (RFC 5545, 3.1)
_PRODUCT = "-//Hỏi đáp văn bản nhà nước//Nhắc hạn//VI"
# A whole day begins at midnight: at nine o'clock of the day before, and of the day itself.
_ALARMS = ("-PT15H", "PT9H")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One due date; `uid` is the same each time, so that a calendar takes it in once."""

    uid: str
    day: date
    summary: str
    description: str


def calendar_file(reminder: Reminder, stamped: datetime) -> bytes:
    """The file, made at `stamped` (in UTC)."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{escaped(reminder.uid)}",
        f"DTSTAMP:{stamped:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{reminder.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{reminder.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(reminder.summary)}",
        f"DESCRIPTION:{escaped(reminder.description)}",
        "TRANSP:TRANSPARENT",  # nobody is busy on that day because of it
        *(line for before in _ALARMS for line in _alarm(before, reminder.summary)),
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(octets for line in lines for octets in _folded(line))


def escaped(text: str) -> str:
    """A value of the type TEXT."""
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n"))
    for character in "\\;,":
        plain = plain.replace(character, "\\" + character)
    return plain.replace("\n", "\\n")


def _alarm(before: str, summary: str) -> tuple[str, ...]:
    return (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped(summary)}",
        f"TRIGGER:{before}",
        "END:VALARM",
    )


def _folded(line: str) -> Iterator[bytes]:
    """The line in pieces that fit; no letter is cut into its octets."""
    piece, room = bytearray(), _LONGEST_LINE
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > room:
            yield bytes(piece) + b"\r\n "
            piece, room = bytearray(), _LONGEST_LINE - 1  # the blank that goes on with the line
        piece += octets
    yield bytes(piece) + b"\r\n"
