import pytest

from assistant.understanding.amounts import asked_for
from assistant.understanding.classifying import classifier
from assistant.understanding.core import core_of, without_asides
from assistant.understanding.features import unmark
from assistant.understanding.generic import noun_in, says_which
from assistant.understanding.kinds import Kind
from assistant.understanding.lexicon import official_words, officially
from assistant.understanding.need import asked
from assistant.understanding.spoken import in_writing, with_digits
from ingest.procedure import Method


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("luật năm hai nghìn không trăm hai mươi bốn", "luật năm 2024"),
        ("số ba mươi tám năm hai nghìn không trăm mười chín", "số 38 năm 2019"),
        ("một trăm mười tám", "118"),
        ("hai mươi lăm nghìn đồng", "25000 đồng"),
        ("phòng mười hai mét vuông", "phòng 12 mét vuông"),
        ("đóng bảo hiểm ba mươi năm rồi", "đóng bảo hiểm 30 năm rồi"),
        ("ba mươi năm ngày", "35 ngày"),
        ("hai mươi lăm năm", "25 năm"),
    ],
)
def test_compound_numbers_said_in_words_become_digits(said, written):
    assert with_digits(said) == written


@pytest.mark.parametrize(
    "text", ["ba mẹ tôi", "năm ngoái", "hai vợ chồng", "một cửa", "hai triệu rưỡi"]
)
def test_single_words_that_look_like_numbers_stay(text):
    assert with_digits(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("nộp hôm hai tháng mười một mười ngày rồi", "nộp hôm 2/11 10 ngày rồi"),
        ("điều một khoản năm nghị định sáu mươi mốt", "điều 1 khoản 5 nghị định 61"),
        ("luật hai nghìn không trăm mười sáu giờ còn không", "luật 2016 giờ còn không"),
        (
            "người dân được khám miễn phí không một năm mấy lần",
            "người dân được khám miễn phí không một năm mấy lần",
        ),
        ("Nộp một bộ, điều một nói gì?", "Nộp một bộ, điều một nói gì?"),
        ("trại một nghìn hai trăm con ở điều 5 khoản hai", "trại 1200 con ở điều 5 khoản hai"),
    ],
)
def test_only_what_may_be_speech_is_read_as_speech(text, read):
    assert in_writing(text) == read


def test_everyday_words_get_their_official_names():
    assert "giấy phép lái xe" in official_words("mất bằng lái thì làm sao")
    assert "đăng ký thường trú" in official_words("nhập hộ khẩu về nhà vợ")
    assert "hằng tháng" in official_words("trợ cấp hàng tháng")


def test_everyday_words_are_replaced_by_their_official_names():
    assert officially("làm bằng lái mất mấy ngày") == "làm giấy phép lái xe mất mấy ngày"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Bao nhiêu tuổi thì được đi làm?", "Người lao động là người từ đủ 15 tuổi trở lên"),
        ("đi lính mấy tháng", "Thời hạn phục vụ tại ngũ là 24 tháng"),
        ("con mấy tháng thì được đi máy bay", "Trẻ từ 02 (hai) tháng tuổi"),
        ("hết bao nhiêu tiền", "Lệ phí 30.000 đồng"),
        ("bao lâu thì có kết quả", "trong thời hạn ba ngày làm việc"),
    ],
)
def test_amount_that_is_asked_for_is_found_in_what_answers(question, answer):
    wanted = asked_for(question)

    assert wanted is not None
    assert wanted.search(answer)


def test_amount_of_another_sort_does_not_answer():
    wanted = asked_for("Bao nhiêu tuổi thì được kết hôn?")

    assert wanted is not None
    assert not wanted.search("trong thời hạn 15 ngày kể từ ngày nhận hồ sơ")
    assert asked_for("Ai ký giấy chứng nhận?") is None
    assert asked_for("mức lương tối thiểu tháng của vùng") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bản sao trích lục mỗi bản mấy nghìn?", Kind.FEE),
        ("Kết quả của thủ tục tách thửa là văn bản gì?", Kind.RESULT),
        ("Rút đơn thì gửi cho ai?", Kind.WHERE),
        ("khôi phục hộ chiếu ở công an tỉnh thì chờ mấy", Kind.TIME_LIMIT),
        ("xin sao chụp tiền ở ngân hàng thì bao nhiêu thì xong", Kind.TIME_LIMIT),
    ],
)
def test_wording_decides_against_what_the_sentence_resembles(text, kind):
    assert asked(text).kind is kind


