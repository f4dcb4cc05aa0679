from pathlib import Path

from ingest.formats.markdown import read_markdown

LAWS = Path(__file__).parents[2] / "data" / "laws"


def texts(markdown: str) -> list[str]:
    return [line.text for line in read_markdown(markdown.encode())]


def test_marks_of_markdown_are_taken_off() -> None:
    markdown = "## Chương I\n\n**Điều 1\\. Phạm vi** [Luật](https://a.vn/(b)) *này* (*)\n\n---\n"

    assert texts(markdown) == ["Chương I", "Điều 1. Phạm vi Luật này (*)"]


def test_front_matter_and_the_sections_of_an_editor_are_left_out() -> None:
    markdown = (
        "---\ntitle: x\n---\n\n# Nghị định 1/2026/NĐ-CP\n\n## THÔNG TIN VĂN BẢN\n\n| Số | 1 |\n"
        "### Điểm mới\n\nMới.\n\n## VĂN BẢN\n\nĐiều 1. Phạm vi\n\n## VĂN BẢN LIÊN QUAN\n\nKhác.\n"
    )

    assert texts(markdown) == ["Nghị định 1/2026/NĐ-CP", "Điều 1. Phạm vi"]


def test_rows_of_a_table_are_lines_with_bars_and_the_rule_is_none() -> None:
    lines = read_markdown(b"| STT | A |\n|---|---|\n| 1 | B |\n")

    assert [(line.text, line.row) for line in lines] == [("STT | A", True), ("1 | B", True)]


def test_lines_broken_inside_headings_are_joined() -> None:
    lines = [line.text for line in read_markdown((LAWS / "quyet-dinh-125-2025.md").read_bytes())]

    assert "Điều 2. Đối tượng áp dụng" in lines
