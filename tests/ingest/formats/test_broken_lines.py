from ingest.formats.broken_lines import are_broken, rejoin

PRINTED = [
    "Điều 2. Trách nhiệm của các cơ quan, tổ chức có liên quan trong công",
    "tác tổ chức cán bộ và điều kiện bảo đảm hoạt động của hệ thống thi hành",
    "án dân sự",
    "1. Bộ Tư pháp chủ trì, phối hợp với các bộ, cơ quan ngang bộ, cơ quan",
    "thuộc Chính phủ thực hiện công tác tổ chức cán bộ.",
    "Trường hợp cần thiết, Bộ Tư pháp báo cáo Thủ tướng Chính phủ xem xét.",
    "a) Bộ Quốc phòng phối hợp với Bộ Tư pháp trong việc thi tuyển, bổ nhiệm;",
]


def test_a_heading_and_a_clause_broken_by_the_page_become_one_line_each() -> None:
    assert [text[:12] for text in rejoin(PRINTED)] == [
        "Điều 2. Trác",
        "1. Bộ Tư phá",
        "Trường hợp c",
        "a) Bộ Quốc p",
    ]


def test_a_reference_at_the_start_of_a_line_is_no_new_article() -> None:
    lines = ["theo quy định tại điểm", "a) khoản 2 Điều này và khoản", "1 Điều 5 của Luật này."]

    assert len(rejoin(lines)) == 1


def test_a_clause_after_a_title_that_ends_with_khoan_begins_a_line() -> None:
    lines = ["Điều 2. Bãi bỏ một số cụm từ, bãi bỏ một số khoản", "1. Thay thế cụm từ sau đây:"]

    assert rejoin(lines) == lines


def test_a_short_line_ends_a_paragraph() -> None:
    lines = [*PRINTED[3:5], "Nghị định này", *PRINTED[3:5]]

    assert "Nghị định này" in rejoin(lines)


def test_a_sentence_goes_on_below_an_empty_line() -> None:
    assert rejoin(["Điều 5. Hành vi vi phạm quy", "", "định tại khoản 2"]) == [
        "Điều 5. Hành vi vi phạm quy định tại khoản 2"
    ]


def test_paragraphs_on_one_line_each_are_not_broken() -> None:
    assert not are_broken(["1. Công dân có quyền.", "a) Quyền khiếu nại;", "b) Quyền tố cáo."] * 9)
    assert are_broken(PRINTED * 3)
