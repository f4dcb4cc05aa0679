"""What was said of a dossier fits several procedures: two are answered, of more is asked which."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Verdict
from assistant.question import Question
from assistant.respond import respond
from eval.bench.change import copied
from indexes.building import build
from indexes.models import open_embedder
from indexes.opened import OpenedLibrary
from ingest.store import Store
from ingest.sync import sync
from tests.conftest import SAMPLE

TODAY = date(2026, 11, 23)
RECORD = SAMPLE / "procedures" / "1.010038.api.json"  # Tách hộ
# The real record under other names, with other limits, of the nation or of a province.
OTHERS = (
    ("9.000001", "Cấp giấy phép hoạt động cơ sở cai nghiện ma túy tự nguyện", 15, ""),
    ("9.000002", "Cấp giấy phép hoạt động dự báo, cảnh báo khí tượng thủy văn", 12, ""),
    ("9.000003", "Cấp giấy phép hoạt động sàn giao dịch bất động sản", 9, ""),
    ("9.000011", "Hỗ trợ di dời chuồng trại chăn nuôi", 7, "Lạng Sơn"),
    ("9.000012", "Hỗ trợ di dời chuồng trại chăn nuôi", 4, "Gia Lai"),
)
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    records = tmp_path_factory.mktemp("records")
    for code, name, days, province in OTHERS:
        record = json.loads(RECORD.read_text(encoding="utf-8"))
        told = record["data"]
        told |= {
            "code": code,
            "codeNotation": code,
            "name": name,
            "executionCases": [],
            "cases": [],
        }
        for method in told["executionMethods"]:
            method |= {"processingTime": days, "processingTimeUnit": "WORKING_DAY"}
            method["description"] = ""
        if province:
            told |= {
                "type": "SPECIFIC",
                "departmentPromulgateName": f"Ủy ban nhân dân tỉnh {province}",
            }
        (records / f"{code}.api.json").write_text(json.dumps(record), encoding="utf-8")
    with copied(sample_data) as data:
        store = Store.open(data)
        sync(store, [str(records)], lambda outcomes, _: outcomes)
        store.close()
        build(data, open_embedder())
        library = OpenedLibrary.open(data)
        yield lambda text: respond(Question(text, TODAY), library)
        library.store.close()


def test_of_three_procedures_with_their_own_limits_is_asked_which(ask: Ask) -> None:
    answer = ask("Tôi nộp hồ sơ cấp giấy phép hoạt động ngày 2/11/2026, khi nào có kết quả?")

    assert answer.verdict is Verdict.CLARIFY
    assert len(answer.choices) == 3
    assert {due.due for due in answer.deadlines} == {
        date(2026, 11, 13),
        date(2026, 11, 18),
        date(2026, 11, 23),
    }


def test_choice_that_is_taken_is_answered(ask: Ask) -> None:
    asked = ask("Tôi nộp hồ sơ cấp giấy phép hoạt động ngày 2/11/2026, khi nào có kết quả?")

    for choice in asked.choices:
        answer = ask(choice.question)

        assert answer.verdict is Verdict.ANSWERED_RULE_ONLY
        assert answer.procedures[0][1] == choice.label


def test_procedure_that_was_named_is_answered_alone(ask: Ask) -> None:
    answer = ask("Hồ sơ giấy phép hoạt động sàn giao dịch bất động sản nộp 2/11/2026 trễ chưa?")

    assert answer.verdict is Verdict.ANSWERED_RULE_ONLY
    assert [due.procedure for due in answer.deadlines] == ["9.000003"]


def test_limit_of_each_province_is_asked_for_by_province(ask: Ask) -> None:
    answer = ask("Tôi nộp hồ sơ hỗ trợ di dời chuồng trại ngày 9/11/2026, hạn trả ngày nào?")

    assert answer.verdict is Verdict.CLARIFY
    assert {choice.label for choice in answer.choices} == {"Lạng Sơn", "Gia Lai"}


def test_province_that_was_named_is_answered(ask: Ask) -> None:
    answer = ask("Tôi ở Gia Lai nộp hồ sơ hỗ trợ di dời chuồng trại 9/11/2026, hạn trả ngày nào?")

    assert answer.verdict is Verdict.ANSWERED_RULE_ONLY
    assert answer.deadlines[0].due == date(2026, 11, 13)
