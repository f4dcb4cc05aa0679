"""Questions as a recogniser of speech hears them, read as they were said."""

from datetime import date

import pytest

from assistant.question import Question
from assistant.respond import respond
from assistant.shelf import shelf_of
from assistant.understanding.everyday import numbers_said, well_written_questions
from assistant.understanding.hearing.rehearing import reheard
from assistant.understanding.understand import mend
from eval.mishearing import Vocabulary, misheard, word_errors
from eval.rewriting import spoken


@pytest.fixture(scope="module")
def counts(sample_library):
    return shelf_of(sample_library).counts


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("cấp nại giấy phép nái xe mất bao nâu", "cấp lại giấy phép lái xe mất bao lâu"),
        ("đăng ký khai xinh cho con ở đâu", "đăng ký khai sinh cho con ở đâu"),
        ("lệ phí cấp thẻ cặn cước là bao nhiều", "lệ phí cấp thẻ căn cước là bao nhiêu"),
        (
            "kết hông với người nước ngoài cần dấy tờ gì",
            "kết hôn với người nước ngoài cần giấy tờ gì",
        ),
        ("đăng ký thườn chú mất mấy ngày", "đăng ký thường trú mất mấy ngày"),
        ("nghị định này có hiệu lược từ ngày nào", "nghị định này có hiệu lực từ ngày nào"),
        ("xin giấy sác nhận cư trú", "xin giấy xác nhận cư trú"),
    ],
)
def test_tones_onsets_and_codas_heard_wrong_are_mended_by_their_neighbours(counts, heard, said):
    assert reheard(heard, counts).text == said
    assert reheard(said, counts).text == said


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        (
            "xã không trả lời dì tính ra quá hạn chưa vậy",
            "xã không trả lời gì tính ra quá hạn chưa vậy",
        ),
        ("xác nhận tình trạng hôn nhận ở đâu", "xác nhận tình trạng hôn nhân ở đâu"),
    ],
)
def test_what_was_spoken_is_doubted_sooner_than_what_was_typed(counts, heard, said):
    assert reheard(heard, counts).text == heard
    assert reheard(heard, counts, spoken=True).text == said


def test_no_word_is_put_in_before_a_number(counts):
    text = "luật quản lý thuế ba tám năm hai nghìn không trăm mười chín còn hiệu lực không"

    assert reheard(text, counts).text == text


def test_numbers_heard_wrong_are_mended_to_numbers(counts):
    heard = "năm hai nghìn không chăm hai mươi sau tôi nộp hồ sơ"

    assert reheard(heard, counts).text == "năm hai nghìn không trăm hai mươi sáu tôi nộp hồ sơ"
    assert "năm hai nghìn không trăm hai mươi sáu" in numbers_said()


def test_names_digits_and_punctuation_stay(counts):
    heard = "Anh Lê Văn Tám ở Bến Nghé nộp 5 hồ xơ, số 217/2026/NĐ-CP?"

    assert (
        reheard(heard, counts).text == "Anh Lê Văn Tám ở Bến Nghé nộp 5 hồ sơ, số 217/2026/NĐ-CP?"
    )


@pytest.mark.parametrize("text", ["", "?", "12", "xin", "xin chào", "đăng ký"])
def test_the_shortest_texts_are_read_as_they_are(counts, text):
    assert reheard(text, counts).text == text


@pytest.mark.parametrize(
    "typed",
    [
        "Mất hộ chiếu thì theo luật lúc mới ban hành năm 2019, phải báo mất trong bao lâu?",
        "Xin giấy xác nhận độc thân để cưới vợ hai, làm ở đâu?",
        "đút tiền cho cán bộ địa chính thì bị phạt thế nào",
        "trả lời của công ty ma đó có giá trị không",
        "đóng đủ hai mươi năm mới có lương hưu",
    ],
)
def test_rare_words_and_numbers_that_were_said_stay(counts, typed):
    assert reheard(typed, counts).text == typed


def test_a_word_left_out_is_put_in_where_speech_was_heard(counts):
    heard = "giấy phép kinh vận tải bằng xe ô tô do cơ nào cấp"

    assert reheard(heard, counts).text == heard.replace("kinh", "kinh doanh").replace(
        "cơ nào", "cơ quan nào"
    )
    assert reheard(f"{heard}?", counts).text == f"{heard}?"


def test_a_story_told_without_a_pause_has_its_question_parted(counts):
    story = (
        "mẹ tôi nằm viện từ hồi tháng sáu giờ khỏe rồi hai mẹ con ra xã tách khẩu cán bộ nhận xong"
        " đưa cho tờ phiếu có ngày hẹn tôi đọc chưa kỹ đã cất đâu mất hỏi là khi hồ sơ tách hộ đầy"
        " đủ thì công an xã cấp cho mình phiếu gì mẫu số bao nhiêu"
    )

    told, asked = reheard(story, counts).text.split(". ")

    assert len(f"{told} {asked}".split()) == len(story.split())
    assert asked.endswith("cấp cho mình phiếu gì mẫu số bao nhiêu")
    assert 8 <= len(asked.split()) <= 22


def test_a_question_typed_without_marks_is_only_given_its_marks(counts):
    assert mend("tach ho mat bao lau", counts).text == "tách hộ mất bao lâu"


def test_half_of_the_words_heard_wrong_are_mended_and_few_right_ones_are_not_left_alone(counts):
    vocabulary = Vocabulary(counts)
    said = [spoken(question) for question in well_written_questions()[::40]]
    heard = [misheard(question, 0.15, vocabulary) for question in said]
    words = sum(len(question.split()) for question in said)

    wrong = sum(map(word_errors, said, heard))
    left = sum(word_errors(a, reheard(b, counts).text) for a, b in zip(said, heard, strict=True))
    spoiled = sum(word_errors(question, reheard(question, counts).text) for question in said)

    assert left < wrong / 2
    assert spoiled < 0.005 * words


@pytest.mark.parametrize(
    ("heard", "code"),
    [
        ("đăng ký kết hông thì lộp hồ xơ ở đâu", "1.000894"),
        ("thời hạng dải quyết thủ tục tách hổ là mấy ngay", "1.010038"),
    ],
)
def test_a_misheard_question_still_finds_its_procedure(sample_library, heard, code):
    answer = respond(Question(heard, date(2026, 11, 23)), sample_library)

    assert code in [found for found, _ in answer.procedures]
