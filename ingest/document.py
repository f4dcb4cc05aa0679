"""An official text (văn bản), a procedure record or a news item, as the store holds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ingest.citation import Place
from ingest.procedure import Procedure
from ingest.provision import Provision
from ingest.validity import Validity


class Family(StrEnum):
    LAW = "law"
    PROCEDURE = "procedure"
    NEWS = "news"


class Standing(StrEnum):
    """Whether a document may be answered from; everything but ANSWERABLE is kept and reported."""

    ANSWERABLE = "answerable"
    DUPLICATE = "duplicate"  # another copy of the same text answers
    DRAFT = "draft"  # dự thảo
    TRANSLATION = "translation"
    TRUNCATED = "truncated"  # "(Xem tiếp Công báo số …)": only the first part
    WRONG_TEXT = "wrong_text"  # the page of one document shows another
    ABRIDGED = "abridged"  # a rewritten summary under a real number
    ERROR_PAGE = "error_page"
    UNREADABLE = "unreadable"


class Trust(StrEnum):
    """How far a copy is believed where copies of one text disagree, best first."""

    OFFICIAL = "official"
    UNVERIFIED = "unverified"
    NEWS = "news"


class RelationKind(StrEnum):
    REPLACES = "replaces"
    REPEALS = "repeals"
    AMENDS = "amends"
    CONSOLIDATES = "consolidates"
    GUIDES = "guides"


@dataclass(frozen=True, slots=True)
class Relation:
    """What one document does to another, with the sentence that says so.

    `places` empty means the whole target. `since` is the first day of the effect where the
    sentence or the acting document names it.
    """

    kind: RelationKind
    target: str  # số hiệu of the other document
    places: tuple[Place, ...] = ()
    since: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything known of one copy of one text, without the text itself.

    `key` is unique in the store ("laws/txt/…/x.txt", "news/policy.jsonl#0e5f…"). `id` is what
    citizens and evals know it by: the number of a law, the code of a procedure, the id of a news
    item. `digest` is the SHA-256 of the normalised text, `source_digest` that of the bytes read.
    `origins` tells for each metadata field where it comes from: text, sidecar, file name, staff.
    """

    key: str
    id: str
    family: Family
    kind: str  # "Luật", "Nghị định", "Văn bản hợp nhất", "Thủ tục hành chính", "Tin tức", …
    title: str
    number: str | None = None
    year: int | None = None
    issuer: str | None = None
    issued: date | None = None
    validity: Validity = Validity()
    url: str | None = None
    digest: str = ""
    source_digest: str = ""
    trust: Trust = Trust.OFFICIAL
    standing: Standing = Standing.ANSWERABLE
    standing_reason: str = ""
    province: str | None = None
    base_number: str | None = None  # of a VBHN: the act that it consolidates
    replaced_by: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """The normalised text of a document, its outline, and the structured record if it has one."""

    text: str
    provisions: Sequence[Provision] = ()
    procedure: Procedure | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source makes of one document."""

    document: Document
    content: Content
    relations: tuple[Relation, ...] = ()
    warnings: tuple[str, ...] = ()
