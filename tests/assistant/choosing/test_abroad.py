"""Procedures of those abroad come after the others unless the question tells of somebody abroad."""

import pytest

from assistant.choosing.abroad import LESS, less_abroad

MARRIAGE = "Thủ tục đăng ký kết hôn có yếu tố nước ngoài"
BIRTH = "Thủ tục đăng ký khai sinh cho trẻ em sinh ra ở nước ngoài và có quốc tịch Việt Nam"


@pytest.mark.parametrize("title", [MARRIAGE, BIRTH])
@pytest.mark.parametrize(
    "question", ["đăng ký kết hôn cần giấy tờ gì", "khai sinh cho con tốn bao nhiêu"]
)
def test_procedure_of_those_abroad_is_meant_less_where_nobody_is(title, question):
    assert less_abroad(title, question) == LESS
    assert less_abroad("Thủ tục đăng ký kết hôn", question) == 0


@pytest.mark.parametrize(
    "question",
    [
        "em lấy chồng Hàn thì đăng ký kết hôn ở đâu",
        "bạn gái tôi là người Đài Loan, cưới cần giấy gì",
        "khai sinh cho con sinh o nuoc ngoai",
        "con sinh bên Đức muốn về đại sứ quán làm khai sinh",
        "Việt kiều về nước cưới vợ làm giấy ở đâu",
    ],
)
def test_procedure_of_those_abroad_is_meant_where_somebody_is(question):
    assert less_abroad(MARRIAGE, question) == 0
