"""The real service with two workers over the sample, with an operator's settings."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from eval.bench.change import copied
from eval.bench.serving import served

TERM = {"received": "2026-11-13", "limit": "10", "unit": "working_day", "on": "2026-11-23"}
QUESTION = {
    "question": "Em nộp hồ sơ đăng ký thường trú hôm 13/11/2026, ngày nào có kết quả?",
    "asked_on": "2026-11-20",
}


@pytest.fixture(scope="module")
def client(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    holidays = tmp_path_factory.mktemp("office") / "holidays.csv"
    holidays.write_text(
        "date,kind,name,certainty,source\n2026-11-23,swap_off,nghỉ hoán đổi,announced,Thông báo\n"
    )
    with (
        copied(sample_data) as data,
        served(data, 2, {"HOIDAP_HOLIDAYS": str(holidays)}) as service,
        httpx.Client(base_url=service.url, timeout=60) as client,
    ):
        yield client


def test_due_date_counts_with_the_operators_days_off(client: httpx.Client) -> None:
    said = client.get("/v1/due-date", params=TERM).json()

    assert said["due"] == "2026-12-01"
    assert "23/11 (nghỉ hoán đổi)" in said["explanation"]


def test_answer_counts_with_the_operators_days_off(client: httpx.Client) -> None:
    reply = client.post("/v1/ask", json=QUESTION).json()

    assert reply["deadlines"][0]["due"] == "2026-11-26"  # seven working days: the 25th without
    assert "23/11 (nghỉ hoán đổi)" in reply["answer"]
