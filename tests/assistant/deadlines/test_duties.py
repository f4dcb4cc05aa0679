import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.deadlines.duties import (
    RULES,
    CaseState,
    Concern,
    Duties,
    Told,
    Topic,
    duties,
    duties_asked,
)
from assistant.deadlines.overdue import Status

TODAY = date(2026, 11, 23)
OLD_REGIME = date(2024, 6, 1)
OVERDUE = CaseState(Status.OVERDUE, receipt=True)


def everything(found: Duties):
    return (*found.agency, *found.rights, *found.steps)


def cited(found: Duties) -> set[str]:
    grounds = (ground for duty in everything(found) for ground in duty.grounds)
    return {f"{ground.numbers[0]} {ground.place}" for ground in grounds}


def words(found: Duties) -> str:
    return "\n".join(duty.text for duty in everything(found))


@pytest.mark.parametrize(
    ("on", "provision"),
    [
        (OLD_REGIME, "61/2018/NĐ-CP khoản 9 Điều 19"),
        (date(2025, 6, 30), "61/2018/NĐ-CP khoản 9 Điều 19"),
        (date(2025, 7, 1), "118/2025/NĐ-CP khoản 6 Điều 19"),
        (TODAY, "118/2025/NĐ-CP khoản 6 Điều 19"),
    ],
)
def test_an_overdue_dossier_is_owed_an_apology_by_the_decree_of_the_day(on, provision):
    assert provision in cited(duties(on, OVERDUE))


@pytest.mark.parametrize(
    ("on", "term"),
    [(date(2026, 6, 30), "10 ngày kể từ"), (date(2026, 7, 1), "07 ngày làm việc kể từ")],
)
def test_complaints_are_accepted_in_the_time_of_the_law_in_force(on, term):
    assert f"thụ lý trong {term}" in words(duties(on, OVERDUE))


@pytest.mark.parametrize(
    ("on", "amended"), [(date(2026, 8, 4), None), (date(2026, 8, 5), "309/2026/NĐ-CP")]
)
def test_the_start_of_the_term_is_quoted_in_the_wording_in_force(on, amended):
    start = duties(on, OVERDUE).agency[0]

    assert [ground.amended_by for ground in start.grounds] == [amended]


def test_filed_elsewhere_the_clock_starts_with_the_competent_agency_since_august_2026():
    case = CaseState(Status.NOT_DUE, elsewhere=True)

    assert "cơ quan có thẩm quyền nhận được hồ sơ" in words(duties(TODAY, case))
    assert "cơ quan có thẩm quyền nhận được hồ sơ" not in words(duties(date(2026, 8, 4), case))


def test_nobody_is_told_to_complain_before_the_term_is_over():
    found = words(duties(TODAY, CaseState(Status.NOT_DUE, receipt=True)))

    assert "khiếu nại" not in found.lower()
    assert "xin lỗi" not in found


def test_due_today_is_said_not_to_be_overdue():
    assert "chưa phải là quá hạn" in words(duties(TODAY, CaseState(Status.DUE_TODAY)))


def test_without_a_receipt_it_is_asked_for_and_no_due_day_is_promised():
    found = duties(TODAY, CaseState(receipt=False))

    assert "118/2025/NĐ-CP điểm a khoản 1 Điều 6" in cited(found)
    assert "chưa tính được hạn" in words(found)


@pytest.mark.parametrize(("on", "closed"), [(TODAY, True), (OLD_REGIME, False)])
def test_files_are_closed_after_fifteen_days_only_by_the_new_decree(on, closed):
    found = words(duties(on, CaseState(concern=Concern.SUPPLEMENT)))

    assert ("hồ sơ bị đóng" in found) is closed
    assert "tính lại từ đầu" in found


def test_a_second_new_day_is_not_allowed_and_the_court_is_open():
    case = CaseState(Status.OVERDUE, Told.NEW_DAY_PASSED, receipt=True)

    found = duties(TODAY, case)

    assert "Không được hẹn lại lần thứ hai" in words(found)
    assert "93/2015/QH13 điểm a khoản 2 Điều 116" in cited(found)


@given(
    on=st.dates(date(2019, 1, 1), date(2030, 12, 31)),
    case=st.builds(
        CaseState,
        st.sampled_from([None, *Status]),
        st.sampled_from(list(Told)),
        st.sampled_from([None, True, False]),
        st.sampled_from(list(Concern)),
        st.booleans(),
        st.booleans(),
    ),
)
def test_every_case_has_an_answer_with_its_grounds(on, case):
    found = everything(duties(on, case))

    assert found
    assert all(duty.grounds for duty in found)


def test_a_rule_that_ends_is_followed_by_one_that_begins():
    rows = [json.loads(line) for line in RULES.read_text("utf-8").splitlines()]

    ends = {row["until"] for row in rows if "until" in row}

    assert ends <= {row["since"] for row in rows if "since" in row}


def test_what_is_asked_is_answered_whatever_the_state():
    found = duties_asked(TODAY, [Topic.COMPLAINT_TIME], CaseState())

    assert "90 ngày" in found[0].text


def test_rules_on_a_topic_are_those_of_the_day():
    old = duties_asked(OLD_REGIME, [Topic.LOST], CaseState())
    new = duties_asked(TODAY, [Topic.LOST], CaseState())

    assert [str(old[0].grounds[0].place), str(new[0].grounds[0].place)] == [
        "khoản 2 Điều 21",
        "khoản 2 Điều 23",
    ]


def test_every_rule_answers_a_topic():
    rows = [json.loads(line) for line in RULES.read_text("utf-8").splitlines()]

    assert all(row["topics"] for row in rows)
    assert {topic for row in rows for topic in row["topics"]} == {topic.value for topic in Topic}
