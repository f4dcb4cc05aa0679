"""The portal's own export (ChiTietTTHC_<code>.pdf): labelled fields and tables as printed lines."""

import re
from dataclasses import replace
from datetime import date

import pypdfium2

from ingest.document import Reading
from ingest.formats.unreadable import Unreadable
from ingest.procedure import Channel, LegalBasis, Paper, Procedure, ProcedureCase
from ingest.sources.cell import line_of, lines_of
from ingest.sources.channel_limits import channel_limits
from ingest.sources.limits import limits_in
from ingest.sources.methods import METHODS
from ingest.sources.procedure_problems import SCRAMBLED, problems_of
from ingest.sources.procedure_reading import reading_of
from ingest.sources.procedure_record import Record, issuer_of, levels_of, names_of

PRINTED = date(2025, 10, 6)  # the day on which the export held was published
PAGE_END = "\f"
TITLE = "Chi tiết thủ tục hành chính"
_LABELS = (
    "Mã thủ tục", "Số quyết định", "Tên thủ tục", "Cấp thực hiện", "Loại thủ tục", "Lĩnh vực",
    "Trình tự thực hiện", "Cách thức thực hiện", "Thành phần hồ sơ", "Đối tượng thực hiện",
    "Cơ quan thực hiện", "Cơ quan có thẩm quyền", "Địa chỉ tiếp nhận HS",
    "Cơ quan được ủy quyền", "Cơ quan phối hợp", "Kết quả thực hiện", "Căn cứ pháp lý",
    "Yêu cầu, điều kiện thực hiện", "Từ khóa", "Mô tả",
)  # fmt: skip
_LABEL = re.compile(rf"^(?P<label>{'|'.join(_LABELS)}):", re.MULTILINE)
_BROKEN_WORD = re.compile(r"[\ufffe\u00ad]\s*")  # a hyphen at the end of a printed line
_ROW = re.compile(r"(?P<method>Trực tiếp|Trực tuyến|Dịch vụ bưu chính) (?=\d|Không)")
_CELL = re.compile(r"(?P<limit>\d[\d.,]*(?: (?:Ngày làm việc|Ngày|Giờ|Tháng))?)\s*(?P<rest>.*)")
_COUNT = re.compile(
    r"Bản chính: (?P<originals>\d+) Bản (?P<wrapped>[^:]{0,40}? )?sao: (?P<copies>\d+)"
)
_FORMS = re.compile(r"(?:\S+\.(?:docx?|pdf|xlsx?)\s*)+")
_PAPERS_HEAD = re.compile(r"^.*?Tên giấy tờ Mẫu đơn, tờ khai Số lượng\s*")
_BASIS_HEAD = re.compile(r"^.*?Cơ quan ban hành\s*")
_BASIS_DAY = re.compile(r"\d\d-\d\d-\s?\d{4}")
_NUMBER = re.compile(r"\d+/\d{4}/[A-ZĐ][\wĐ-]*")


def is_export(data: bytes) -> bool:
    """Whether the first page bears the title of an export."""
    try:
        document = pypdfium2.PdfDocument(data)
        first = document[0].get_textpage().get_text_range(count=200) if len(document) else ""
    except pypdfium2.PdfiumError:
        return False  # a broken file; the reader of PDF files says what is wrong with it
    return TITLE in first


def read(key: str, data: bytes) -> list[Reading]:
    """The one procedure of an export."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise Unreadable(f"A damaged PDF file: {problem}") from problem
    text = PAGE_END.join(page.get_textpage().get_text_range() for page in document)
    return [reading_of(key, record_of(text))]


def record_of(text: str) -> Record:
    """The record of the printed lines; pages are parted by `PAGE_END`."""
    fields = dict.fromkeys(_LABELS, "") | _fields(_BROKEN_WORD.sub("-", text.replace("\r\n", "\n")))
    if not fields["Mã thủ tục"]:
        raise Unreadable("An export of the portal without a procedure code")
    return _record(fields)


def _fields(text: str) -> dict[str, str]:
    labels = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in labels), len(text)][1:]
    return {
        label["label"]: text[label.end() : end] for label, end in zip(labels, ends, strict=True)
    }


def _record(printed: dict[str, str]) -> Record:
    fields = {label: line_of(text) for label, text in printed.items()}
    decision = fields["Số quyết định"]
    papers = tuple(_papers(fields["Thành phần hồ sơ"]))
    procedure = Procedure(
        fields["Mã thủ tục"],
        fields["Tên thủ tục"],
        PRINTED,
        decision=decision,
        levels=levels_of(fields["Cấp thực hiện"]),
        fields=(fields["Lĩnh vực"],),
        agency=fields["Cơ quan thực hiện"],
        promulgator=issuer_of(decision),
        channels=tuple(_channels(fields["Cách thức thực hiện"])),
        cases=(ProcedureCase("", papers),),
        steps=lines_of(re.sub(r" (?=\+ Bước \d)", "\n", fields["Trình tự thực hiện"])),
        results=(fields["Kết quả thực hiện"],),
        who=", ".join(names_of(fields["Đối tượng thực hiện"])),
        conditions=fields["Yêu cầu, điều kiện thực hiện"],
        legal_basis=tuple(_bases(fields["Căn cứ pháp lý"])),
    )
    torn = PAGE_END in printed["Thành phần hồ sơ"]
    problems = (f"{SCRAMBLED}: papers: a row of the table runs over a page",) if torn else ()
    procedure = replace(procedure, problems=problems_of(procedure, []) + problems)
    names = ("Cơ quan có thẩm quyền", "Cơ quan phối hợp", "Địa chỉ tiếp nhận HS")
    return Record(procedure, offices=tuple((name, fields.get(name, "")) for name in names))


def _channels(cell: str) -> list[Channel]:
    rows = list(_ROW.finditer(cell))
    ends = [*(row.start() for row in rows), len(cell)][1:]
    return [
        _channel(row["method"], cell[row.end() : end].strip())
        for row, end in zip(rows, ends, strict=True)
    ]


def _channel(method: str, said: str) -> Channel:
    cells = _CELL.match(said)
    limit, rest = (cells["limit"], cells["rest"]) if cells else (said, "")
    limits = channel_limits(limits_in(limit), rest)
    bare = None if limits or not limit.isdigit() else float(limit) or None
    return Channel(METHODS[method], limit, limits, "", rest, bare)


def _papers(cell: str) -> list[Paper]:
    text = _PAPERS_HEAD.sub("", cell)
    papers, start = [], 0
    for count in _COUNT.finditer(text):
        words = f"{text[start : count.start()]}{count['wrapped'] or ''}"
        forms = ", ".join(form for found in _FORMS.findall(words) for form in found.split())
        name = line_of(_FORMS.sub("", words))
        papers.append(Paper(name, forms, int(count["originals"]), int(count["copies"])))
        start = count.end()
    return papers


def _bases(cell: str) -> list[LegalBasis]:
    text = _BASIS_HEAD.sub("", cell)
    found = []
    for part in _BASIS_DAY.split(text):
        number = _NUMBER.search(part)
        if number:
            found.append(LegalBasis(number.group(), part[number.end() :].strip()))
    return found
