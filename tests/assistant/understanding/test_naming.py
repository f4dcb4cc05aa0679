import pytest

from assistant.understanding.naming import Titles, fold_number, named_documents, place_in
from ingest.document import Document, Family


def numbers(text: str) -> list[str | None]:
    return [named.number for named in named_documents(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nghị định 61/2018/NĐ-CP còn hiệu lực không", ["61/2018/nd-cp"]),
        ("theo nghi đinh 61/2018 hồ sơ trễ thì phải xin lỗi", ["61/2018"]),
        ("nghị định 217 nói gì về nhà ở", ["217"]),
        ("luật quản lý thuế số 38 năm 2019", ["38/2019"]),
        ("Nghị quyết 66.16/2026/NQ-CP", ["66.16/2026/nq-cp"]),
        ("28/VBHN-VPQH 2026", ["28/vbhn-vpqh/2026"]),
        ("nghị định 107/2021 sửa gì của nghị định 61/2018", ["107/2021", "61/2018"]),
    ],
)
def test_documents_are_named_by_their_numbers(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "trước 1/7/2026 xin phép xây nhà mất mấy ngày",
        "từ tháng 7/2026 lương cơ sở bao nhiêu",
        "tôi nộp ngày 02/11/2026",
        "phạt 500.000 đồng",
        "lái xe 110 phân khối",
        "hỗ trợ nuôi heo theo nghị định nào năm 2025",
    ],
)
def test_days_and_amounts_name_no_document(text):
    assert numbers(text) == []


def test_article_clause_and_point_are_read():
    named = place_in("điểm b khoản 2 Điều 15a nói gì")

    assert (named.article, named.clause, named.point) == ("15a", "2", "b")


def law(key: str, title: str) -> Document:
    return Document(key, key, Family.LAW, "Luật", title)


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("viên chức 2025 áp dụng chưa", "luật viên chức 2025 áp dụng chưa"),
        (
            "giữa việc làm 2013 và luật việc làm 2025",
            "giữa luật việc làm 2013 và luật việc làm 2025",
        ),
        ("theo lao động 2012 thì sao", "theo bộ luật lao động 2012 thì sao"),
        ("luật giao thông đường bộ 2008 thì sao", "luật giao thông đường bộ 2008 thì sao"),
        ("đầu năm 2026 tôi nộp", "đầu năm 2026 tôi nộp"),
        ("viên chức có phải nộp không", "viên chức có phải nộp không"),
    ],
)
def test_a_year_behind_the_name_of_a_law_tells_that_it_is_one(heard, said):
    names = ["Luật Viên chức", "Luật Việc làm", "Luật Đường bộ", "Luật Giao thông đường bộ"]
    titles = Titles.of([law(name, name) for name in (*names, "Bộ luật Lao động")])

    assert titles.with_laws_named(heard) == said


def test_act_is_named_by_the_longest_title():
    titles = Titles.of(
        [law("a", "Luật Đất đai"), law("b", "Luật Cư trú"), law("c", "Luật Cư trú số 68/2020/QH14")]
    )

    assert titles.named_in("theo luat cu tru thi sao") == ("b", "c")
    assert titles.named_in("không luật nào") == ()


@pytest.mark.parametrize(
    ("written", "folded"),
    [("061/2018/NĐ-CP", "61/2018/nd-cp"), ("61/2018/NÐ-CP", "61/2018/nd-cp")],
)
def test_numbers_are_compared_without_marks_and_zeros(written, folded):
    assert fold_number(written) == folded


@pytest.mark.parametrize(
    ("text", "number", "may_be"),
    [
        ("nghị định 118/2025 có hiệu lực khi nào", "118/2025/NĐ-CP", True),
        ("nghị định 118/2025 có hiệu lực khi nào", "118/2025/TT-BTC", False),
        ("nghị quyết 254/2025 có hiệu lực khi nào", "254/2025/QH15", True),
        ("số 118/2025 có hiệu lực khi nào", "118/2025/TT-BTC", True),
    ],
)
def test_kind_that_is_said_tells_documents_of_one_number_apart(text, number, may_be):
    assert named_documents(text)[0].may_be(number) is may_be
