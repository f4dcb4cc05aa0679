"""Hand-made pages of the land registry of Đồng Nai (code H19): limits as ranges and words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.document import Reading, Trust
from ingest.formats.unreadable import Unreadable
from ingest.procedure import Channel, LegalBasis, Method, Paper, Procedure, ProcedureCase
from ingest.sources.cell import line_of
from ingest.sources.limits import limits_in
from ingest.sources.procedure_problems import problems_of
from ingest.sources.procedure_reading import reading_of
from ingest.sources.procedure_record import Record

WRITTEN = date(2025, 7, 21)  # the day on which these pages were published
PROVINCE = "Đồng Nai"  # their fees follow resolution 21/2024/NQ-HĐND of that province
DECISION = "2228/QĐ-UBND"  # named at the foot of every page
_CODE = re.compile(r"\(Mã TTHC:\s*([\d.]+)\)")
_NUMBER = re.compile(r"\d+/\d{4}/[\w-]+")
_METHODS = {
    "trung tâm": Method.DIRECT,
    "một cửa": Method.DIRECT,
    "trực tiếp": Method.DIRECT,
    "văn phòng": Method.DIRECT,
    "bưu chính": Method.POSTAL,
    "cổng": Method.ONLINE,
    "trực tuyến": Method.ONLINE,
}
_FEES = ("chi phí", "phí và lệ phí", "phí & lệ phí", "phí thẩm định", "lệ phí cấp")
_BLOCKS = "p, li, h3, h4"


def read(key: str, data: bytes) -> list[Reading]:
    """The one procedure of a page."""
    page = LexborHTMLParser(data.decode("utf-8", "replace"))
    header = page.css_first("header")
    code = _CODE.search(header.text()) if header else None
    title = header.css_first("h1") if header else None
    if header is None or code is None or title is None:
        raise Unreadable("A provincial page without the code of its procedure")
    for drawing in page.css("svg, script, style"):
        drawing.decompose()
    return [reading_of(key, _record(key, code[1], title.text(), _sections(page)))]


def _record(key: str, code: str, title: str, sections: dict[str, list[str]]) -> Record:
    times = _of(sections, "thời gian giải quyết")
    limit_text = "\n".join(times)
    limits = limits_in(limit_text)
    fee = "\n".join(line for name in _FEES for line in _of(sections, name))
    places = _of(sections, "nơi nộp")
    offices = dict(
        line.split(":", 1) for line in _of(sections, "cơ quan giải quyết") if ":" in line
    )
    procedure = Procedure(
        code,
        line_of(title),
        WRITTEN,
        decision=DECISION,
        fields=("Đất đai",),
        agency=line_of(offices.get("Cơ quan thực hiện")),
        promulgator=f"UBND tỉnh {PROVINCE}",
        channels=tuple(
            Channel(method, limit_text, limits, fee, place) for method, place in _channels(places)
        ),
        cases=(ProcedureCase("", tuple(map(Paper, _of(sections, "hồ sơ cần chuẩn bị")))),),
        steps="\n".join(_of(sections, "quy trình")),
        who=", ".join(_of(sections, "đối tượng thực hiện")),
        conditions="\n".join(_of(sections, "yêu cầu & điều kiện")),
        legal_basis=tuple(_basis(line) for line in _of(sections, "căn cứ pháp lý")),
        province=PROVINCE,
    )
    procedure = replace(procedure, problems=problems_of(procedure, []))
    authority = ("Cơ quan có thẩm quyền", line_of(offices.get("Cơ quan có thẩm quyền")))
    stem = PurePosixPath(key).stem
    return Record(
        procedure,
        offices=(authority,),
        trust=Trust.UNVERIFIED,
        id=stem if stem.startswith(code) else code,
        dated_by="publication of the pages",
    )


def _sections(page: LexborHTMLParser) -> dict[str, list[str]]:
    """The lines below each heading of the page, in order."""
    sections: dict[str, list[str]] = {}
    for heading in page.css("main h2, main h3"):
        if heading.tag == "h3" and _inside_h2(heading):
            continue
        name = line_of(heading.text()).lstrip("⏰💰📍 ").lower()
        sections.setdefault(name, []).extend(_lines(heading))
    return sections


def _inside_h2(heading: LexborNode) -> bool:
    """Whether an h3 only divides the section of an h2."""
    section = heading.parent
    while section is not None and section.tag != "section":
        section = section.parent
    return section is not None and section.css_first("h2") is not None


def _lines(heading: LexborNode) -> Iterator[str]:
    box = _box(heading)
    for node in box.css(_BLOCKS) if box is not None else ():
        if node.mem_id == heading.mem_id or any(child.tag in ("p", "ul") for child in node.iter()):
            continue
        said = line_of(node.text(separator=" ").replace("\n", " "))
        if said:
            yield re.sub(r"\s+([.,;:)])", r"\1", said)


def _box(heading: LexborNode) -> LexborNode | None:
    """The box of a section: of an h2 in a row of its own, the box around that row."""
    box = heading.parent
    while box is not None and box.tag not in ("section", "main") and not box.css_first("p, li"):
        box = box.parent
    return box


def _of(sections: dict[str, list[str]], name: str) -> list[str]:
    return [line for title, lines in sections.items() if name in title for line in lines]


def _channels(places: list[str]) -> list[tuple[Method, str]]:
    found: dict[Method, str] = {}
    for place in places:
        said = re.sub(r"^\d+\.\s*", "", place)
        for word, method in _METHODS.items():
            if word in said.lower():
                found[method] = f"{found[method]}; {said}" if method in found else said
                break
    return list(found.items()) or [(Method.DIRECT, "")]


def _basis(line: str) -> LegalBasis:
    number = _NUMBER.search(line)
    return LegalBasis(number.group() if number else "", line)
