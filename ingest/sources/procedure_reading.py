"""A procedure record as one reading."""

from ingest.document import Document, Family, Reading
from ingest.sources.procedure_record import Record
from ingest.sources.procedure_text import content_of
from ingest.validity import Validity

KIND = "Thủ tục hành chính"


def reading_of(key: str, record: Record) -> Reading:
    """The document of a record; it counts from the record's day on."""
    procedure = record.procedure
    document = Document(
        key,
        record.id or procedure.code,
        Family.PROCEDURE,
        KIND,
        procedure.name,
        year=procedure.recorded.year,
        issuer=procedure.promulgator or None,
        issued=procedure.recorded,
        validity=Validity(procedure.recorded),
        url=record.url,
        trust=record.trust,
        province=procedure.province,
        origins={"title": "record", "issued": record.dated_by, "validity": record.dated_by},
    )
    return Reading(document, content_of(record), warnings=procedure.problems)
