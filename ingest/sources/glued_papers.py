"""The table "thành phần hồ sơ" whose cells were glued together.

"--Tên giấy tờMẫu đơn, tờ khaiSố lượngĐơn đề nghị …Mẫu số 05.docx1 bản chínhGiấy …1 bản chính".
"""

import re
from collections.abc import Iterator

from ingest.procedure import Paper, ProcedureCase
from ingest.sources.cell import line_of
from ingest.sources.letters import CAPITALS, SMALL

_HEADER = re.compile(r"Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng")
_QUANTITY = re.compile(r"(?P<originals>\d+) bản chính(?:,(?P<copies>\d+) bản sao)?")
_FORM = re.compile(r".+?\.(?:docx?|pdf|xlsx?|rar|zip|jpe?g|png)(?=$|[^\w\s])", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:docx?|pdf|xlsx?|rar|zip|jpe?g|png)$", re.IGNORECASE)
_ANY_EXTENSION = re.compile(rf"(?i:\.(?:docx?|pdf|xlsx?|rar|zip|jpe?g|png))(?=[{CAPITALS}0-9(]|$)")
# Where a form's name begins: a capital or digit right behind a small letter or a mark, or one of
# the words with which such names begin right behind a capital ("Nghị định 102/2020/NĐ-CPMẫu 13").
_GLUE = re.compile(
    rf"(?<=[{SMALL});:\"”])(?=[{CAPITALS}0-9])"
    rf"|(?<=[{SMALL}{CAPITALS})]\.)(?=[{CAPITALS}{SMALL}0-9])"
    rf"|(?<=\d)(?=[{CAPITALS}][{SMALL}])"
    rf"|(?<=[{CAPITALS}])(?=\d? ?(?:Mẫu|Mau|MẪU|Phụ|Phu|PHỤ|Tờ|Đơn|Biểu))"
)
_LONGEST_FORM = 140  # characters of a file name


def cases_of(glued: str) -> tuple[ProcedureCase, ...]:
    """The cases of a glued table, each with its papers."""
    pieces = _HEADER.split(glued)
    cases = []
    name = pieces[0]
    for piece in pieces[1:]:
        papers, rest = _papers(piece)
        cases.append(ProcedureCase(line_of(name).strip("-").strip() or "", tuple(papers)))
        name = rest
    return tuple(cases)


def _papers(piece: str) -> tuple[list[Paper], str]:
    """The papers of one case, and the text after the last of them: the next case's name."""
    papers = []
    start = 0
    for quantity in _QUANTITY.finditer(piece):
        digits = quantity["originals"]
        own = _own_digits(digits, piece[: quantity.start()])
        if own == digits:
            continue  # "phải có 01 bản chính": words of the paper itself
        name, form = name_and_form(piece[start : quantity.start()] + own)
        copies = int(quantity["copies"] or 0)
        papers.append(Paper(name, form, int(digits.removeprefix(own)), copies))
        start = quantity.end()
    return papers, piece[start:]


def _own_digits(digits: str, before: str) -> str:
    """The digits that belong to the name: "…ngày 01/01/2026" + "1", "Mẫu số 03" + "1".

    Quantities have one digit and no leading zero; all digits belong to the name where a blank
    stands before them and they can be a number in its words.
    """
    if before[-1:] in (" ", "\n", "(") and len(digits) <= 1 + digits.startswith("0"):
        return digits
    return digits[:-1] if len(digits) > 2 or before[-1:] in (" ", "/", "-") else ""


def name_and_form(glued: str) -> tuple[str, str]:
    """ "Đơn đề nghị theo mẫuMau 05.docx" -> ("Đơn đề nghị theo mẫu", "Mau 05.docx")."""
    glued = line_of(glued)
    if not _EXTENSION.search(glued):
        return glued, ""
    forms = list(_forms(glued))
    name = glued[: len(glued) - sum(map(len, forms))]
    return name.strip(), ", ".join(forms)


def _forms(glued: str) -> Iterator[str]:
    """The form names at the end, in their order."""
    ends = [found.end() for found in _ANY_EXTENSION.finditer(glued)]
    starts = [_form_start(glued, ends[0]), *ends[:-1]]
    for start, end in zip(starts, ends, strict=True):
        yield glued[start:end]


def _form_start(glued: str, end: int) -> int:
    earliest = max(0, end - _LONGEST_FORM)
    places = [found.start() for found in _GLUE.finditer(glued, earliest, end - 4)]
    return places[0] if places else end
