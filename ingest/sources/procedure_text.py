"""A procedure as the text that is quoted: one heading and one provision for each field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.citation import Place
from ingest.document import Content
from ingest.procedure import Channel, LegalBasis, Paper, Procedure, ProcedureCase
from ingest.provision import Level, Provision
from ingest.sources.cell import sentence
from ingest.sources.limits import limits_in
from ingest.sources.methods import METHOD_NAMES
from ingest.sources.procedure_record import Record

HEADINGS = {
    "name": "Tên thủ tục",
    "time_limit": "Thời hạn giải quyết",
    "fee": "Phí, lệ phí",
    "papers": "Thành phần hồ sơ",
    "steps": "Trình tự thực hiện",
    "channels": "Cách thức thực hiện",
    "result": "Kết quả thực hiện",
    "agency": "Cơ quan thực hiện",
    "who": "Đối tượng thực hiện",
    "conditions": "Yêu cầu, điều kiện",
    "legal_basis": "Căn cứ pháp lý",
}
NOTHING = "Không có thông tin"
CASES = "Thời hạn ghi ở phần trường hợp của hồ sơ"
NO_UNIT = "(hồ sơ không ghi đơn vị)"


def content_of(record: Record) -> Content:
    """The text of a record, its fields as provisions, and the record itself."""
    procedure = record.procedure
    fields = {
        "name": _name(procedure),
        "time_limit": _time_limit(procedure),
        "fee": _fee(procedure),
        "papers": [line for case in procedure.cases for line in _papers(case)],
        "steps": procedure.steps.splitlines(),
        "channels": list(_channels(procedure)),
        "result": list(procedure.results),
        "agency": _agency(record),
        "who": [procedure.who],
        "conditions": procedure.conditions.splitlines(),
        "legal_basis": [_basis(basis) for basis in procedure.legal_basis],
    }
    page = _Page()
    for name, lines in fields.items():
        page.add(name, [line for line in lines if line.strip()])
    return Content(page.text, tuple(page.provisions), procedure)


class _Page:
    """The text as it grows, with the places of what was added."""

    def __init__(self) -> None:
        self.text = ""
        self.provisions: list[Provision] = []

    def add(self, name: str, lines: list[str]) -> None:
        """A heading and its lines; several lines become paragraphs of the field."""
        if not lines:
            return
        place = Place(field=name)
        self.text += "\n\n" if self.text else ""
        start = len(self.text)
        self.text += HEADINGS[name]
        lead_end = len(self.text)
        spans = list(self._spans(lines))
        end = len(self.text)
        parent = len(self.provisions)
        several = len(spans) > 1
        self.provisions.append(
            Provision(
                Level.FIELD, name, HEADINGS[name], place, start, lead_end if several else end, end
            )
        )
        for number, (first, last) in enumerate(spans if several else (), 1):
            self.provisions.append(
                Provision(Level.PARAGRAPH, str(number), "", place, first, last, last, parent)
            )

    def _spans(self, lines: list[str]) -> Iterator[tuple[int, int]]:
        for line in lines:
            self.text += "\n"
            start = len(self.text)
            self.text += line
            yield start, len(self.text)


def _name(procedure: Procedure) -> list[str]:
    said = [procedure.name, f"Mã thủ tục: {procedure.code}"]
    labelled = {
        "Lĩnh vực": ", ".join(procedure.fields),
        "Cấp thực hiện": ", ".join(procedure.levels),
        "Quyết định công bố": procedure.decision,
        "Cơ quan công bố": procedure.promulgator,
    }
    return said + [f"{label}: {value}" for label, value in labelled.items() if value]


_ABOUT_FILING = re.compile(r"[\W]*(?:nộp|gửi|trực tiếp|trực tuyến|thông qua|qua )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    """Channels that say the same."""

    methods: str
    said: str


def _rows(channels: tuple[Channel, ...], said: list[str]) -> list[_Row]:
    """One row for each thing said, with the ways of filing for which it is said."""
    methods: dict[str, list[str]] = {}
    for channel, text in zip(channels, said, strict=True):
        names = methods.setdefault(text, [])
        if METHOD_NAMES[channel.method] not in names:
            names.append(METHOD_NAMES[channel.method])
    return [_Row(", ".join(names), text) for text, names in methods.items()]


def _time_limit(procedure: Procedure) -> list[str]:
    rows = _rows(procedure.channels, [limit_said(channel) for channel in procedure.channels])
    stated = {
        (limit.value, limit.unit) for channel in procedure.channels for limit in channel.limits
    }
    cases = [
        f"{_case_said(case, procedure)}: {'; '.join(limit.text for limit in case.limits)}"
        for case in procedure.cases
        if any((limit.value, limit.unit) not in stated for limit in case.limits)
    ]
    return [f"{row.methods}: {row.said}" for row in rows] + list(dict.fromkeys(cases))


def _case_said(case: ProcedureCase, procedure: Procedure) -> str:
    return CASES if case.name in ("", procedure.name) else f"Trường hợp “{case.name}”"


def limit_said(channel: Channel) -> str:
    """What a row says of time: its cell, and its description where that speaks of time."""
    cell = channel.limit_text.replace("\n", " ") or NOTHING
    if channel.bare_number is not None:
        cell = f"{cell} {NO_UNIT}"
    if not speaks_of_time(channel):
        return cell
    description = parted(channel.description)[1]
    if cell.lower() in ("theo mô tả", NOTHING.lower()) or _says_it_again(channel):
        return description
    return f"{sentence(cell)} {description}"


def parted(description: str) -> tuple[str, str]:
    """The lines about filing at the start of a description, and those about time from there on.

    "Nộp trực tuyến trên Cổng dịch vụ công." / "* Đối với các xã miền núi … không quá 18 ngày".
    """
    lines = description.split("\n")
    first = 0
    while first < len(lines) - 1 and _ABOUT_FILING.match(lines[first]):
        if limits_in(lines[first]):
            break
        first += 1
    return "\n".join(lines[:first]), "\n".join(lines[first:]).lstrip("* ")


def _says_it_again(channel: Channel) -> bool:
    """Whether the description gives every limit of the cell once more."""
    cell = {(limit.value, limit.unit) for limit in limits_in(channel.limit_text)}
    described = {(limit.value, limit.unit) for limit in limits_in(channel.description)}
    return bool(cell) and cell <= described


def speaks_of_time(channel: Channel) -> bool:
    """Whether the description says or restricts a time limit."""
    if limits_in(channel.description):
        return True
    own = {limit.condition for limit in limits_in(channel.limit_text)}
    return any(limit.condition not in own | {""} for limit in channel.limits)


def _fee(procedure: Procedure) -> list[str]:
    said = [channel.fee_text or NOTHING for channel in procedure.channels]
    lines = []
    for row in _rows(procedure.channels, said):
        first, *rest = row.said.splitlines()
        lines += [f"{row.methods}: {first}", *rest]
    return lines


def _channels(procedure: Procedure) -> Iterator[str]:
    said = [_filing_said(channel) for channel in procedure.channels]
    for row in _rows(procedure.channels, said):
        yield f"{row.methods}: {row.said}" if row.said else row.methods


def _filing_said(channel: Channel) -> str:
    if channel.description == METHOD_NAMES[channel.method]:
        return ""
    about = parted(channel.description)[0] if speaks_of_time(channel) else channel.description
    return about.replace("\n", " ")


def _papers(case: ProcedureCase) -> Iterator[str]:
    if case.papers and case.name and case.name != "--":
        yield case.name
    for paper in case.papers:
        yield paper_said(paper)


def paper_said(paper: Paper) -> str:
    """A paper with its form and how many: "Giấy chứng sinh (1 bản chính)"."""
    counted = [
        f"{number} {kind}"
        for number, kind in ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
        if number
    ]
    notes = [", ".join(counted)] if counted else []
    if paper.form:
        notes.append(f"mẫu: {paper.form}")
    return f"{paper.name} ({'; '.join(notes)})" if notes else paper.name


def _basis(basis: LegalBasis) -> str:
    """A title that names its number stands alone."""
    return basis.title if basis.number in basis.title else f"{basis.number} {basis.title}".strip()


def _agency(record: Record) -> list[str]:
    own = [record.procedure.agency] if record.procedure.agency else []
    return own + [f"{label}: {said}" for label, said in record.offices if said]
