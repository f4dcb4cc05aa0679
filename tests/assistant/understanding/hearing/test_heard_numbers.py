"""Years and days of the month are read where a recogniser misheard their words."""

from datetime import date

import pytest

from assistant.question import Question
from assistant.respond import respond
from assistant.understanding.hearing.heard_numbers import with_numbers_mended

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("hai nghìn khống chăm hai mươi hài", "hai nghìn không trăm hai mươi hai"),
        ("hài nghìn khống trăm ninh tám", "hai nghìn không trăm linh tám"),
        ("năm hai nghìn không hai sáu", "năm hai nghìn không trăm hai mươi sáu"),
        ("luật nghìn không trăm linh bảy", "luật hai nghìn không trăm linh bảy"),
        ("luật hai khung trăm hai mười bốn", "luật hai nghìn không trăm hai mươi bốn"),
        ("năm hai nghìn không trăm hai mươi năm", "năm hai nghìn không trăm hai mươi lăm"),
        ("hai nghìn không trăm hai mươi sau", "hai nghìn không trăm hai mươi sáu"),
        ("hai nghìn không chăm mười ba", "hai nghìn không trăm mười ba"),
    ],
)
def test_a_year_is_read_with_words_misheard_or_left_out(heard, said):
    assert with_numbers_mended(heard) == said


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("ngày mươi bảy tháng mười một", "ngày mười bảy tháng mười một"),
        ("ngày mười ba thắng mười mốt", "ngày mười ba tháng mười một"),
        ("bá mươi tháng sáu", "ba mươi tháng sáu"),
        ("hai mười lăm tháng tư", "hai mươi lăm tháng tư"),
        ("nhận đủ ngày mười năm thắng mười", "nhận đủ ngày mười lăm tháng mười"),
        ("hôm hai mười tháng mười một", "hôm hai mươi tháng mười một"),
        ("ngày mươi tháng hai", "ngày mười tháng hai"),
        ("ngày mười tháng hay sở nhận hồ sơ", "ngày mười tháng hai sở nhận hồ sơ"),
        ("ngày mười lăm thắng mươi", "ngày mười lăm tháng mười"),
        ("thứ sáu mươi tháng tư", "thứ sáu mười tháng tư"),
        ("hôm hải mười thang bốn mười ngày thì", "hôm hai mươi tháng bốn mười ngày thì"),
        ("bả mười mốt tháng mười hai", "ba mươi mốt tháng mười hai"),
        ("hôm sau tháng mươi một", "hôm sáu tháng mười một"),
        ("hôm nằm tháng mười", "hôm năm tháng mười"),
        ("thứ lăm tuần trước em nộp", "thứ năm tuần trước em nộp"),
        ("thứ bày này", "thứ bảy này"),
    ],
)
def test_a_day_of_the_month_is_read_with_words_misheard(heard, said):
    assert with_numbers_mended(heard) == said


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("đủ tám mười tuổi mới được", "đủ tám mươi tuổi mới được"),
        ("bảy mười sáu tuổi", "bảy mươi sáu tuổi"),
        ("ba mười triệu", "ba mươi triệu"),
    ],
)
def test_tens_heard_wrong_are_read_before_what_they_count(heard, said):
    assert with_numbers_mended(heard) == said


@pytest.mark.parametrize(
    "text",
    [
        "thứ tự ưu tiên tuần này",
        "từ sau tháng mười một",
        "ngày đầu tháng mười một",
        "con thứ nhất mười tuổi",
        "hai nghìn không trăm hai mươi sau khi luật đổi",
        "tháng hai mười ngày nữa",
        "mười chín mười một tôi nộp",
        "thứ năm mười chín tháng mười một",
        "thứ ba mười bảy tháng mười một",
        "thứ hai mười tháng mười một",
        "đóng mười năm tháng nào cũng đóng",
        "hẹn ngày mười tháng sau",
        "nộp hai tháng rồi",
        "thông tư mười tám hay năm mươi",
        "mươi ngày nữa có không",
        "đã mấy mươi năm",
        "phạt hai trăm nghìn không nộp thì sao",
        "một trăm tám mươi ngày",
        "hai nghìn không đủ tiền",
        "ngày mười bảy tháng mười một năm hai nghìn không trăm hai mươi lăm",
        "đăng ký thường trú mất mấy ngày",
    ],
)
def test_what_was_heard_well_stays(text):
    assert with_numbers_mended(text) == text


@pytest.mark.parametrize(
    "heard",
    [
        "thời hạn cấp phiếu lý lịch tư pháp sau một tháng bảy năm hai nghìn khống trăm hai mươi",
        "chữ ký số của cá nhân gia chị như chữ ký tay trên giấy khống",
        "khi chở trẻ em trên ổ tô thì trẻ cao dưới bao nhiêu khống ngồi cùng hàng ghế người lái",
    ],
)
def test_no_heard_as_feigned_is_not_refused(sample_library, heard):
    assert respond(Question(heard, DAY), sample_library).verdict.group != "refused"


def test_what_is_feigned_is_refused(sample_library):
    wish = "làm sao đăng ký tạm trú khống cho hai chục người không có ở đây để họ nhập học"

    assert respond(Question(wish, DAY), sample_library).verdict.group == "refused"
