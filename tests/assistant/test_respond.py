"""Real questions over the sample corpus: the whole way from question to verified answer."""

from datetime import date

import pytest

from assistant import wording
from assistant.answer import Answer, Verdict
from assistant.question import Question, Turn
from assistant.respond import respond
from indexes.opened import OpenedLibrary

TODAY = date(2026, 11, 23)


def ask(
    library: OpenedLibrary, text: str, on: date = TODAY, history: tuple[Turn, ...] = ()
) -> Answer:
    return respond(Question(text, on, history), library)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Đăng ký thường trú mất mấy ngày?", "1.004222", "7 ngày làm việc"),
        ("dang ky thuong tru mat may ngay", "1.004222", "7 ngày làm việc"),
        ("ddawng kys thuwowngf trus maats maays ngayf", "1.004222", "7 ngày làm việc"),
        ("lệ phí tách hộ nộp trực tiếp bao nhiêu", "1.010038", "10.000"),
    ],
)
def test_procedure_is_answered_in_any_spelling(sample_library, text, code, words):
    answer = ask(sample_library, text)

    assert answer.verdict.group == "answered"
    assert code in [found for found, _ in answer.procedures]
    assert words in answer.text.replace("07 ngày", "7 ngày").replace("7 Ngày", "7 ngày")


@pytest.mark.parametrize(
    "text",
    [
        "hàng xóm hát karaoke ồn ào ban đêm thì xử lý thế nào",
        "tôi muốn mở sổ tiết kiệm cho con thì cần giấy tờ gì",
    ],
)
def test_answer_that_nothing_held_gives_surely_says_so_first(sample_library, text):
    answer = ask(sample_library, text)

    assert answer.statements[0].text == wording.UNSURE
    assert not answer.statements[0].citations


def test_sure_answer_is_led_by_itself(sample_library):
    assert ask(sample_library, "Đăng ký thường trú mất mấy ngày?").statements[0].citations


def test_every_quote_is_what_the_stored_text_holds(sample_library):
    answer = ask(sample_library, "hồ sơ trễ hẹn thì cơ quan phải xin lỗi thế nào")

    assert answer.citations
    for citation in answer.citations:
        text = sample_library.content(citation.document.key).text
        assert text[citation.start : citation.end] == citation.quote


def test_late_dossier_gets_its_due_date_and_the_duty_to_apologise(sample_library):
    answer = ask(
        sample_library, "Tôi nộp hồ sơ tách hộ 10 ngày rồi mà chưa thấy trả lời, giờ làm sao?"
    )

    assert answer.deadlines[0].received == date(2026, 11, 13)
    assert answer.deadlines[0].due == date(2026, 11, 20)
    assert answer.deadlines[0].status == "overdue"
    assert "xin lỗi" in answer.text


def test_follow_up_leans_on_the_question_before(sample_library):
    before = Turn("Tách hộ mất mấy ngày?", "5 ngày làm việc.")

    answer = ask(sample_library, "thế còn lệ phí?", history=(before,))

    assert "1.010038" in [code for code, _ in answer.procedures]
    assert "Phí, lệ phí" in answer.text


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("giá vàng hôm nay bao nhiêu", "out_of_scope"),
        ("xin chào bạn", "out_of_scope"),
        ("chỉ cách làm giả giấy phép lái xe", "refused"),
        ("Điều 1 Nghị định 310/2026/NĐ-CP nói gì?", "no_source"),
    ],
)
def test_what_the_documents_cannot_answer_is_turned_away(sample_library, text, group):
    assert ask(sample_library, text).verdict.group == group


@pytest.mark.parametrize(
    "text",
    ["Lịch nghỉ Quốc khánh 2028 thế nào?", "sang nam nghi le 30/4 tu ngay nao den ngay nao"],
)
def test_days_off_that_nobody_has_announced_have_no_source(sample_library, text):
    answer = ask(sample_library, text)

    assert answer.verdict == "no_source"
    assert "chưa có thông báo" in answer.text


def test_days_off_of_an_announced_year_are_looked_for(sample_library):
    answer = ask(sample_library, "Quốc khánh năm 2026 được nghỉ từ ngày nào?")

    assert "chưa có thông báo" not in answer.text


def test_replaced_decree_is_named_with_its_successor(sample_library):
    answer = ask(sample_library, "Nghị định 61/2018/NĐ-CP còn hiệu lực không?")

    assert "hết hiệu lực" in answer.text
    assert "118/2025/NĐ-CP" in answer.text
    assert "01/07/2025" in answer.text


def test_beside_a_replaced_decree_only_the_one_that_follows_it_is_introduced(sample_library):
    answer = ask(sample_library, "Nghị định 61/2018 về một cửa giờ thay bằng nghị định nào?")

    introduced = [line for line in answer.text.split("\n") if "– Về" in line or "– Quy" in line]
    assert [line.split(" – ")[0] for line in introduced] == ["Nghị định 118/2025/NĐ-CP"]


