"""Glued rows of "thành phần hồ sơ": cases, names, forms and quantities apart."""

from ingest.procedure import Paper
from ingest.sources.glued_papers import cases_of, name_and_form

HEADER = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"


def test_names_forms_and_quantities():
    glued = (
        f"--{HEADER}- Văn bản đề nghị theo Mẫu 02 Phụ lục I Nghị định số 23/2026/NĐ-CP.Mau02.docx"
        "1 bản chínhGiấy chứng nhận đã cấp0 bản chính,1 bản sao"
    )

    (case,) = cases_of(glued)

    assert case.name == ""
    assert case.papers == (
        Paper(
            "- Văn bản đề nghị theo Mẫu 02 Phụ lục I Nghị định số 23/2026/NĐ-CP.",
            "Mau02.docx",
            1,
            0,
        ),
        Paper("Giấy chứng nhận đã cấp", "", 0, 1),
    )


def test_each_case_has_its_own_papers():
    glued = f"a) Xe của cơ quan:{HEADER}Đơn1 bản chínhb) Xe của cá nhân:{HEADER}Tờ khai2 bản chính"

    first, second = cases_of(glued)

    assert (first.name, [paper.name for paper in first.papers]) == ("a) Xe của cơ quan:", ["Đơn"])
    assert (second.name, second.papers[0].originals) == ("b) Xe của cá nhân:", 2)


def test_copies_named_in_the_words_of_a_paper_do_not_end_it():
    glued = f"--{HEADER}Phiếu yêu cầu (01 bản chính) theo Mẫu số 01a1 bản chính"

    ((paper,),) = [case.papers for case in cases_of(glued)]

    assert paper == Paper("Phiếu yêu cầu (01 bản chính) theo Mẫu số 01a", "", 1, 0)


def test_a_year_before_the_quantity_stays_with_the_name():
    glued = f"--{HEADER}Đơn theo Thông tư số 02/2026/TT-BNNMT ngày 01/01/20261 bản chính,1 bản sao"

    ((paper,),) = [case.papers for case in cases_of(glued)]

    assert paper.name.endswith("ngày 01/01/2026")
    assert (paper.originals, paper.copies) == (1, 1)


def test_a_number_before_the_quantity_stays_with_the_name():
    glued = f"--{HEADER}Đơn theo Phụ lục 11 bản chínhTờ khai theo mẫu số 031 bản chính"

    (case,) = cases_of(glued)

    assert [paper.name for paper in case.papers] == ["Đơn theo Phụ lục 1", "Tờ khai theo mẫu số 03"]


def test_several_forms_of_one_paper():
    glued = "Danh sách người điều hànhMẫu số 91 bản thông tin cá nhân.docxMẫu số 101.docx"

    assert name_and_form(glued) == (
        "Danh sách người điều hành",
        "Mẫu số 91 bản thông tin cá nhân.docx, Mẫu số 101.docx",
    )


def test_a_form_behind_a_document_number():
    glued = "Mẫu tại Phụ lục I Nghị định số 102/2020/NĐ-CPMẫu số 13.docx"

    assert name_and_form(glued) == (
        "Mẫu tại Phụ lục I Nghị định số 102/2020/NĐ-CP",
        "Mẫu số 13.docx",
    )