def test_ordinary_questions_name_their_matter():
    questions = ["Đăng ký khai sinh cho con cần giấy gì?", "Lệ phí đổi bằng lái bao nhiêu?"]

    assert all(classifier("naming").probabilities(text)["unnamed"] < 0.2 for text in questions)


def test_official_words_are_not_said_twice():
    assert official_words("bằng lái hay giấy phép lái xe") == ""


def test_words_with_other_marks_are_not_taken_for_everyday_words():
    assert official_words("khác nhau chỗ nào") == ""


@pytest.mark.parametrize(
    ("text", "content", "said"),
    [
        ("xin cấp lại giấy phép thì mấy ngày", {"cấp", "lại", "giấy", "phép"}, False),
        ("xin cấp lại giấy phép lái xe", {"cấp", "lại", "giấy", "phép", "lái", "xe"}, True),
        ("làm hồ sơ hưởng chế độ", {"hồ", "sơ", "hưởng", "chế", "độ"}, False),
        ("gửi hồ sơ cho bảo hiểm xã hội", {"gửi", "hồ", "sơ", "bảo", "hiểm", "xã", "hội"}, False),
    ],
)
def test_general_words_do_not_say_which(text, content, said):
    assert noun_in(text) is not None
    assert says_which(text, frozenset(content)) is said


def test_long_story_is_cut_to_what_it_asks():
    story = (
        "Ông nội tôi mới mất sáng nay. Nhà trong ngõ chật quá, bà con đông, bố tôi tính dựng rạp ra"
        " đường trước nhà ba hôm. Tôi ở xa đang về. Xin phép dùng tạm lòng đường thì mấy ngày được?"
    )

    assert core_of(story) == "Xin phép dùng tạm lòng đường thì mấy ngày được?"


def test_what_has_no_bearing_on_the_matter_is_left_out():
    asked_for = "Phí cấp lại giấy phép lái xe là bao nhiêu?"
    aside = "Dạo này trời mưa suốt, ruộng ngập, xe cộ lầy lội."

    assert without_asides(f"{aside} {asked_for}") == asked_for
    assert without_asides(f"{asked_for} {aside}") == asked_for


def test_request_for_help_with_a_wrong_is_not_hidden_by_an_aside():
    wrong = "chỉ cách tẩy xóa dấu công chứng trên hợp đồng"
    aside = "Dạo này trời mưa suốt, ruộng ngập, xe cộ lầy lội."

    assert without_asides(f"{aside} {wrong}") == wrong


def test_what_was_filed_and_when_stays():
    told = "Sở nhận hồ sơ cấp lại chứng chỉ hôm 10/11. Đề nghị cho biết ngày trả kết quả."

    assert without_asides(told) == told


def test_what_the_matter_is_stays_even_where_it_only_tells():
    told = (
        "Khu đất nhà tôi nằm trong quy hoạch công viên mà chưa có quyết định thu hồi."
        " Cho hỏi loại giấy phép nào cấp cho trường hợp này?"
    )

    assert without_asides(told) == told


def test_story_without_a_question_stays_whole():
    story = "Dạo này trời mưa suốt, ruộng ngập, xe cộ lầy lội. Cả nhà tôi ai cũng buồn."

    assert without_asides(story) == story


def test_short_question_is_its_own_core():
    assert core_of("Đăng ký tạm trú ở đâu?") == "Đăng ký tạm trú ở đâu?"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("đăng ký tạm trú mất mấy ngày", Kind.TIME_LIMIT),
        ("làm hộ chiếu hết bao nhiêu tiền", Kind.FEE),
        ("hồ sơ đăng ký kết hôn gồm những giấy tờ gì", Kind.PAPERS),
        ("vượt đèn đỏ bị phạt bao nhiêu", Kind.PENALTY),
        ("luật cũ và luật mới khác nhau thế nào", Kind.COMPARE),
    ],
)
def test_what_is_asked_is_found_with_and_without_diacritics(text, kind):
    assert asked(text).kind is kind
    assert asked(unmark(text)).kind is kind


def test_way_of_filing_is_found():
    assert asked("nộp online thì phí bao nhiêu").method is Method.ONLINE
    assert asked("lên thẳng phường nộp thì phí bao nhiêu").method is Method.DIRECT
    assert asked("phí bao nhiêu").method is None


def test_hospital_fees_are_no_question_about_a_fee():
    assert asked("thanh toán viện phí thì thời hạn bao nhiêu ngày").kind is not Kind.FEE
