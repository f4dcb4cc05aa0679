"""What a text says about the validity of single places, and how readings travel to the store."""

from dataclasses import dataclass

from ingest.citation import Place
from ingest.document import Reading
from ingest.fingerprint import Fingerprint
from ingest.validity import Validity


@dataclass(frozen=True, slots=True)
class Effect:
    """Own validity of one place ("trừ khoản 2 Điều 43 có hiệu lực từ ngày 01 tháng 01 năm 2026").

    `evidence` is the sentence that says so.
    """

    place: Place
    validity: Validity
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as read from its source, before anything is known of the other documents.

    `effects` are the stages that the text itself sets for single places; `excerpt` marks a
    collection of single articles of a text ("Trích …").
    """

    reading: Reading
    effects: tuple[Effect, ...] = ()
    fingerprint: Fingerprint = Fingerprint()
    excerpt: bool = False
