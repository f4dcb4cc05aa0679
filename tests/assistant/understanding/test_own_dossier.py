"""What questions tell about a dossier under way."""

from datetime import date

import pytest

from assistant.deadlines.duties import Concern, Told, Topic
from assistant.understanding.days import day_phrases
from assistant.understanding.matter import matter_of
from assistant.understanding.own_dossier import OwnDossier, own_dossier

TODAY = date(2026, 11, 23)


def told(text: str, asks_term: bool = False) -> OwnDossier | None:
    return own_dossier(text, day_phrases(text, TODAY), asks_term)


@pytest.mark.parametrize(
    "text",
    [
        "Tại sao tôi đã gửi hồ sơ 10 ngày rồi mà chưa trả lời?",
        "em nộp đổi hộ chiếu hôm 12/11 thì bao giờ tới hạn",
        "Chi cục nhận đủ giấy tờ ngày 9/11, hạn trả là ngày nào?",
        "Cán bộ cứ bắt tôi bổ sung hồ sơ hoài, lần này là lần thứ ba",
    ],
)
def test_a_dossier_under_way_is_recognised(text):
    assert told(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Làm hộ chiếu mất mấy ngày?",
        "Hồ sơ đăng ký kết hôn gồm những giấy tờ gì?",
        "Thời hiệu khởi kiện về thừa kế là bao lâu?",
        "Nghị định nào quy định việc xin lỗi khi hồ sơ trễ hẹn?",
        "Hôm nay giá vàng bao nhiêu?",
        "Hôm qua dọn nhà thấy lại hộ chiếu cũ. Tôi muốn xin khôi phục thì mấy ngày xong?",
        "công ty bắt làm ngày 2/9 thì tính lương sao",
        "đi làm thêm hôm 30/4 thì chừng nào được nghỉ bù",
    ],
)
def test_other_questions_are_not(text):
    assert told(text) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Họ hẹn lại hai lần rồi, hồ sơ của tôi được hẹn lại mấy lần?", Topic.NEW_DAY),
        ("Nộp hồ sơ mà không đưa giấy hẹn cho em", Topic.RECEIPT),
        ("Phường làm thất lạc hồ sơ của tôi thì sao", Topic.LOST),
        ("hồ sơ bị trả về bổ sung, có phải tính lại từ đầu không", Topic.RESTART),
        ("Hồ sơ nộp trực tuyến chưa thấy tiếp nhận thì phải trả lời trong bao lâu", Topic.ONLINE),
        ("Hồ sơ quá hạn, tôi khiếu nại thì bao lâu họ phải thụ lý", Topic.COMPLAINT_ACCEPTED),
        ("Hồ sơ đã nộp giờ muốn rút lại có được không", Topic.WITHDRAW),
    ],
)
def test_what_is_asked_of_the_law(text, topic):
    found = told(text)

    assert found is not None
    assert topic in found.topics


def test_the_state_of_the_case_is_read():
    found = told("Hồ sơ nộp qua mạng, sở hẹn lại một lần, nay lại hẹn lần nữa, không có giấy hẹn")

    assert found is not None
    assert found.state.told is Told.NEW_DAY_PASSED
    assert found.state.online
    assert found.state.receipt is False


def test_a_request_to_supplement_is_a_concern_of_its_own():
    found = told("Hồ sơ của em bị yêu cầu bổ sung, nộp từ 2/11, giờ bị đóng hồ sơ phải không")

    assert found is not None
    assert found.state.concern is Concern.SUPPLEMENT


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Tại sao tôi đã gửi hồ sơ 10 ngày rồi mà chưa trả lời?", "Tại sao tôi đã ?"),
        ("Ngày 20/11 tôi nộp hồ sơ cấp thị thực, chậm nhất ngày nào?", "tôi cấp thị thực, ?"),
        ("Xã nhận đủ đơn gia hạn giấy phép hôm 9/11, hạn trả ngày nào?", "Xã đơn gia hạn giấy"),
    ],
)
def test_words_of_handling_are_left_out_of_the_matter(text, matter):
    assert matter_of(text, day_phrases(text, TODAY)).startswith(matter)


def test_what_names_the_procedure_stays_in_the_matter():
    text = "Đề nghị cho biết ngày hết hạn giải quyết hồ sơ cấp thị thực nộp ngày 20/11/2026"

    assert "thị thực" in matter_of(text, day_phrases(text, TODAY))
    assert "hết hạn" not in matter_of(text, day_phrases(text, TODAY))


def test_of_a_story_the_sentence_of_filing_is_the_matter():
    text = (
        "Bà tôi ốm nặng nằm viện cả tháng nay, con cháu thay nhau trông, tiền nong chật vật lắm."
        " Ngày 12/11 tôi nộp hồ sơ hưởng trợ cấp mai táng ở phường. Ai cũng bảo chờ. Bao giờ có?"
    )

    matter = matter_of(text, day_phrases(text, TODAY))
    assert "trợ cấp mai táng" in matter
    assert "nằm viện" not in matter
