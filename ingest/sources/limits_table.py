"""How far the time limits of the procedure records could be read, for the staff report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from ingest.procedure import Procedure
from ingest.sources.procedure_problems import CASES_DIFFER, CHANNELS_DIFFER

ALL = "Tất cả"


@dataclass(frozen=True, slots=True)
class LimitsRow:
    """Counts of one announcing body; the columns from `parsed` to `absent` add up."""

    promulgator: str
    procedures: int = 0
    parsed: int = 0  # on at least one way of filing
    only_in_cases: int = 0
    bare_number: int = 0  # nothing but numbers without a unit
    absent: int = 0
    contradictory: int = 0  # methods against cases
    channels_differ: int = 0

    def __add__(self, other: "LimitsRow") -> "LimitsRow":
        counts = (
            getattr(self, column.name) + getattr(other, column.name) for column in fields(self)[1:]
        )
        return LimitsRow(self.promulgator, *counts)


def limits_table(procedures: Iterable[Procedure]) -> list[LimitsRow]:
    """One row for each announcing body, most procedures first, and one for all of them."""
    rows: dict[str, LimitsRow] = {}
    for procedure in procedures:
        row = _row(procedure)
        rows[row.promulgator] = rows.get(row.promulgator, LimitsRow(row.promulgator)) + row
    total = LimitsRow(ALL)
    for row in rows.values():
        total += row
    return [*sorted(rows.values(), key=lambda row: (-row.procedures, row.promulgator)), total]


def _row(procedure: Procedure) -> LimitsRow:
    state = _state(procedure)
    kinds = {problem.partition(":")[0] for problem in procedure.problems}
    return LimitsRow(
        procedure.promulgator or "-",
        procedures=1,
        contradictory=int(CASES_DIFFER in kinds),
        channels_differ=int(CHANNELS_DIFFER in kinds),
        **{state: 1},
    )


def _state(procedure: Procedure) -> str:
    if any(channel.limits for channel in procedure.channels):
        return "parsed"
    if any(case.limits for case in procedure.cases):
        return "only_in_cases"
    if any(channel.bare_number is not None for channel in procedure.channels):
        return "bare_number"
    return "absent"


def printed(rows: Sequence[LimitsRow]) -> str:
    """The table as lines of text with tabs."""
    columns = [column.name for column in fields(LimitsRow)]
    lines = [[str(getattr(row, column)) for column in columns] for row in rows]
    return "\n".join("\t".join(line) for line in [columns, *lines])
