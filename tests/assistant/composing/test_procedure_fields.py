from datetime import date

from assistant.composing.procedure_fields import differ, fees, in_brief, papers, time_limits
from assistant.understanding.kinds import Kind
from ingest.procedure import Channel, Limit, Method, Paper, Procedure, ProcedureCase, Unit


def days(value: float, text: str) -> Limit:
    return Limit(value, Unit.WORKING_DAY, text)


def channel(method: Method, limit: Limit | None, fee: str = "") -> Channel:
    return Channel(method, limit.text if limit else "", (limit,) if limit else (), fee, "")


def procedure(*channels: Channel, cases: tuple[ProcedureCase, ...] = ()) -> Procedure:
    return Procedure("1.000001", "Thủ tục", date(2026, 7, 1), channels=channels, cases=cases)


def test_channels_with_the_same_limit_share_a_line_in_the_records_words():
    seven = days(7, "7 ngày làm việc")
    record = procedure(channel(Method.ONLINE, seven), channel(Method.DIRECT, seven))

    assert time_limits(record, None) == ["Nộp trực tuyến, nộp trực tiếp: 7 ngày làm việc"]


def test_channel_in_question_comes_first():
    record = procedure(
        channel(Method.ONLINE, days(3, "3 ngày làm việc")),
        channel(Method.DIRECT, days(5, "5 ngày làm việc")),
    )

    assert time_limits(record, Method.DIRECT)[0] == "Nộp trực tiếp: 5 ngày làm việc"


def test_case_that_contradicts_every_channel_is_not_told():
    case = ProcedureCase("Cấp mới", limits=(Limit(20, Unit.CALENDAR_DAY, "20 ngày"),))
    record = procedure(channel(Method.DIRECT, days(10, "10 ngày làm việc")), cases=(case,))

    assert time_limits(record, None) == ["Nộp trực tiếp: 10 ngày làm việc"]


def test_cases_with_limits_of_their_own_are_told():
    limits = (days(1, "1 ngày làm việc"),), (days(3, "3 ngày làm việc"),)
    cases = tuple(ProcedureCase(f"Trường hợp {i}", limits=one) for i, one in enumerate(limits))
    record = procedure(channel(Method.DIRECT, days(3, "3 ngày làm việc")), cases=cases)

    assert "Trường hợp 0: 1 ngày làm việc" in time_limits(record, None)


def test_fees_are_copied_word_for_word():
    record = procedure(channel(Method.DIRECT, None, "20.000 đồng (nếu có yêu cầu)"))

    assert fees(record, None) == ["Nộp trực tiếp: 20.000 đồng (nếu có yêu cầu)"]


def test_amounts_glued_to_their_unit_are_written_apart():
    record = procedure(channel(Method.DIRECT, None, "cấp mới 40.000đồng/lần"))

    assert fees(record, None) == ["Nộp trực tiếp: cấp mới 40.000 đồng/lần"]


def test_long_list_of_papers_says_what_is_left_out():
    many = tuple(Paper(f"Giấy tờ số {number} " + "x" * 150) for number in range(60))

    lines = papers([ProcedureCase("", many)])

    assert sum(map(len, lines)) < 3000
    assert "mục khác" in lines[-1]


def test_procedures_to_choose_from_are_told_by_what_is_asked_for():
    seven = days(7, "7 ngày làm việc")
    here = procedure(channel(Method.DIRECT, seven, "50.000 đồng"))
    there = procedure(channel(Method.ONLINE, seven, "Lệ phí: 50.000 đồng/lần"))
    dear = procedure(channel(Method.DIRECT, seven, "70.000 đồng\nmột lần"))

    assert in_brief(dear, Kind.FEE) == "Nộp trực tiếp: 70.000 đồng một lần"
    assert in_brief(dear, Kind.TIME_LIMIT) == "Nộp trực tiếp: 7 ngày làm việc"
    assert differ([here, dear], Kind.FEE)
    assert not differ([here, there], Kind.FEE)
    assert not differ([here, dear], Kind.TIME_LIMIT)
