"""Search of procedures: what may be asked, and what is told of each that was found."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from assistant.composing.procedure_fields import fees, papers, time_limits
from assistant.directory import find
from assistant.question import Question
from assistant.service.bodies import SOMETHING, Place, Strict, readable, something
from assistant.service.problems import Locale
from assistant.service.replies import Reply, safe_link
from indexes.library import Library
from ingest.document import Document
from ingest.procedure import Procedure

LONGEST_WORDS = 200  # characters; the longest names of procedures that citizens know are shorter
MOST_AT_ONCE, MOST_PAGES = 50, 100
PAPERS_SHOWN = 12  # lines

Words = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST_WORDS, json_schema_extra={"pattern": SOMETHING}),
    AfterValidator(readable),
    AfterValidator(something),
]


class Level(StrEnum):
    """Who handles a procedure (cấp thực hiện)."""

    COMMUNE = "commune"
    PROVINCE = "province"
    MINISTRY = "ministry"
    OTHER = "other"


IN_RECORDS = {
    Level.COMMUNE: "xã",
    Level.PROVINCE: "tỉnh",
    Level.MINISTRY: "bộ",
    Level.OTHER: "cơ quan khác",
}
OF_RECORDS = {words: level for level, words in IN_RECORDS.items()}


class ProceduresAsked(Strict):
    """Words of the name, what people call it, or a code or its beginning."""

    q: Words = Field(examples=["đăng ký khai sinh"])
    locality: Place | None = Field(
        default=None,
        description="a province, by today's name or a former one: others' versions go",
    )
    level: Level | None = None
    limit: int = Field(default=10, ge=1, le=MOST_AT_ONCE, description="procedures on a page")
    page: int = Field(default=1, ge=1, le=MOST_PAGES)
    locale: Locale = "vi"

    def to_question(self, today: date) -> Question:
        return Question(text=self.q, asked_on=today, locality=self.locality or None)


class ProcedureFound(Reply):
    """A procedure as its record states it; texts are the record's, "" or empty without any."""

    code: str
    name: str
    agency: str
    levels: list[Level]
    fields: list[str] = Field(description="lĩnh vực")
    province: str | None = Field(description="the only one for which this version counts")
    time_limits: list[str]
    fees: list[str]
    papers: list[str] = Field(description=f"at most {PAPERS_SHOWN} lines; ask for all of them")
    papers_left_out: int
    recorded: date = Field(description="the day from which the record counts")
    decision: str
    url: str | None

    @classmethod
    def of(cls, document: Document, procedure: Procedure) -> "ProcedureFound":
        named = papers(procedure.cases)
        return cls(
            code=procedure.code,
            name=procedure.name,
            agency=procedure.agency or procedure.promulgator,
            levels=[OF_RECORDS[words] for words in procedure.levels if words in OF_RECORDS],
            fields=list(procedure.fields),
            province=document.province,
            time_limits=time_limits(procedure, None),
            fees=fees(procedure, None),
            papers=named[:PAPERS_SHOWN],
            papers_left_out=max(0, len(named) - PAPERS_SHOWN),
            recorded=procedure.recorded,
            decision=procedure.decision,
            url=safe_link(document.url),
        )


class ProceduresReply(Reply):
    total: int = Field(description="of all pages")
    page: int
    pages: int
    procedures: list[ProcedureFound] = Field(description="best first")


def look_up(asked: ProceduresAsked, today: date, library: Library) -> ProceduresReply:
    level = IN_RECORDS[asked.level] if asked.level else None
    found = find(asked.to_question(today), level, library)
    first = (asked.page - 1) * asked.limit
    shown = found[first : first + asked.limit]
    read = ((document, library.content(document.key).procedure) for document in shown)
    return ProceduresReply(
        total=len(found),
        page=asked.page,
        pages=-(-len(found) // asked.limit),
        procedures=[ProcedureFound.of(document, text) for document, text in read if text],
    )
