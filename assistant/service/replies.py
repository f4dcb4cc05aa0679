"""What POST /v1/ask answers, and how an `Answer` becomes it."""

import json
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.answer import Answer, Citation, DueDate, Statement, Verdict
from assistant.composing.labels import is_inferred
from assistant.feedback.masking import mask
from assistant.service.places import provision_id
from indexes.library import Library
from ingest.document import Document
from ingest.procedure import Method, Unit

MOST_FORMS = 20
BULLETS = "-–+•* "
SAFE_LINKS = ("https://", "http://")


class Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StatementReply(Reply):
    text: str
    citations: list[int] = Field(description="positions in the reply's citations")


class DocumentReply(Reply):
    id: str = Field(description="number of a law, code of a procedure, id of a news item")
    number: str | None
    year: int | None
    kind: Literal["law", "procedure", "news"]
    title: str
    issuer: str | None
    issued: date | None
    effective: date | None
    expires: date | None = Field(description="the first day on which it is no longer in force")
    status: str
    replaced_by: str | None
    url: str | None

    @classmethod
    def of(cls, document: Document, status: str) -> "DocumentReply":
        return cls(
            id=document.id,
            number=document.number,
            year=document.year,
            kind=document.family.value,
            title=document.title,
            issuer=document.issuer,
            issued=document.issued,
            effective=None if is_inferred(document) else document.validity.since,
            expires=document.validity.until,
            status=status,
            replaced_by=document.replaced_by,
            url=safe_link(document.url),
        )


class CitationReply(Reply):
    """A quote, byte for byte: `quote == text[start:end]` of the stored official text."""

    provision_id: str
    label: str = Field(description="for people; never parse it")
    article: str | None
    clause: str | None
    point: str | None
    annex: str | None
    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    document: DocumentReply

    @classmethod
    def of(cls, citation: Citation) -> "CitationReply":
        place = citation.place
        return cls(
            provision_id=provision_id(citation.document, place),
            label=citation.label,
            article=place.article,
            clause=place.clause,
            point=place.point,
            annex=None if place.annex is None else f"Phụ lục {place.annex}".strip(),
            quote=citation.quote,
            start=citation.start,
            end=citation.end,
            document=DocumentReply.of(citation.document, citation.status),
        )


class LimitReply(Reply):
    value: float = Field(allow_inf_nan=False)
    unit: Unit


class DeadlineReply(Reply):
    received: date
    received_assumed: bool
    limit: LimitReply
    due: date
    status: Literal["not_due", "due_today", "overdue"]
    days_late: int
    skipped: list[date] = Field(description="days that were not counted")
    provisional: bool = Field(description="days off of that year are not announced yet")
    procedure: str | None
    case: str
    provision_id: str | None

    @classmethod
    def of(cls, due: DueDate) -> "DeadlineReply":
        return cls.model_validate(
            {
                "received": due.received,
                "received_assumed": due.received_assumed,
                "limit": {"value": due.value, "unit": due.unit},
                "due": due.due,
                "status": due.status,
                "days_late": due.days_late,
                "skipped": due.skipped,
                "provisional": due.provisional,
                "procedure": due.procedure,
                "case": due.case,
                "provision_id": due.source and provision_id(due.source.document, due.source.place),
            }
        )


class FormReply(Reply):
    """An official form (mẫu đơn, tờ khai) as the record names it."""

    form: str
    paper: str = Field(description="the paper of the dossier that is written on it")


class ProcedureReply(Reply):
    """A procedure, and what its record names for doing it."""

    code: str
    name: str
    url: str | None = Field(default=None, description="its page at the portal, forms among it")
    online: bool = Field(default=False, description="it can be filed online, from that page")
    forms: list[FormReply] = Field(default=[], max_length=MOST_FORMS)

    @classmethod
    def of(cls, code: str, name: str, cited: Citation | None, library: Library) -> "ProcedureReply":
        record = library.content(cited.document.key).procedure if cited else None
        if cited is None or record is None:
            return cls(code=code, name=name)
        papers = {
            paper.form: paper.name.lstrip(BULLETS) for case in record.cases for paper in case.papers
        }
        return cls(
            code=code,
            name=name,
            url=safe_link(cited.document.url),
            online=any(channel.method is Method.ONLINE for channel in record.channels),
            forms=[FormReply(form=form, paper=paper) for form, paper in papers.items() if form][
                :MOST_FORMS
            ],
        )


class ChoiceReply(Reply):
    label: str
    question: str = Field(description="what to ask when this one is meant")


class IndexReply(Reply):
    """Which state of the official texts was asked."""

    generation: str
    built_at: datetime


class AnswerReply(Reply):
    id: str
    verdict: Verdict
    answer: str = Field(description="plain text of the statements, at most 4,000 characters")
    statements: list[StatementReply]
    citations: list[CitationReply]
    deadlines: list[DeadlineReply]
    procedures: list[ProcedureReply]
    choices: list[ChoiceReply]
    follow_ups: list[str]
    notices: list[str]
    timings: dict[str, float] = Field(description="milliseconds by step")
    index: IndexReply

    @classmethod
    def of(cls, name: str, answer: Answer, index: IndexReply, library: Library) -> "AnswerReply":
        cited = {citation.document.id: citation for citation in answer.citations}
        return cls(
            id=name,
            verdict=answer.verdict,
            answer="\n".join(map(_shown, answer.statements)),
            statements=[
                StatementReply(text=_shown(statement), citations=list(statement.citations))
                for statement in answer.statements
            ],
            citations=[CitationReply.of(citation) for citation in answer.citations],
            deadlines=[DeadlineReply.of(due) for due in answer.deadlines],
            procedures=[
                ProcedureReply.of(code, name, cited.get(code), library)
                for code, name in answer.procedures
            ],
            choices=[
                ChoiceReply(label=choice.label, question=mask(choice.question))
                for choice in answer.choices
            ],
            follow_ups=list(answer.follow_ups),
            notices=list(answer.notices),
            timings={step: round(spent, 3) for step, spent in answer.timings.items()},
            index=index,
        )


def _shown(statement: Statement) -> str:
    """What is said by us may hold the citizen's words, which are kept masked; quotes stay as is."""
    return statement.text if statement.citations else mask(statement.text)


def as_it_was_sent(value: object) -> AnswerReply:
    """An answer that comes back from who holds it, by the rules of JSON: 0 is not false."""
    return AnswerReply.model_validate_json(json.dumps(_integral(value)), strict=True)


def _integral(value: object) -> object:
    """Numbers without a fraction are whole ones in JSON, however they are written."""
    if isinstance(value, dict):
        return {name: _integral(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_integral(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


AnswerHeld = Annotated[
    AnswerReply, BeforeValidator(as_it_was_sent, json_schema_input_type=AnswerReply)
]


def safe_link(url: str | None) -> str | None:
    """Links come from documents, so only web addresses leave (no `javascript:`)."""
    return url if url and url.lower().startswith(SAFE_LINKS) else None
