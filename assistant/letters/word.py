"""A letter as a Word file, laid out as official papers are (30/2020/NĐ-CP: A4, Times New Roman)."""

from io import BytesIO
from typing import TYPE_CHECKING

from assistant.letters.letter import Letter
from assistant.letters.plain import HEAD

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_word(letter: Letter) -> bytes:
    import docx  # a third of a second

    paper = docx.Document()
    _lay_out(paper)
    for line in HEAD:
        _centred(paper, line, bold=True)
    _right(paper, letter.place_and_day, italic=True)
    _centred(paper, letter.title, bold=True)
    _centred(paper, letter.about, bold=True)
    for addressee in letter.addressees:
        _centred(paper, f"Kính gửi: {addressee}")
    for line in letter.writer:
        paper.add_paragraph(line)
    for heading, paragraphs in letter.sections:
        paper.add_paragraph().add_run(heading).bold = True
        for text in paragraphs:
            paper.add_paragraph(text)
    for text in letter.closing:
        paper.add_paragraph(text)
    who, how, name = letter.signature
    _right(paper, who, bold=True)
    _right(paper, how, italic=True)
    _right(paper, f"\n\n{name}")
    for text in letter.notes:
        paper.add_paragraph().add_run(text).italic = True
    written = BytesIO()
    paper.save(written)
    return written.getvalue()


def _lay_out(paper: "Document") -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(30), Mm(20)
    page.top_margin, page.bottom_margin = Mm(20), Mm(20)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(6)


def _centred(paper: "Document", text: str, bold: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = _run(paper, text, bold=bold)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _right(paper: "Document", text: str, bold: bool = False, italic: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = _run(paper, text, bold=bold, italic=italic)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _run(paper: "Document", text: str, bold: bool = False, italic: bool = False) -> "Paragraph":
    paragraph = paper.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    return paragraph
