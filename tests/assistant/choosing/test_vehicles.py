"""Fines of those on the road that a question does not name come after the others."""

import pytest

from assistant.choosing.vehicles import less_meant

BICYCLES = "Điều 9. Xử phạt người điều khiển xe đạp, xe đạp máy, người điều khiển xe thô sơ khác"
MACHINES = "Điều 8. Xử phạt người điều khiển xe máy chuyên dùng vi phạm quy tắc giao thông"
WALKERS = "Điều 10. Xử phạt người đi bộ vi phạm quy tắc giao thông đường bộ"
CARS = "Điều 6. Xử phạt, trừ điểm giấy phép lái xe của người điều khiển xe ô tô"


@pytest.mark.parametrize("heading", [BICYCLES, MACHINES, WALKERS])
def test_who_is_seldom_meant_comes_after_others(heading):
    assert less_meant(heading, "Vượt đèn đỏ phạt bao nhiêu tiền?") > 2
    assert less_meant(CARS, "Vượt đèn đỏ phạt bao nhiêu tiền?") == 0


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        (BICYCLES, "đi xe đạp điện vượt đèn đỏ phạt sao"),
        (BICYCLES, "xich lo cho hang cong kenh phat bao nhieu"),
        (MACHINES, "máy xúc chạy ra đường phạt bao nhiêu"),
        (WALKERS, "qua đường sai chỗ phạt bao nhiêu"),
    ],
)
def test_who_is_named_is_meant(heading, question):
    assert less_meant(heading, question) == 0


def test_only_fines_are_told_apart_by_vehicles():
    assert less_meant("Điều 31. Người đi xe đạp, người điều khiển xe thô sơ", "đi hàng mấy") == 0
