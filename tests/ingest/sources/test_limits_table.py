"""How far the limits could be read, counted by announcing body."""

from datetime import date

from ingest.procedure import Channel, Limit, Method, Procedure, ProcedureCase, Unit
from ingest.sources.limits_table import ALL, limits_table, printed

FIVE = Limit(5, Unit.WORKING_DAY, "5 Ngày làm việc")


def procedure(promulgator, channel, **fields):
    return Procedure(
        "1.1", "Thủ tục", date(2026, 6, 10), promulgator=promulgator, channels=(channel,), **fields
    )


def channel(limits=(), bare=None):
    return Channel(Method.DIRECT, "", limits, "", "", bare)


def test_every_procedure_is_counted_in_one_column():
    procedures = [
        procedure("Bộ Công an", channel((FIVE,)), problems=("cases_differ: …",)),
        procedure("Bộ Công an", channel(bare=1)),
        procedure("Bộ Công an", channel(bare=1), cases=(ProcedureCase("", limits=(FIVE,)),)),
        procedure("Bộ Tư pháp", channel()),
    ]

    police, justice, total = limits_table(procedures)

    assert (police.parsed, police.bare_number, police.only_in_cases) == (1, 1, 1)
    assert police.contradictory == 1
    assert (justice.promulgator, justice.absent) == ("Bộ Tư pháp", 1)
    assert (total.promulgator, total.procedures) == (ALL, 4)
    assert total.procedures == (
        total.parsed + total.only_in_cases + total.bare_number + total.absent
    )


def test_the_table_is_printed_with_a_head():
    lines = printed(limits_table([procedure("", channel((FIVE,)))])).splitlines()

    assert lines[0].split("\t")[:3] == ["promulgator", "procedures", "parsed"]
    assert lines[1].split("\t")[:3] == ["-", "1", "1"]
