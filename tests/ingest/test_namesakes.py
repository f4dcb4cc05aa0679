"""A newer act of the same name ends the older one."""

from datetime import date

import pytest

from ingest.document import Standing
from ingest.namesakes import end_namesakes
from tests.ingest.texts import decree, reading

WAGES = "Quy định mức lương tối thiểu đối với người lao động làm việc theo hợp đồng lao động"


def document(number: str, day: date, title: str):
    issued = f"{day.day} tháng {day.month} năm {day.year}"
    effect = f"Nghị định này có hiệu lực thi hành từ ngày {issued}."
    text = decree(number, issued, title, "Điều 1. Nội dung", "A.", "Điều 2. Hiệu lực", effect)
    found = reading(text, f"laws/{number}.txt").reading.document
    assert found.validity.since == day
    assert found.standing is Standing.ANSWERABLE
    return found


OLD, NEW = date(2022, 7, 1), date(2026, 1, 1)


def test_older_decree_of_the_same_name_ends_when_the_newer_begins():
    old, new = document("38/2022/NĐ-CP", OLD, WAGES), document("293/2025/NĐ-CP", NEW, WAGES)

    ended, kept = end_namesakes([old, new])

    assert (ended.validity.since, ended.validity.until) == (OLD, NEW)
    assert ended.replaced_by == "293/2025/NĐ-CP"
    assert kept == new


@pytest.mark.parametrize(
    "titles",
    [
        (WAGES, f"{WAGES} ở vùng biên giới"),
        ("Sửa đổi, bổ sung một số điều của Nghị định về tiền lương của người lao động",) * 2,
        ("Quy định chi tiết một số điều của Luật",) * 2,
    ],
    ids=["another name", "amending acts", "a name that may be cut off"],
)
def test_other_decrees_are_left_alone(titles):
    documents = [
        document("38/2022/NĐ-CP", OLD, titles[0]),
        document("293/2025/NĐ-CP", NEW, titles[1]),
    ]

    assert end_namesakes(documents) == documents


def test_last_day_that_a_text_states_is_kept():
    old, new = document("38/2022/NĐ-CP", OLD, WAGES), document("293/2025/NĐ-CP", NEW, WAGES)
    once = end_namesakes([old, document("74/2024/NĐ-CP", date(2024, 7, 1), WAGES)])[0]

    assert end_namesakes([once, new])[0].validity.until == date(2024, 7, 1)
