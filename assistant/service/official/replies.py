"""What GET /v1/provisions/{id} takes and gives."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from assistant.composing.force import validity_at
from assistant.composing.labels import document_name, label, status, told_since
from assistant.service.bodies import Day
from assistant.service.official.around import Found, Span, View, around
from assistant.service.official.versions import Kind, Version, versions_of
from assistant.service.places import provision_id
from assistant.service.replies import DocumentReply, Reply, safe_link
from assistant.shelf import Shelf
from ingest.citation import Place
from ingest.provision import Level, Provision
from ingest.sources.procedure_text import HEADINGS

_LABELS = {
    Level.ANNEX: "Phụ lục",
    Level.PART: "Phần",
    Level.CHAPTER: "Chương",
    Level.SECTION: "Mục",
    Level.SUBSECTION: "Tiểu mục",
    Level.ARTICLE: "Điều",
    Level.CLAUSE: "Khoản",
    Level.POINT: "Điểm",
}
_LARGEST = 1_000_000_000


class ProvisionAsked(BaseModel):
    """Which part of the provision is cited, which page of it is wanted, for which day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: int | None = Field(
        default=None, ge=0, le=_LARGEST, description="of the quote, as in the citation"
    )
    end: int | None = Field(default=None, ge=0, le=_LARGEST)
    page: int | None = Field(
        default=None, ge=1, le=_LARGEST, description="default: the one with the quote"
    )
    on: Day | None = Field(default=None, description="the day of the status; default: today")


class HighlightReply(Reply):
    """The place to highlight, in characters (code points) of `text`."""

    start: int
    end: int


class OutlineReply(Reply):
    level: Level
    label: str
    heading: str


class VersionReply(Reply):
    kind: Kind
    label: str
    since: date | None
    until: date | None
    status: str
    id: str | None = Field(description="of the same place there, null where there is none")
    url: str | None


class ProvisionReply(Reply):
    """The article or field around a provision; byte for byte the stored official text."""

    id: str
    label: str = Field(description="for people; never parse it")
    document: DocumentReply
    outline: list[OutlineReply]
    text: str = Field(description="the article or field, or a page of it")
    start: int = Field(description="where `text` begins in the stored text")
    highlight: HighlightReply | None = Field(description="null where it is on another page")
    page: int
    pages: int
    versions: list[VersionReply]


def provision_reply(
    name: str, found: Found, asked: ProvisionAsked, today: date, shelf: Shelf
) -> ProvisionReply | None:
    """None when what is said to be cited does not lie in the document."""
    span = found.span
    cited = Span(
        span.start if asked.start is None else asked.start,
        span.end if asked.end is None else asked.end,
    )
    text = found.content.text
    if not 0 <= cited.start < cited.end <= len(text):
        return None
    view = around(found, cited, asked.page)
    place = found.provision.place if found.provision else Place()
    day = asked.on or today
    told = status(found.document, validity_at(found.document, place, shelf.library), day)
    return ProvisionReply(
        id=name,
        label=label(found.document, place),
        document=DocumentReply.of(found.document, told),
        outline=[_outline(provision) for provision in view.outline],
        text=text[view.page.start : view.page.end],
        start=view.page.start,
        highlight=_highlight(view),
        page=view.number,
        pages=view.pages,
        versions=[_version(version, day, shelf) for version in versions_of(found, place, shelf)],
    )


def _highlight(view: View) -> HighlightReply | None:
    if view.cited is None:
        return None
    start, end = view.cited.start - view.page.start, view.cited.end - view.page.start
    return HighlightReply(start=start, end=end)


def _outline(provision: Provision) -> OutlineReply:
    field = provision.place.field
    kind = _LABELS.get(provision.level, "") if field is None else HEADINGS.get(field, field)
    number = provision.number if field is None else ""
    name = f"{kind} {number}".strip()
    return OutlineReply(
        level=provision.level, label=name or provision.heading, heading=provision.heading
    )


def _version(version: Version, day: date, shelf: Shelf) -> VersionReply:
    document, place = version.document, version.place
    validity = validity_at(document, place or Place(), shelf.library)
    return VersionReply(
        kind=version.kind,
        label=document_name(document) if place is None else label(document, place),
        since=told_since(document) if validity == document.validity else validity.since,
        until=validity.until,
        status=status(document, validity, day),
        id=None if place is None or place == Place() else provision_id(document, place),
        url=safe_link(document.url),
    )
