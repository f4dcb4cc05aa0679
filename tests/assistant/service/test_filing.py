"""What the answer names for doing a procedure: its page, whether it is filed online, its forms."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.answer import Answer, Verdict
from assistant.question import Question
from assistant.service.opening import open_desk
from assistant.service.replies import AnswerReply, IndexReply, ProcedureReply

INDEX = IndexReply(generation="x", built_at=datetime(2026, 11, 23, tzinfo=UTC))


@pytest.fixture(scope="module")
def desk(sample_data: Path):
    return open_desk(sample_data)


def told(desk, question: str) -> list[ProcedureReply]:
    answer = desk.answer(Question(question, date(2026, 11, 23)))
    return AnswerReply.of("x", answer, INDEX, desk.library).procedures


def test_forms_and_page_of_the_record_are_named(desk):
    procedure = told(desk, "Đăng ký tạm trú cần giấy tờ gì?")[0]

    assert procedure.code == "1.004194"
    assert procedure.url
    assert procedure.url.startswith("https://dichvucong.gov.vn/thu-tuc-hanh-chinh/")
    assert procedure.online
    assert procedure.forms[0].paper.startswith("Tờ khai thay đổi thông tin cư trú")
    assert procedure.forms[0].form.endswith(".doc")


def test_procedure_that_is_not_cited_has_no_page(desk):
    answer = Answer(Verdict.CLARIFY, procedures=(("1.004194", "Đăng ký tạm trú"),))

    reply = AnswerReply.of("x", answer, INDEX, desk.library)

    assert reply.procedures == [ProcedureReply(code="1.004194", name="Đăng ký tạm trú")]


def test_reply_that_was_kept_before_forms_were_named_can_still_be_read():
    kept = '{"code": "1.004194", "name": "Đăng ký tạm trú"}'

    assert ProcedureReply.model_validate_json(kept).forms == []
