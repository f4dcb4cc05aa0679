"""Answers as a caller on the telephone hears them."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest

from assistant.answer import Answer, Choice, Statement, Verdict
from assistant.question import Question
from assistant.respond import respond
from assistant.service.replies import AnswerReply, IndexReply
from assistant.spoken.choosing import chosen, wants_more
from assistant.spoken.speaking import spoken
from indexes.opened import OpenedLibrary
from speech.aloud.pace import seconds
from speech.aloud.reading import from_roman
from speech.written.writing import write

INDEX = IndexReply(generation="g", built_at=datetime(2026, 11, 23, tzinfo=UTC))
STARTER = Path(__file__).parents[3] / "eval" / "data" / "starter.jsonl"
QUESTIONS = [json.loads(line) for line in STARTER.read_text("utf-8").splitlines()[::3]]
LONGEST = 40
MORE = "Nói chi tiết để nghe thêm."


def reply(answer: Answer, library: OpenedLibrary | None = None) -> AnswerReply:
    """Without a library for answers that name no procedure, which ask it nothing."""
    return AnswerReply.of("1", answer, INDEX, cast(OpenedLibrary, library))


def said(*statements: str, verdict: Verdict = Verdict.ANSWERED, choices=()) -> tuple[str, ...]:
    answer = Answer(verdict, tuple(map(Statement, statements)), choices=choices)
    return spoken(reply(answer)).parts


@pytest.fixture(scope="module")
def replies(sample_library: OpenedLibrary) -> list[AnswerReply]:
    questions = [
        Question(case["question"], date.fromisoformat(case["asked_on"])) for case in QUESTIONS
    ]
    return [reply(respond(question, sample_library), sample_library) for question in questions]


def numbers(text: str) -> set[int]:
    """All numbers of a text, however written: "01/7/2026" has 1, 7 and 2026."""
    roman = {from_roman(letters) for letters in re.findall(r"\b[IVX]+\b", text)}
    found = re.findall(r"\d+(?:\.\d{3})*", write(text))
    return (
        {int(number.replace(".", "")) for number in found}
        | roman
        | {int(part) for number in found for part in number.split(".")}
    )


def seen(reply: AnswerReply) -> str:
    labels = [citation.label for citation in reply.citations]
    names = [citation.document.title for citation in reply.citations]
    return "\n".join([reply.answer, *labels, *names, *(choice.label for choice in reply.choices)])


def test_no_part_of_any_answer_is_longer_than_40_seconds(replies):
    assert len({each.verdict for each in replies}) >= 3
    for each in replies:
        assert spoken(each).parts
        assert all(seconds(part) <= LONGEST for part in spoken(each).parts), each.answer


def test_every_number_that_is_said_stands_in_the_answer(replies):
    for each in replies:
        counted = set(range(len(each.choices) + 1))
        invented = numbers(" ".join(spoken(each).parts)) - numbers(seen(each)) - counted

        assert not invented, (each.answer, spoken(each).parts)


def test_nothing_is_left_for_the_eye(replies):
    for each in replies:
        assert not re.search(r"[\d%/()“”]", " ".join(spoken(each).parts))


def test_all_parts_but_the_last_say_how_to_hear_more(replies):
    for each in replies:
        *others, last = spoken(each).parts

        assert all("Nói chi tiết để nghe" in part for part in others)
        assert "Nói chi tiết" not in last


def test_condition_of_every_statement_is_said_in_some_part(replies):
    for each in replies:
        if each.verdict is Verdict.CLARIFY:
            continue
        parts = " ".join(spoken(each).parts).lower()
        conditions = len(re.findall(r"\bnếu\b|\btrừ\b", each.answer.lower()))

        assert len(re.findall(r"\bnếu\b|\btrừ\b", parts)) >= conditions, each.answer


def test_due_date_comes_first_with_its_weekday_and_condition():
    first, *_ = said(
        "Thời hạn của thủ tục “Xóa đăng ký tạm trú” (1.010028): 2 ngày làm việc. Hạn trả kết quả:"
        " 25/11/2026 (tiếp nhận 20/11/2026, ngày làm việc thứ 2 là 25/11/2026, bỏ qua 3 ngày nghỉ,"
        " trong đó 24/11 (Ngày Văn hóa Việt Nam)). Nếu hồ sơ được tiếp nhận ngày 20/11/2026 thì"
        " tính đến hôm nay 23/11/2026: chưa đến hạn, chưa quá hạn."
    )

    assert first.startswith(
        "Hạn trả kết quả là thứ Tư, ngày hai mươi lăm tháng mười một năm hai nghìn không trăm hai"
        " mươi sáu, nếu hồ sơ được tiếp nhận ngày hai mươi tháng mười một. Tính đến hôm nay, chưa"
        " đến hạn, chưa quá hạn. Thời hạn của thủ tục Xóa đăng ký tạm trú là hai ngày làm việc."
    )


def test_days_off_that_were_not_counted_are_told_as_days():
    (only,) = said(
        "Thời hạn: 2 ngày làm việc. Hạn trả kết quả: 25/11/2026 (bỏ qua 3 ngày nghỉ, trong đó 24/11"
        " (Ngày Văn hóa Việt Nam)). Hôm nay là 23/11/2026: chưa đến hạn."
    )

    assert only.startswith("Hạn trả kết quả là thứ Tư")
    assert "ngày hai mươi tư tháng mười một, Ngày Văn hóa Việt Nam" in only


def test_place_in_brackets_leads_what_it_proves():
    (only,) = said(
        "Tra cứu bằng Mã số hồ sơ tại Cổng Dịch vụ công quốc gia. (khoản 3 Điều 17 Nghị định"
        " 118/2025/NĐ-CP, điểm d khoản 1 Điều 6 Nghị định 118/2025/NĐ-CP)"
    )

    assert only == (
        "Theo khoản ba Điều mười bảy Nghị định số một trăm mười tám năm hai nghìn không trăm hai"
        " mươi lăm của Chính phủ và các điều khác: Tra cứu bằng Mã số hồ sơ tại Cổng Dịch vụ công"
        " quốc gia."
    )


def test_one_place_is_named_once_for_what_follows_from_it():
    place = "(khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP)"

    assert " ".join(said(f"Một. {place}", f"Hai. {place}")).count("Theo khoản sáu") == 1


def test_heading_of_a_quoted_clause_is_not_read():
    (only,) = said(
        "khoản 1 Điều 3 Luật Căn cước (09/VBHN-VPQH 2026) – Giải thích từ ngữ: Trong Luật này: 1."
        " Căn cước là thông tin cơ bản."
    )

    assert only == (
        "Theo khoản một Điều ba Luật Căn cước, văn bản hợp nhất số không chín năm hai nghìn không"
        " trăm hai mươi sáu của Văn phòng Quốc hội: Trong Luật này: Căn cước là thông tin cơ bản."
    )


def test_long_statement_is_cut_between_sentences_and_tells_of_conditions():
    sentence = "Người nộp hồ sơ có quyền yêu cầu cơ quan giải quyết trả lời bằng văn bản."
    first, *rest = said(" ".join([sentence] * 12) + " Quy định này không áp dụng nếu đã quá hạn.")

    assert first.endswith(f"bằng văn bản. Còn điều kiện chưa đọc. {MORE}")
    assert rest[-1].endswith("Quy định này không áp dụng nếu đã quá hạn.")


def test_sentence_without_end_is_cut_and_says_so():
    first, *_ = said("a " * 700)

    assert "Câu này còn tiếp." in first
    assert seconds(first) <= LONGEST


def test_own_dossier_is_told_without_its_code():
    (only,) = said(
        "Hồ sơ G16.99.08-261113-0012 – Cấp lại thẻ căn cước: đang giải quyết tại Công an phường;"
        " tiếp nhận ngày 13/11/2026, giấy hẹn trả ngày 24/11/2026 (theo dữ liệu của cơ quan giải"
        " quyết)."
    )

    assert only.startswith("Hồ sơ của bạn Cấp lại thẻ căn cước: đang giải quyết tại Công an phường")
    assert "giấy hẹn trả ngày hai mươi tư tháng mười một" in only


CHOICES = tuple(Choice(f"Thủ tục {name}", f"hỏi {name}") for name in "ABCDEF")
ASKED = "Bạn cho biết rõ hơn: bạn hỏi về giấy gì (thủ tục nào)? Ví dụ: Thủ tục A; Thủ tục B."


def test_choices_are_counted_and_read_at_most_four_at_a_time():
    first, second = said(ASKED, verdict=Verdict.CLARIFY, choices=CHOICES)

    assert first == (
        "Bạn cho biết rõ hơn: bạn hỏi về giấy gì? Có sáu lựa chọn. Một: Thủ tục A. Hai: Thủ tục B."
        " Ba: Thủ tục C. Bốn: Thủ tục D. Bạn nói một, hai, ba hoặc bốn, hoặc nói rõ hơn điều bạn"
        " hỏi. Nói chi tiết để nghe các lựa chọn khác."
    )
    assert second.startswith("Năm: Thủ tục E. Sáu: Thủ tục F. Bạn nói năm hoặc sáu")


def test_long_statement_that_asks_is_told_after_the_choices():
    limits = "Ở Huế là 5 ngày. " * 60
    first, *rest = said(
        f"{limits}Bạn nộp ở tỉnh nào?", verdict=Verdict.CLARIFY, choices=CHOICES[:2]
    )

    assert first.startswith("Bạn nộp ở tỉnh nào? Có hai lựa chọn.")
    assert all(seconds(part) <= LONGEST for part in (first, *rest))
    assert " ".join(rest).count("Ở Huế là năm ngày.") == 60


def test_question_back_keeps_what_else_was_told():
    first, *rest = said(
        "Hạn của trường hợp A là 5 ngày.", ASKED, verdict=Verdict.CLARIFY, choices=CHOICES[:2]
    )

    assert first.endswith(MORE)
    assert rest == ["Hạn của trường hợp A là năm ngày."]


@pytest.mark.parametrize(
    ("heard", "question"),
    [
        ("hai", "hỏi B"),
        ("số hai", "hỏi B"),
        ("dạ tôi chọn lựa chọn thứ ba ạ", "hỏi C"),
        ("cái đầu tiên", "hỏi A"),
        ("thứ nhất", "hỏi A"),
        ("bốn", "hỏi D"),
        ("thứ tư", "hỏi D"),
        ("2", "hỏi B"),
        ("chín", None),
        ("không", None),
        ("tôi hỏi thẻ căn cước", None),
        ("", None),
    ],
)
def test_caller_picks_a_choice_by_its_number(heard, question):
    asked = reply(Answer(Verdict.CLARIFY, (Statement(ASKED),), choices=CHOICES))

    assert chosen(heard, asked) == question


def test_caller_asks_for_more():
    assert wants_more("cho tôi nghe chi tiết")
    assert wants_more("Nghe thêm")
    assert not wants_more("thủ tục cấp lại thẻ căn cước")


def test_source_of_a_procedure_is_named(replies):
    firsts = [spoken(each).parts[0] for each in replies if each.verdict is Verdict.ANSWERED]

    assert all("Theo " in first or "theo " in first for first in firsts)


def test_refusal_and_missing_sources_are_said_as_they_stand(replies):
    others = [each for each in replies if each.verdict in (Verdict.NO_SOURCE, Verdict.REFUSED)]

    assert others
    assert all(len(spoken(each).parts) == 1 for each in others)
    assert said("Hãy gọi 113 hoặc cấp cứu 115.") == (
        "Hãy gọi một một ba hoặc cấp cứu một một năm.",
    )
