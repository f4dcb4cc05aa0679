"""GET /v1/due-date: the arithmetic alone."""

import pytest

TERM = {"received": "2026-11-13", "limit": "10", "unit": "working_day", "on": "2026-11-23"}


def test_ten_working_days_from_13_november_end_on_the_30th(client):
    reply = client.get("/v1/due-date", params=TERM)

    said = reply.json()
    assert reply.status_code == 200
    assert (said["due"], said["status"], said["provisional"]) == ("2026-11-30", "not_due", False)
    assert "2026-11-24" in said["skipped"]
    assert "ngày làm việc thứ 10 là 30/11/2026" in said["explanation"]


def test_ten_calendar_days_are_due_today(client):
    said = client.get("/v1/due-date", params=TERM | {"unit": "calendar_day"}).json()

    assert (said["due"], said["status"]) == ("2026-11-23", "due_today")


def test_after_the_cut_off_the_next_working_day_counts(client):
    late = TERM | {"limit": "1", "time": "16:30", "cutoff": "15:00"}

    assert client.get("/v1/due-date", params=late).json()["due"] == "2026-11-17"


def test_hours_end_at_a_time_of_day(client):
    said = client.get(
        "/v1/due-date", params=TERM | {"limit": "8", "unit": "working_hour", "time": "10:00"}
    ).json()

    assert (said["due"], said["due_time"]) == ("2026-11-16", "10:00")


def test_a_year_that_is_not_announced_is_provisional(client):
    said = client.get("/v1/due-date", params=TERM | {"received": "2026-12-29"}).json()

    assert said["provisional"]
    assert "tạm tính" in said["explanation"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"received": "2026-02-30"}, "2026-11-23"),
        ({"received": None}, "Thiếu trường “received”"),
        ({"limit": "-1"}, "“limit” phải từ 0 trở lên"),
        ({"limit": "3661"}, "“limit” không được quá 3660"),
        ({"limit": "nan"}, "“limit” phải là một số"),
        ({"limit": "mười"}, "“limit” phải là một số"),
        ({"unit": "fortnight"}, "“unit” phải là một trong"),
        ({"time": "25:00"}, "“time” phải viết dạng 16:30"),
        ({"hours": "8"}, "không có trường “hours”"),
    ],
)
def test_wrong_input_is_one_clear_sentence(client, wrong, words):
    sent = {name: value for name, value in (TERM | wrong).items() if value is not None}

    reply = client.get("/v1/due-date", params=sent)

    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"
    assert words in reply.json()["detail"]


def test_the_sentence_is_english_when_asked_for(client):
    reply = client.get("/v1/due-date", params=TERM | {"unit": "fortnight", "locale": "en"})

    assert "must be one of" in reply.json()["detail"]
