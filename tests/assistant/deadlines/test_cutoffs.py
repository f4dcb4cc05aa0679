from datetime import date, time

import pytest

from assistant.deadlines.cutoffs import rules_in
from assistant.deadlines.due import CIVIL_CODE, CutoffMode, Received, due
from ingest.procedure import Limit, Unit

# Words of procedure records and of NĐ 63/2024/NĐ-CP Điều 7 khoản 2.
SAME_DAY = (
    "Ngay trong ngày tiếp nhận hồ sơ, trường hợp nhận hồ sơ sau 15 giờ mà không giải quyết được "
    "ngay thì trả kết quả trong ngày làm việc tiếp theo."
)
LINKED = (
    "Nếu tiếp nhận hồ sơ sau 15 giờ thì thời gian được tính bắt đầu từ ngày làm việc tiếp theo."
)
ANSWER = (
    "Trường hợp cơ quan tiếp nhận hồ sơ sau 16 giờ thì văn bản trả lời được gửi trong ngày làm "
    "việc tiếp theo."
)
FORWARDING = (
    "Chuyển ngay hồ sơ tiếp nhận trực tiếp trong ngày làm việc hoặc chuyển vào đầu giờ ngày làm "
    "việc tiếp theo đối với trường hợp tiếp nhận sau 15 giờ hàng ngày."
)


@pytest.mark.parametrize(
    ("text", "cutoff", "mode"),
    [
        (SAME_DAY, time(15), CutoffMode.DEEMED_NEXT_WD),
        (LINKED, time(15), CutoffMode.DAY1_NEXT_WD),
        (ANSWER, time(16), CutoffMode.DEEMED_NEXT_WD),
    ],
)
def test_a_procedure_sets_its_own_cutoff(text, cutoff, mode):
    rules = rules_in(text)

    assert (rules.cutoff, rules.mode) == (cutoff, mode)


@pytest.mark.parametrize("text", [FORWARDING, "03 ngày làm việc kể từ ngày nhận đủ hồ sơ", ""])
def test_forwarding_papers_is_no_cutoff(text):
    assert rules_in(text) == CIVIL_CODE


def test_a_same_day_result_filed_late_is_due_on_the_next_working_day():
    friday = Received(date(2026, 11, 20), time(15, 30))

    result = due(friday, Limit(1, Unit.SAME_DAY, SAME_DAY), rules_in(SAME_DAY))

    assert result.due == date(2026, 11, 23)
