"""The frame is English; the words of the law stay as they are."""

import inspect
import json
import re
from datetime import date, time
from pathlib import Path

import pytest

from assistant import wording
from assistant.answer import Answer, Statement, Verdict
from assistant.deadlines.calendar import Calendar
from assistant.deadlines.due import Received, due
from assistant.deadlines.duties import RULES
from assistant.deadlines.explaining import explain
from assistant.deadlines.holidays import official_calendar
from assistant.english.framing import framed
from assistant.registry.cases import Case, Stage
from ingest.procedure import Limit, Unit

_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\([^()]*\)")


def frame(text: str) -> str:
    answer = Answer(Verdict.ANSWERED, (Statement(text),))
    return framed(answer, "told").statements[1].text


def is_english(text: str) -> bool:
    """Whether nothing Vietnamese is left but what is quoted or in brackets."""
    return not _VIETNAMESE.search(_QUOTED.sub("", text))


@pytest.mark.parametrize(
    "sentence",
    [
        wording.SMALL_TALK,
        wording.OUT_OF_SCOPE,
        wording.REFUSED,
        wording.NO_SOURCE,
        wording.RECEIPT_DECIDES,
        wording.ASK_WHICH_DOSSIER,
        wording.ASK_WHICH_CASE,
        wording.OTHER_CASE,
        *wording.NO_CASE.values(),
        wording.ASK_WHICH_PROCEDURE,
        wording.ASK_WHICH_PROVINCE,
        wording.limits_of_steps("T", "1.010038", 5),
        wording.limits_of_steps("T", "1.010038", None),
        *(
            wording.case_status(Case("G1", "1.010038", stage, day, due=due, agency=""), name)
            for stage in Stage
            for day, due in [(date(2026, 11, 13), None), (date(2026, 11, 13), date(2026, 11, 20))]
            for name in ("", "Split")
        ),
        wording.days_off_open(2028),
        wording.same_limit("Tách hộ", "1.010038").replace("Tách hộ", "T"),
        wording.no_such_day("31/11/2026"),
        wording.promised_day_passed(date(2026, 11, 20)),
        wording.limit_of("T", "1.010038", "05 ngày làm việc"),
        wording.other_day_promised(date(2026, 11, 20), date(2026, 11, 23)),
        wording.document_missing("Decree 9/2027"),
    ],
)
def test_every_sentence_of_the_service_has_its_english(sentence):
    assert is_english(frame(sentence)), frame(sentence)


def test_every_duty_has_its_english():
    for line in Path(RULES).read_text(encoding="utf-8").splitlines():
        duty = json.loads(line)["text"]

        said = frame(f"{duty} (khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP, được A/2026 sửa đổi)")

        assert said.endswith("(clause 6, Article 19, Decree 118/2025/NĐ-CP, as amended by A/2026)")
        assert is_english(said), said


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        (
            "Không. Nghị định 16/2020/NĐ-CP đã hết hiệu lực, không còn hiệu lực thi hành kể từ ngày"
            " 01 tháng 07 năm 2025 (01/07/2025); được thay thế (bãi bỏ) bởi Nghị định"
            " 191/2025/NĐ-CP.",
            "No. Decree 16/2020/NĐ-CP is no longer in force (hết hiệu lực) since 01/07/2025; it was"
            " replaced (repealed) by Decree 191/2025/NĐ-CP.",
        ),
        (
            "Luật Cư trú (68/2020/QH14) đang còn hiệu lực: có hiệu lực thi hành từ ngày 01 tháng 07"
            " năm 2021 (01/07/2021). Văn bản đã được sửa đổi, bổ sung bởi Luật Căn cước"
            " (26/2023/QH15).",
            "Luật Cư trú (68/2020/QH14) is in force (còn hiệu lực) since 01/07/2021. It has been"
            " amended by Luật Căn cước (26/2023/QH15).",
        ),
        (
            "Nghị định 299/2026/NĐ-CP thay thế 120/2020/NĐ-CP.",
            "Decree 299/2026/NĐ-CP replaces 120/2020/NĐ-CP.",
        ),
        (
            "Trước đây (áp dụng từ 01/07/2021 đến trước 01/07/2026) – khoản 1 Điều 50 Luật A: Sau"
            " 05 ngày; bãi bỏ 1/2020/NĐ-CP.",
            "Before (applied from 01/07/2021 until before 01/07/2026) – clause 1, Article 50, Luật"
            " A: Sau 05 ngày; bãi bỏ 1/2020/NĐ-CP.",
        ),
    ],
)
def test_force_and_change_are_told_in_english(vietnamese, english):
    assert frame(vietnamese) == english


def test_heads_of_all_fields_have_their_english():
    source = Path(inspect.getfile(wording)).with_name("composing") / "procedures.py"
    heads = re.findall(r'Kind\.\w+: "([^"]+)"', source.read_text(encoding="utf-8"))

    assert len(heads) == 12
    for head in heads:
        assert is_english(frame(f"{head} của thủ tục “Tách hộ” (1.010038):"))


def test_amounts_are_told_in_both_languages_and_the_rest_stays():
    text = (
        "Phí, lệ phí của thủ tục “Tách hộ” (1.010038):\n"
        "Nộp trực tuyến, gửi qua bưu chính: Miễn phí\n"
        "Nộp trực tiếp: 10.000 đồng/lần, miễn với người có công"
    )

    assert frame(text) == (
        "Fee of the procedure “Tách hộ” (1.010038):\n"
        "Online, by post: free of charge (“Miễn phí”)\n"
        "In person: 10.000 đồng/lần, miễn với người có công"
    )


def test_quoted_law_stays_byte_for_byte():
    law = (
        "Điều 19. Thời hạn\n2. Trong 05 ngày làm việc kể từ ngày nhận. Trong đó: a) Căn cứ pháp lý;"
        "\nNộp trực tuyến: Miễn phí"
    )

    said = frame(f"khoản 2 Điều 19 Nghị định 118/2025/NĐ-CP: {law}")
    headed = frame(f"Điều 9 Luật A (28/VBHN-VPQH 2026) – Thời hạn: {law}")

    assert said == f"clause 2, Article 19, Decree 118/2025/NĐ-CP: {law}"
    assert headed == f"Article 9, Luật A (28/VBHN-VPQH 2026) – Thời hạn: {law}"


def _counted(unit: Unit, value: float, day: date, calendar: Calendar) -> str:
    counted = due(Received(day, time(16, 30)), Limit(value, unit, ""), calendar=calendar)
    return explain(counted, calendar)


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("day", [date(2026, 11, 13), date(2026, 2, 6), date(2027, 1, 29)])
@pytest.mark.parametrize(
    "standing",
    [
        "Hôm nay là 26/11/2026: hồ sơ đã quá hạn 1 ngày làm việc.",
        "Hôm nay là 26/11/2026: đến hạn hôm nay, chưa quá hạn (thời hạn tính đến hết ngày).",
        "Nếu hồ sơ được tiếp nhận ngày 13/11/2026 thì tính đến hôm nay 26/11/2026: chưa đến hạn,"
        " chưa quá hạn.",
    ],
)
def test_counting_of_a_due_date_is_told_in_english(unit, day, standing):
    explained = _counted(unit, 1, day, official_calendar())

    said = frame(
        f"Thời hạn của thủ tục “Tách hộ” (1.010038): 05 ngày làm việc. Hạn trả kết quả: 30/11/2026"
        f" ({explained}). {standing}"
    )

    assert said.startswith("Time limit of the procedure “Tách hộ” (1.010038): 5 working days")
    assert is_english(said), said
    assert "1 working days" not in said
