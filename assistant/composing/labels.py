"""How documents and places are called and dated for people."""

from datetime import date

from assistant import wording
from ingest.citation import Place
from ingest.document import Document, Family
from ingest.sources.procedure_text import HEADINGS
from ingest.validity import Validity


def document_name(document: Document) -> str:
    """ "Luật Cư trú (06/VBHN-VPQH 2026)", "Nghị định 118/2025/NĐ-CP", "thủ tục “Tách hộ” (…)"."""
    if document.family is Family.PROCEDURE:
        return f"thủ tục “{document.title}” ({document.id})"
    if document.family is Family.NEWS:
        return f"tin “{document.title}”"
    if document.number is None:
        return document.title
    if document.kind in {"Luật", "Bộ luật", "Pháp lệnh", "Văn bản hợp nhất"} and document.title:
        year = f" {document.year}" if document.year and "VBHN" in document.number else ""
        return f"{shortened(document.title)} ({document.number}{year})"
    return f"{document.kind} {document.number}"


def act_name(document: Document) -> str:
    """The act itself, also where only its consolidation is held: "Luật … (46/2024/QH15, …)"."""
    if document.base_number is None:
        return document_name(document)
    return f"{shortened(document.title)} ({document.base_number}, hợp nhất tại {document.number})"


def label(document: Document, place: Place) -> str:
    """The place within its document: "khoản 2 Điều 19 Nghị định 118/2025/NĐ-CP"."""
    if place.field is not None:
        return f"{HEADINGS.get(place.field, place.field)} – {document_name(document)}"
    return f"{place} {document_name(document)}".strip()


def told_since(document: Document) -> date | None:
    """The first day of force that may be told; None where the texts do not state one.

    A consolidation answers from its signature on, but that is not the day on which the law took
    effect; and a day that was inferred stands in no text.
    """
    if is_consolidation(document) or is_inferred(document):
        return None
    return document.validity.since


def is_inferred(document: Document) -> bool:
    """Whether the first day was concluded from other facts and stands in no text."""
    return document.origins.get("validity") == "inferred"


def is_from_a_scan(document: Document) -> bool:
    """Whether a machine read the text from pictures of pages, so that letters may be wrong."""
    return document.origins.get("text") == "scan"


def is_consolidation(document: Document) -> bool:
    return document.base_number is not None or "VBHN" in (document.number or "")


def status(document: Document, validity: Validity, on: date) -> str:
    """Whether the text is in force on the day, in words."""
    if document.family is Family.NEWS:
        return "tin tham khảo, không phải văn bản pháp luật"
    if document.family is Family.PROCEDURE:
        return _of_record(validity, on)
    ended = validity.until is not None and on >= validity.until
    if ended and is_consolidation(document):
        return "đã có văn bản hợp nhất mới hơn"
    if validity.until is not None and ended:
        return f"hết hiệu lực từ {wording.day(validity.until)}"
    if validity.since is not None and on < validity.since:
        return f"có hiệu lực từ {wording.day(validity.since)}"
    if is_consolidation(document):
        return "văn bản hợp nhất"
    if validity.since is None:
        return "chưa rõ hiệu lực"
    told = told_since(document)
    return f"còn hiệu lực (từ {wording.day(told)})" if told else "còn hiệu lực"


def _of_record(validity: Validity, on: date) -> str:
    if validity.until is not None and on >= validity.until:
        return f"hết hiệu lực từ {wording.day(validity.until)}"
    return f"bản ghi ngày {wording.day(validity.since)}" if validity.since else "chưa rõ hiệu lực"


def shortened(title: str) -> str:
    """A title of 120 characters at most."""
    return title if len(title) <= 120 else title[:117].rsplit(" ", 1)[0] + "…"
