"""The real service with two workers over the sample, with an operator's settings."""

import collections
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import httpx
import pytest

from assistant.registry.cases import Case, Stage
from assistant.registry.guarded import MOST_FOR_CODE
from assistant.registry.sqlite import SqliteRegistry
from eval.bench.change import copied
from eval.bench.serving import served

TERM = {"received": "2026-11-13", "limit": "10", "unit": "working_day", "on": "2026-11-23"}
CASE = Case("G16.99.08-261113-0012", "1.004222", Stage.PROCESSING, date(2026, 11, 13))
SECRET = "1234"
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
    cases = holidays.with_name("cases.sqlite")
    SqliteRegistry(cases).write([(CASE, SECRET)])
    settings = {"HOIDAP_HOLIDAYS": str(holidays), "HOIDAP_CASES": str(cases)}
    with (
        copied(sample_data) as data,
        served(data, 2, settings) as service,
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


def test_dossier_is_joined_with_its_limit_and_the_operators_days_off(client: httpx.Client) -> None:
    sent = {
        "question": f"Hồ sơ {CASE.code} của tôi tới đâu rồi?",
        "asked_on": "2026-11-27",
        "case": {"secret": SECRET},
    }

    reply = client.post("/v1/ask", json=sent).json()

    assert "đang giải quyết" in reply["answer"]
    assert reply["deadlines"][0]["due"] == "2026-11-26"
    assert "hồ sơ đã quá hạn 1 ngày làm việc" in reply["answer"]


def test_thousand_guesses_at_all_workers_get_nothing_but_the_limit(client: httpx.Client) -> None:
    code = CASE.code.replace("0012", "0013")  # the limit on a code holds whether it exists or not
    # Each guess has a connection of its own, so that both workers take some. A pool that may keep
    # none closes connections that it has given to other threads (encode/httpcore issue 1110).
    alone = {"Connection": "close"}

    def guess(secret: int) -> httpx.Response:
        sent = {"question": "Tới đâu rồi?", "case": {"code": code, "secret": f"{secret:04}"}}
        return guessing.post("/v1/ask", json=sent)

    with (
        httpx.Client(base_url=client.base_url, headers=alone, timeout=60) as guessing,
        ThreadPoolExecutor(16) as pool,
    ):
        replies = list(pool.map(guess, range(1000)))

    outcomes = collections.Counter(reply.status_code for reply in replies)
    assert outcomes == {200: MOST_FOR_CODE, 429: 1000 - MOST_FOR_CODE}
    limited = [reply for reply in replies if reply.status_code == 429]
    assert all(0 < int(reply.headers["retry-after"]) <= 900 for reply in limited)
    assert not any("đang giải quyết" in reply.text for reply in replies)
