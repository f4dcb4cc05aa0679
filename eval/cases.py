"""Question cases with the answer that is expected, one JSON object a line."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.question import Question, Turn

Group = Literal["answered", "clarify", "no_source", "out_of_scope", "refused"]


class CasesUnreadable(Exception):
    """Some lines are no cases; the message has one line for each, with file and line number."""


class _Line(BaseModel):
    # Case files of others may say more than we read, and write "19" as 19 or [] as null.
    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


class GoldTurn(_Line):
    question: str
    answer: str | None = None


class GoldSource(_Line):
    """A source that proves the answer; None means any ("khoản" not named: the whole article).

    `article` may name an annex ("Phụ lục II"). `base` is the act that a VBHN consolidates: a
    citation of either counts. `title`, `file` and `also_in` are for the reader of the case.
    """

    procedure: str | None = None
    news: str | None = None
    document: str | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    year: int | None = None
    base: str | None = None
    title: str | None = None
    file: str | None = None
    also_in: tuple[str, ...] | None = None


class GoldLimit(_Line):
    value: float
    unit: str


class GoldDue(_Line):
    """A due date that must be computed; `time` and `cutoff` ("15:00") where a cut-off matters."""

    received: date
    limit: GoldLimit
    due: date
    status: str | None = None  # not_due, due_today, overdue; None: any
    time: str | None = None
    cutoff: str | None = None


class GoldCase(_Line):
    """A question (câu hỏi vàng) and what a right answer must say, cite and compute.

    Every fact is a list of accepted wordings. `one_due` tells a single due date, which must be
    the first computed one, from a list, whose dates may stand anywhere among the first three.
    """

    id: str
    question: str = Field(min_length=1)
    asked_on: date
    history: tuple[GoldTurn, ...] = ()
    kind: str
    style: str
    verdict: Group
    facts: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()
    sources: tuple[GoldSource, ...] = ()
    due: tuple[GoldDue, ...] | GoldDue | None = None
    note: str = ""

    @field_validator("history", "facts", "forbidden", "sources", mode="before")
    @classmethod
    def null_is_an_empty_list(cls, value: Any) -> Any:
        return [] if value is None else value

    @field_validator("facts")
    @classmethod
    def every_fact_has_a_wording(
        cls, facts: tuple[tuple[str, ...], ...]
    ) -> tuple[tuple[str, ...], ...]:
        if any(not fact or not all(wording.strip() for wording in fact) for fact in facts):
            raise ValueError("a fact needs at least one wording, and no wording may be blank")
        return facts

    @property
    def one_due(self) -> bool:
        return isinstance(self.due, GoldDue)

    @property
    def dues(self) -> tuple[GoldDue, ...]:
        if self.due is None:
            return ()
        return (self.due,) if isinstance(self.due, GoldDue) else self.due

    def asked(self) -> Question:
        """The question as the citizen asked it."""
        turns = tuple(Turn(turn.question, turn.answer or "") for turn in self.history)
        return Question(text=self.question, asked_on=self.asked_on, history=turns)


def read_cases(paths: Iterable[Path]) -> list[GoldCase]:
    """All cases of the files, in order; raises CasesUnreadable that names every bad line."""
    cases: list[GoldCase] = []
    wrong: list[str] = []
    for path in paths:
        for number, line in _lines(path):
            try:
                cases.append(GoldCase.model_validate_json(line))
            except ValidationError as error:
                wrong.append(f"{path}:{number}: {_first_reason(error)}")
    wrong += _repeated_ids(cases)
    if wrong:
        raise CasesUnreadable("\n".join(wrong))
    return cases


def chosen(
    cases: Sequence[GoldCase], kinds: frozenset[str], not_kinds: frozenset[str]
) -> list[GoldCase]:
    """The cases of `kinds` (empty: of all kinds) that are not of `not_kinds`."""
    return [
        case for case in cases if (not kinds or case.kind in kinds) and case.kind not in not_kinds
    ]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, line


def _first_reason(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"]) or "line"
    return f"{where}: {first['msg']}"


def _repeated_ids(cases: Sequence[GoldCase]) -> list[str]:
    seen: set[str] = set()
    repeated = []
    for case in cases:
        if case.id in seen:
            repeated.append(f"the id {case.id} stands on two lines")
        seen.add(case.id)
    return repeated
