"""Cells of one line and of several."""

import unicodedata

from ingest.sources.cell import line_of, lines_of


def test_tabs_and_double_blanks_go():
    assert line_of("\tChuyển trường và  tiếp nhận học sinh") == (
        "Chuyển trường và tiếp nhận học sinh"
    )


def test_nothing_is_said_in_several_ways():
    for written in ("Không có thông tin", "Không có thông tin.", "--", None, ""):
        assert line_of(written) == lines_of(written) == ""


def test_each_step_has_its_own_line_whatever_its_unicode():
    written = unicodedata.normalize("NFD", "Bước 1: Nộp hồ sơ. Bước 2: Nhận kết quả.")

    assert lines_of(written) == "Bước 1: Nộp hồ sơ.\nBước 2: Nhận kết quả."


def test_lines_broken_inside_a_sentence_are_joined():
    written = "được lựa chọn nộp bản sao giấy tờ\nvà xuất trình bản chính.\n- Cơ quan tiếp nhận"

    assert lines_of(written) == (
        "được lựa chọn nộp bản sao giấy tờ và xuất trình bản chính.\n- Cơ quan tiếp nhận"
    )


def test_marks_of_a_list_begin_a_line():
    assert lines_of("Hồ sơ gồm\na) Đơn\nđ. Ảnh").count("\n") == 2
