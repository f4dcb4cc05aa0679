"""Number, kind, issuer, title and days of a document, each with its origin.

The text's head decides, then the page or the manifest, then the file name; what disagrees is
reported as a warning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.document_number import (
    comparable,
    is_consolidation,
    issuer_of,
    kind_of,
    number_in_name,
    year_in_name,
    year_of,
)
from ingest.head import Head, day_at_foot, day_passed, read_head
from ingest.page_facts import PageFacts
from ingest.sidecar import Sidecar
from ingest.titles import clean_title, province_of, same_subject

TEXT, PAGE, SIDECAR, FILE_NAME, INFERRED = "text", "page", "sidecar", "file name", "inferred"
CONSOLIDATION = "Văn bản hợp nhất"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document, and from where (`origins`: field -> text, sidecar, …)."""

    number: str | None
    year: int | None
    kind: str
    issuer: str | None
    title: str
    issued: date | None
    province: str | None
    base_number: str | None
    head: Head
    wrong_text: str = ""  # why the text is not that of the document it is filed under
    origins: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Everywhere that metadata come from."""

    head: Head
    lines: Sequence[str]
    sidecar: Sidecar
    page: PageFacts
    name: str

    @property
    def filed_number(self) -> tuple[str | None, str]:
        """The number under which the text was filed, and where that stands."""
        if self.page.number:
            return self.page.number, PAGE
        if self.sidecar.number:
            return self.sidecar.number, SIDECAR
        return number_in_name(self.name), FILE_NAME

    def confirm(self, written: str) -> bool:
        """Whether the page, the manifest or the file name names the number in the text too."""
        others = (self.page.number, self.sidecar.number, number_in_name(self.name))
        return any(other and comparable(other) == comparable(written) for other in others)

    @property
    def filed_title(self) -> str:
        return self.page.title or self.sidecar.title or ""


def read_metadata(lines: Sequence[str], sidecar: Sidecar, page: PageFacts, name: str) -> Metadata:
    """What is known of the text that lies in a file called `name`."""
    sources = Sources(read_head(lines), lines, sidecar, page, name)
    head = sources.head
    number, number_from, warnings, wrong = settle_number(sources)
    consolidates = is_consolidation(number) or head.consolidation is not None
    kind = settle_kind(head, number, sidecar, consolidates)
    issued, issued_from = settle_issued(sources, number, consolidates)
    year = settle_year(sources, number, issued)
    title = clean_title(head, sidecar.title or page.title, number)
    return Metadata(
        number=number,
        year=year,
        kind=kind,
        issuer=settle_issuer(head, number, sidecar),
        title=title or number or sources.name,
        issued=issued,
        province=province_of(head, number),
        base_number=head.consolidation.base if head.consolidation else None,
        head=head,
        wrong_text=wrong,
        origins={
            "number": number_from,
            "title": TEXT if head.title else SIDECAR if title else FILE_NAME,
            "kind": TEXT if head.kind else SIDECAR,
            "issued": issued_from,
        },
        warnings=tuple(warnings),
    )


def settle_number(sources: Sources) -> tuple[str | None, str, list[str], str]:
    """(number, origin, warnings, why it is the wrong text)."""
    head, (filed, filed_in) = sources.head, sources.filed_number
    written = head.number
    if head.consolidation and written == head.consolidation.base:
        written = None  # the first number of a VBHN's list is not its own
    if written is None:
        return settle_filed(sources, filed, filed_in)
    if filed is None or sources.confirm(written):
        return written, TEXT, [], ""
    return settle_disagreement(sources, written, filed, filed_in)


def settle_disagreement(
    sources: Sources, written: str, filed: str, filed_in: str
) -> tuple[str, str, list[str], str]:
    """A text that names one number and was filed under another: a misprint, or another text."""
    head = sources.head
    warning = f"số hiệu trong văn bản là {written}, nhưng được lưu là {filed} ({filed_in})"
    if is_consolidation(written) != is_consolidation(filed):
        return written, TEXT, [warning], ""
    if is_misprint(written, filed, head):
        return filed, filed_in, [warning], ""
    if same_subject(head.title, sources.filed_title, filed):
        return filed, filed_in, [warning], ""
    known = sources.filed_title and head.title and filed_in != FILE_NAME
    return written, TEXT, [warning], warning if known else ""


def settle_filed(
    sources: Sources, filed: str | None, filed_in: str
) -> tuple[str | None, str, list[str], str]:
    """The filed number of a text without a number of its own, unless the head contradicts it."""
    head = sources.head
    if filed is None:
        return None, "", [], ""
    kind = kind_of(filed)
    if head.consolidation and not is_consolidation(filed):
        warning = f"văn bản hợp nhất của {head.consolidation.base} được lưu là {filed}"
        of_another = comparable(filed) != comparable(head.consolidation.base or "")
        return None, "", [warning], warning if of_another and filed_in == PAGE else ""
    named = head.kind and kind != head.kind and not is_consolidation(filed)
    if kind and named and not head.consolidation:
        warning = f"văn bản là {head.kind} nhưng được lưu là {filed} ({filed_in})"
        return None, "", [warning], ""
    return filed, filed_in, [], ""


def is_misprint(written: str, filed: str, head: Head) -> bool:
    """Whether the number in the text cannot be its own: its kind or its agency is another."""
    kind, other = kind_of(written), kind_of(filed)
    if head.kind and kind and kind != head.kind and other == head.kind:
        return True
    same_serial = comparable(written).split("/")[:-1] == comparable(filed).split("/")[:-1]
    return same_serial and kind == other and issuer_of(written) is None and bool(issuer_of(filed))


def settle_kind(head: Head, number: str | None, sidecar: Sidecar, consolidates: bool) -> str:
    if consolidates:
        return CONSOLIDATION
    return head.kind or (kind_of(number) if number else None) or sidecar.kind or "Văn bản"


def settle_issued(
    sources: Sources, number: str | None, consolidates: bool
) -> tuple[date | None, str]:
    """(signature day, origin); a day outside the number's year is not believed."""
    foot = day_at_foot(sources.lines) if consolidates else None
    passed = day_passed("\n".join(sources.lines[-60:])) if not consolidates else None
    found = [
        (foot, TEXT),
        (sources.head.issued, TEXT),
        (passed, TEXT),
        (sources.page.issued, PAGE),
        (sources.sidecar.issued, SIDECAR),
    ]
    year = year_of(number) if number else None
    for day, origin in found:
        believed = origin == TEXT or day not in sources.head.cited_days
        if day and believed and year in (None, day.year) and possible(day, sources.head):
            return day, origin
    return None, ""


def possible(day: date, head: Head) -> bool:
    """A VBHN is signed after the newest act that it consolidates."""
    listed = head.consolidation
    return listed is None or listed.newest is None or day >= listed.newest


def settle_year(sources: Sources, number: str | None, issued: date | None) -> int | None:
    if issued:
        return issued.year
    written = year_of(number) if number else None
    return written or sources.sidecar.year or year_in_name(sources.name)


def settle_issuer(head: Head, number: str | None, sidecar: Sidecar) -> str | None:
    """The agency that the number names, else the one at the head of the text."""
    local = local_issuer(head, number)
    return local or (issuer_of(number) if number else None) or sidecar.issuer


def local_issuer(head: Head, number: str | None) -> str | None:
    """ "Ủy ban nhân dân Phú Thọ" for the signs that all provinces share."""
    province = province_of(head, number)
    if number is None or province is None:
        return None
    return f"{'Hội đồng' if 'HĐND' in number else 'Ủy ban'} nhân dân {province}"
