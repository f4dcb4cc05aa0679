"""Which limits a question names, denies or leaves open."""

import pytest

from assistant.composing.conditions import Told
from assistant.composing.matching import weigher
from assistant.composing.terms import Term, fitting
from ingest.procedure import Limit, Unit

GENERAL = Limit(10, Unit.WORKING_DAY, "10 ngày làm việc")
REMOTE = Limit(
    20, Unit.WORKING_DAY, "20 ngày làm việc", condition="đối với các xã miền núi, vùng khó khăn"
)
DRAWN = Limit(12, Unit.WORKING_DAY, "12 ngày", condition="trường hợp có bản vẽ tách thửa")
NOT_DRAWN = Limit(20, Unit.WORKING_DAY, "20 ngày", condition="trường hợp chưa có bản vẽ tách thửa")
FUNERAL = Limit(1, Unit.CALENDAR_DAY, "01 ngày", condition="đối với đám tang")
BUILDING = Limit(10, Unit.WORKING_DAY, "10 ngày làm việc", condition="đối với công trình")
HOUSE = Limit(7, Unit.WORKING_DAY, "7 ngày làm việc", condition="đối với nhà ở riêng lẻ")
OTHERS = Limit(3, Unit.WORKING_DAY, "03 ngày làm việc", condition="đối với các trường hợp khác")


def values(question: str, *limits: Limit) -> list[float]:
    told = Told.of(question, weigher(lambda word: 10))
    return [term.limit.value for term in fitting([Term(x, None, ()) for x in limits], told)]


@pytest.mark.parametrize(
    ("question", "limits", "expected"),
    [
        ("Tôi xin cấp lại sổ đỏ", (GENERAL, REMOTE), [10, 20]),
        ("Tôi xin cấp lại sổ đỏ, xã tôi không phải miền núi", (GENERAL, REMOTE), [10]),
        ("Xã tôi là xã miền núi, vùng khó khăn", (GENERAL, REMOTE), [20]),
        ("chẳng biết xã có thuộc vùng khó khăn không", (GENERAL, REMOTE), [10, 20]),
        ("Tôi đã có bản vẽ tách thửa rồi", (DRAWN, NOT_DRAWN), [12]),
        ("Tôi chưa có bản vẽ tách thửa", (DRAWN, NOT_DRAWN), [20]),
        ("xin dùng vỉa hè làm hội chợ", (FUNERAL, OTHERS), [3, 1]),
        ("xin dùng vỉa hè làm đám tang", (FUNERAL, OTHERS), [1]),
        ("xin giấy phép xây dựng nhà ở", (BUILDING, HOUSE), [7, 10]),
        ("xin phép xây nhà", (BUILDING, HOUSE), [7]),
        ("xin giấy phép xây dựng nhà kho", (BUILDING, HOUSE), [10]),
    ],
)
def test_limits_that_may_hold_come_with_the_likeliest_first(question, limits, expected):
    assert values(question, *limits) == expected