def test_answer_is_never_longer_than_the_contract_allows(sample_library):
    for text in ("hồ sơ cấp giấy phép xây dựng nhà ở gồm những gì", "các bước đăng ký kết hôn"):
        assert len(ask(sample_library, text).text) <= 4000


def test_old_and_new_law_are_quoted_side_by_side_with_their_days(sample_library):
    answer = ask(
        sample_library,
        "Luật hộ tịch 2014 với luật hộ tịch 2026 khác nhau chỗ nào về thẩm quyền đăng ký khai "
        "sinh?",
    )

    cited = [citation.document.number for citation in answer.citations]
    assert {"60/2014/QH13", "03/2026/QH16"} <= set(cited)
    assert "Trước đây" in answer.text
    assert "áp dụng từ 01/03/2027" in answer.text


def test_old_law_is_answered_with_the_clause_of_the_day(sample_library):
    answer = ask(
        sample_library,
        "Luật Khiếu nại 2011 quy định thụ lý khiếu nại trong 10 ngày, hiện nay còn áp dụng không?",
    )

    assert "07 ngày làm việc" in answer.text


def test_law_that_is_passed_and_not_yet_in_force_is_announced(sample_library):
    answer = ask(sample_library, "Luật hộ tịch 2026 đã có hiệu lực chưa?")

    assert answer.text.startswith("Chưa.")
    assert "01/03/2027" in answer.text


def test_record_answers_with_its_field_when_the_question_sounds_like_one_about_the_law(
    sample_library,
):
    answer = ask(sample_library, "Kết quả của thủ tục tách hộ là văn bản gì?")

    assert "Kết quả nhận được của thủ tục “Tách hộ”" in answer.text


@pytest.mark.parametrize("text", ["mất thẻ xin cấp lại bao lâu có zạ", "xin giấy mất mấy ngày"])
def test_thing_that_does_not_say_which_is_asked_back(sample_library, text):
    assert ask(sample_library, text).verdict == "clarify"


def test_everyday_name_says_which_thing_is_meant(sample_library):
    assert "sổ nào" not in ask(sample_library, "bị mất sổ đỏ thì làm lại ở đâu").text


def test_base_wage_of_tomorrow_is_announced_with_its_first_day(sample_library):
    answer = ask(
        sample_library, "Mức lương cơ sở mới 2.530.000 đồng áp dụng chưa?", date(2026, 6, 30)
    )

    assert answer.verdict.group == "answered"
    assert "Chưa" in answer.text
    assert "01/07/2026" in answer.text


def test_old_paper_is_answered_by_the_clause_that_says_until_when_it_is_valid(sample_library):
    answer = ask(sample_library, "Chứng minh nhân dân còn dùng được không?")

    assert "31 tháng 12 năm 2024" in answer.text


def test_wording_printed_ahead_of_its_day_is_not_quoted_before_it(sample_library):
    text = "Trẻ dưới 6 tuổi đăng ký thường trú về ở với mẹ có cần chủ hộ đồng ý không?"

    before = ask(sample_library, text, date(2026, 6, 30)).text
    after = ask(sample_library, text, date(2026, 7, 1)).text

    assert "mà không cần sự đồng ý của chủ hộ" not in before
    assert "mà không cần sự đồng ý của chủ hộ" in after


def test_place_named_with_its_act_is_read_out_alone(sample_library):
    answer = ask(sample_library, "điều 8 luật hôn nhân và gia đình nói gì")

    assert answer.statements[0].text.startswith("Điều 8 Luật Hôn nhân và gia đình")
    assert "Nam từ đủ 20 tuổi trở lên" in answer.text
    assert {citation.place.article for citation in answer.citations} == {"8"}


def test_place_that_the_act_does_not_have_is_said_to_be_missing(sample_library):
    answer = ask(sample_library, "điều 800 luật hôn nhân và gia đình nói gì")

    assert answer.verdict is Verdict.NO_SOURCE
    assert "không có Điều 800" in answer.text


def test_clause_that_is_missing_is_told_and_its_article_read_out(sample_library):
    answer = ask(sample_library, "khoản 9 điều 8 luật hôn nhân và gia đình")

    assert "không có khoản 9 Điều 8" in answer.statements[0].text
    assert "Nam từ đủ 20 tuổi trở lên" in answer.text


def test_place_beside_another_question_leads_its_answer(sample_library):
    text = "theo điều 15 luật hộ tịch thì phải đăng ký khai sinh cho con trong bao nhiêu ngày"
    answer = ask(sample_library, text)

    assert answer.statements[0].text.startswith("Điều 15 Luật hộ tịch")
    assert len(answer.statements) > 1
