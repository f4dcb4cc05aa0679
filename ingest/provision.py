"""One part of a document along its own joints."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.citation import Place


class Level(StrEnum):
    """Levels of a legal text, largest first; the values are those of the outline format."""

    ANNEX = "annex"  # phụ lục, or the quy chế/quy định that a decision promulgates
    PART = "phan"
    CHAPTER = "chuong"
    SECTION = "muc"
    SUBSECTION = "tieu_muc"
    ARTICLE = "dieu"
    CLAUSE = "khoan"
    POINT = "diem"
    FIELD = "field"  # a field of a procedure record
    PARAGRAPH = "paragraph"  # a section of news or of a text without articles


@dataclass(frozen=True, slots=True)
class Provision:
    """One phần/chương/mục/điều/khoản/điểm (or field, or paragraph) with its place in the text.

    `text[start:end]` of the document's normalised text is the whole provision with everything
    below it; `text[start:lead_end]` its own words before its first child (equal when childless).
    `parent` is the position of the parent in the document's list of provisions.
    """

    level: Level
    number: str
    heading: str
    place: Place
    start: int
    lead_end: int
    end: int
    parent: int | None = None
