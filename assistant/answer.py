"""What the citizen is told, and how far it can be trusted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ingest.citation import Place
from ingest.document import Document

GROUPS = ("answered", "clarify", "no_source", "out_of_scope", "refused")


class Verdict(StrEnum):
    """How a question ended; the group is what staff filter by and evals count."""

    ANSWERED = "answered"
    ANSWERED_IN_PART = "answered_in_part"
    ANSWERED_RULE_ONLY = "answered_rule_only"  # "hồ sơ của tôi": the rule, and where to look it up
    CLARIFY = "clarify"
    NO_SOURCE = "no_source"
    NO_SOURCE_NOT_IN_FORCE = "no_source_not_in_force"
    OUT_OF_SCOPE = "out_of_scope"
    REFUSED = "refused"

    @property
    def group(self) -> str:
        return next(group for group in GROUPS if self.startswith(group))


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and where it stands: `quote == text[start:end]` of the document's stored text."""

    document: Document
    place: Place
    label: str  # "điểm e khoản 1 Điều 102 Luật Xây dựng (154/VBHN-VPQH 2025)"
    quote: str
    start: int
    end: int
    status: str  # "còn hiệu lực", "chưa rõ hiệu lực", …


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said, and the positions in `Answer.citations` that prove it."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DueDate:
    """A computed due date (design: deadlines[] of the HTTP answer)."""

    received: date
    received_assumed: bool
    value: float
    unit: str
    due: date
    status: str  # not_due, due_today, overdue
    days_late: int = 0
    skipped: tuple[date, ...] = ()
    provisional: bool = False
    procedure: str | None = None
    case: str = ""
    source: Citation | None = None  # the provision that sets the limit


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading that the citizen may pick when asked back."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Answer:
    verdict: Verdict
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    deadlines: tuple[DueDate, ...] = ()
    procedures: tuple[tuple[str, str], ...] = ()  # (code, name), the main reading first
    choices: tuple[Choice, ...] = ()
    follow_ups: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)  # milliseconds by step

    @property
    def text(self) -> str:
        return "\n".join(statement.text for statement in self.statements)
