"""Due dates as calendar files, read back by the rules of RFC 5545."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.deadlines.reminder import Reminder, calendar_file

STAMPED = datetime(2026, 11, 26, 7, 30, 5, tzinfo=UTC)
NAMED = Reminder(
    "a1-0@hoidap",
    date(2026, 12, 31),
    "Hạn trả kết quả: Đăng ký thường trú, tạm trú; cấp lại",
    "Mã thủ tục: 1.004222\nThời hạn: 07 ngày làm việc\\tuần; xem khoản 6 Điều 19 Nghị định"
    " 118/2025/NĐ-CP, Luật Cư trú (06/VBHN-VPQH 2026) và các văn bản khác",
)
NAME = re.compile(r"[A-Z][A-Z0-9-]*")
DAY = re.compile(r"\d{8}")
MOMENT = re.compile(r"\d{8}T\d{6}Z")
SPAN = re.compile(r"[+-]?P(?:\d+W|\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?")
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}


def unfolded(file: bytes) -> list[str]:
    """The content lines; each written line ends with CRLF and holds at most 75 octets of UTF-8."""
    assert file.endswith(b"\r\n")
    written = file[:-2].split(b"\r\n")
    lines: list[bytes] = []
    for line in written:
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()  # no letter was cut
        if line.startswith(b" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line.decode() for line in lines]


def read(value: str) -> str:
    """A value of the type TEXT: only the escapes that the standard knows."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "an unescaped sign"
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value)
    found = re.sub(r"\\(.)", lambda sign: {"n": "\n", "N": "\n"}.get(sign[1], sign[1]), value)
    assert re.fullmatch(r"(?:[^\\]|\\[\\;,nN])*", value)
    return found


def components(lines: list[str]) -> dict[str, list[dict[str, str]]]:
    """Components by their path; a property stands once in each of ours."""
    found: dict[str, list[dict[str, str]]] = {}
    path: list[str] = []
    for line in lines:
        head, _, value = line.partition(":")
        name, _, parameters = head.partition(";")
        assert NAME.fullmatch(name)
        assert parameters in {"", "VALUE=DATE"}
        if name == "BEGIN":
            path.append(value)
            found.setdefault("/".join(path), []).append({})
        elif name == "END":
            assert path.pop() == value
        else:
            into = found["/".join(path)][-1]
            assert name not in into
            into[name] = value
    assert not path
    return found


def read_back(reminder: Reminder) -> dict[str, str]:
    found = components(unfolded(calendar_file(reminder, STAMPED)))
    assert found.keys() == {"VCALENDAR", "VCALENDAR/VEVENT", "VCALENDAR/VEVENT/VALARM"}
    assert found["VCALENDAR"][0].keys() == {"VERSION", "PRODID", "CALSCALE"}
    assert found["VCALENDAR"][0]["VERSION"] == "2.0"
    (event,) = found["VCALENDAR/VEVENT"]
    assert event.keys() == ONCE
    for alarm in found["VCALENDAR/VEVENT/VALARM"]:
        assert alarm.keys() == {"ACTION", "DESCRIPTION", "TRIGGER"}
        assert alarm["ACTION"] == "DISPLAY"
        assert SPAN.fullmatch(alarm["TRIGGER"])
    assert MOMENT.fullmatch(event["DTSTAMP"])
    assert DAY.fullmatch(event["DTSTART"])
    assert DAY.fullmatch(event["DTEND"])
    return event


def test_due_date_fills_its_whole_day():
    event = read_back(NAMED)

    assert (event["DTSTART"], event["DTEND"]) == ("20261231", "20270101")
    assert event["DTSTAMP"] == "20261126T073005Z"
    assert event["UID"] == "a1-0@hoidap"


def test_words_come_through_as_they_are():
    event = read_back(NAMED)

    assert read(event["SUMMARY"]) == NAMED.summary
    assert read(event["DESCRIPTION"]) == NAMED.description


def test_alarm_rings_in_the_morning_of_the_day_before_and_of_the_day():
    file = calendar_file(NAMED, STAMPED).decode()

    assert re.findall(r"TRIGGER:(.*)\r", file) == ["-PT15H", "PT9H"]


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_make_a_file_that_can_be_read(summary, description):
    try:
        (summary + description).encode()
    except UnicodeEncodeError:
        return  # half a character is no text
    event = read_back(Reminder("u@h", date(2026, 1, 1), summary, description))

    readable = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", summary.replace("\r\n", "\n"))
    assert read(event["SUMMARY"]) == readable


@pytest.mark.parametrize("length", range(60, 80))
def test_lines_fold_between_letters(length):
    long = "ệ" * length

    assert read(read_back(Reminder("u@h", date(2026, 1, 1), long, ""))["SUMMARY"]) == long
