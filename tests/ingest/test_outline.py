from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.citation import Place
from ingest.formats.line import Line
from ingest.formats.reading import read_lines
from ingest.outline import outline
from ingest.provision import Level, Provision

LAWS = Path(__file__).parents[1] / "data" / "laws"
LETTERS = "abcdđeghiklmnopqrstuvxy"


def outlined(text: str) -> list[Provision]:
    return list(outline([Line(line) for line in text.strip().split("\n")])[1])


def numbers(provisions: list[Provision], level: Level) -> list[str]:
    return [provision.number for provision in provisions if provision.level is level]


def read(name: str) -> tuple[str, tuple[Provision, ...]]:
    return outline(read_lines(None, (LAWS / name).read_bytes(), name))


LAW = """
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về khiếu nại.
Điều 2. Giải thích từ ngữ
Trong Luật này:
1. Khiếu nại là việc:
a) Công dân đề nghị;
b) Cơ quan đề nghị.
1a. Người khiếu nại là công dân.
2. Rút khiếu nại.
Mục 1
THẨM QUYỀN
Điều 2a. Thẩm quyền
"""


def test_divisions_articles_clauses_and_points_nest() -> None:
    text, provisions = outline([Line(line) for line in LAW.strip().split("\n")])
    clause = next(p for p in provisions if p.level is Level.CLAUSE)
    article = provisions[clause.parent or 0]

    assert text[clause.start : clause.end].endswith("b) Cơ quan đề nghị.")
    assert text[clause.start : clause.lead_end] == "1. Khiếu nại là việc:"
    assert (article.number, article.heading) == ("2", "Giải thích từ ngữ")
    assert text[article.start : article.lead_end].endswith("Trong Luật này:")
    assert provisions[article.parent or 0].heading == "QUY ĐỊNH CHUNG"


def test_inserted_articles_and_clauses_keep_their_letters() -> None:
    provisions = outlined(LAW)

    assert numbers(provisions, Level.ARTICLE) == ["1", "2", "2a"]
    assert numbers(provisions, Level.CLAUSE) == ["1", "1a", "2"]
    assert provisions[-2].heading == "THẨM QUYỀN"


def test_a_point_knows_its_whole_place() -> None:
    point = next(p for p in outlined(LAW) if p.level is Level.POINT)

    assert point.place == Place(article="2", clause="1", point="a")
    assert str(point.place) == "điểm a khoản 1 Điều 2"


def test_an_amending_decree_quotes_articles_that_are_not_its_own() -> None:
    _, provisions = read("vbpl-367-2025-ND-CP.html")

    assert numbers(list(provisions), Level.ARTICLE) == ["1", "2"]
    assert numbers(list(provisions), Level.CLAUSE) == [*map(str, range(1, 16)), "1", "2"]
    assert numbers(list(provisions), Level.POINT) == []


def test_a_quotation_without_its_closing_mark_ends_at_the_next_amending_clause() -> None:
    provisions = outlined(
        "Điều 1. Sửa đổi Nghị định số 1/2020/NĐ-CP\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Hồ sơ\n"
        "1. Đơn.\n2. Bản sao.\n2. Bãi bỏ Điều 6.\nĐiều 2. Hiệu lực thi hành"
    )

    assert numbers(provisions, Level.ARTICLE) == ["1", "2"]
    assert numbers(provisions, Level.CLAUSE) == ["1", "2"]


def test_articles_quoted_without_marks_are_not_its_own() -> None:
    provisions = outlined(
        "Điều 1. Sửa đổi Luật\nSửa đổi Điều 15 như sau:\nĐiều 15. Hồ sơ\nĐiều 2. Hiệu lực"
    )

    assert numbers(provisions, Level.ARTICLE) == ["1", "2"]


def test_footnotes_of_a_consolidated_law_are_neither_articles_nor_text_of_the_last_one() -> None:
    text, provisions = read("vbhn-29-2026-to-cao.txt")
    articles = [p for p in provisions if p.level is Level.ARTICLE]

    assert [article.number for article in articles][-2:] == ["66", "67"]
    assert text[articles[-1].start : articles[-1].end].endswith("Công an nhân dân.")


def test_the_mark_of_a_footnote_is_no_part_of_a_number() -> None:
    provisions = outlined(
        "Điều 1. Phạm vi\nĐiều 2.[5] Thẩm quyền\n1. Bộ.\n2. [24] Tỉnh.\n3.7 Xã.\n"
        "Điều 38. Hồ sơ\nĐiều 4. Hiệu lực"
    )

    assert numbers(provisions, Level.ARTICLE) == ["1", "2", "3", "4"]
    assert numbers(provisions, Level.CLAUSE) == ["1", "2", "3"]


def test_parts_of_a_point_are_not_points_but_an_inserted_point_is_one() -> None:
    announced = "Điều 1. A\n1. B:\na) C gồm:\na1) D;\na2) E;\nb) F."
    inserted = "Điều 1. A\n1. B:\na) C;\na1) D;\nb) F."

    assert numbers(outlined(announced), Level.POINT) == ["a", "b"]
    assert numbers(outlined(inserted), Level.POINT) == ["a", "a1", "b"]


def test_every_way_of_writing_an_article_is_known() -> None:
    provisions = outlined(
        "Điều 1: Phạm vi\nĐIỀU 2. Đối tượng\nĐiều 3\nGiải thích từ ngữ\nÐiều 4. Hồ sơ\n"
        "Điều 5 Chính sách của Nhà nước\nĐiều 6 của Luật này thì áp dụng.\nĐiều 6 . Phí"
    )

    assert numbers(provisions, Level.ARTICLE) == ["1", "2", "3", "4", "5", "6"]
    assert provisions[2].heading == "Giải thích từ ngữ"


REGULATION = """
QUYẾT ĐỊNH
Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Giám đốc Sở Nội vụ.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
Nơi nhận:
TM. ỦY BAN NHÂN DÂN
Nguyễn Văn An
QUY CHẾ
Làm việc của Ủy ban nhân dân tỉnh
(Ban hành kèm theo Quyết định số 1/2026/QĐ-UBND)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Quy chế này quy định.
Điều 2. Nguyên tắc
PHỤ LỤC II
MẪU ĐƠN
1. Họ và tên:
"""


def test_a_promulgated_regulation_has_articles_of_its_own() -> None:
    provisions = outlined(REGULATION)
    places = [p.place for p in provisions if p.level is Level.ARTICLE]

    assert places == [
        Place(article="1"),
        Place(article="2"),
        Place(article="1", annex=""),
        Place(article="2", annex=""),
    ]
    annexes = [p for p in provisions if p.level is Level.ANNEX]
    assert [(annex.number, annex.heading) for annex in annexes] == [
        ("", "QUY CHẾ Làm việc của Ủy ban nhân dân tỉnh"),
        ("II", "MẪU ĐƠN"),
    ]


def test_what_follows_the_signature_is_no_part_of_the_last_article() -> None:
    text, provisions = outline([Line(line) for line in REGULATION.strip().split("\n")])
    second = next(p for p in provisions if p.number == "2")

    assert text[second.start : second.end].endswith("từ ngày ký.")


def test_articles_of_a_sample_decision_in_an_annex_are_no_articles() -> None:
    provisions = outlined(
        "Điều 1. Phạm vi\nĐiều 2. Hiệu lực\nPHỤ LỤC\nMẪU QUYẾT ĐỊNH\nQUYẾT ĐỊNH:\n"
        "Điều 1. Cho phép ông (bà) ……\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký."
    )

    assert numbers(provisions, Level.ARTICLE) == ["1", "2"]


def test_a_letter_without_articles_is_cut_at_its_own_joints() -> None:
    letter = "Kính gửi: Sở Nội vụ\n1. " + "Về hồ sơ. " * 40 + "\n2. " + "Về thời hạn. " * 40
    provisions = outlined(letter)

    assert {p.level for p in provisions} == {Level.PARAGRAPH}
    assert len(provisions) == 2


def test_rows_of_tables_are_no_clauses() -> None:
    lines = [Line("Điều 1. Biểu phí"), Line("1. | Hộ chiếu | 200.000", row=True)]

    assert numbers(list(outline(lines)[1]), Level.CLAUSE) == []


def test_no_lines_give_no_provisions() -> None:
    assert outline([]) == ("", ())


@given(st.lists(st.lists(st.integers(0, 22), max_size=4), min_size=1, max_size=6))
def test_every_regular_law_comes_back_as_it_was_numbered(law: list[list[int]]) -> None:
    lines, clauses, points = [], [], []
    for article, sizes in enumerate(law, 1):
        lines.append(f"Điều {article}. Quy định {article}")
        for clause, size in enumerate(sizes, 1):
            lines.append(f"{clause}. Trường hợp sau đây:")
            clauses.append(str(clause))
            lines += [f"{letter}) Nội dung;" for letter in LETTERS[:size]]
            points += LETTERS[:size]

    provisions = outlined("\n".join(lines))

    assert numbers(provisions, Level.ARTICLE) == [str(n) for n in range(1, len(law) + 1)]
    assert numbers(provisions, Level.CLAUSE) == clauses
    assert numbers(provisions, Level.POINT) == points


FRAGMENTS = st.sampled_from(
    """Điều 1. A\nĐiều 3.\nĐiều 2 B\n1. C\n2. “D\na) E:\na1) F\nb) G”.\nChương I\nMục 1\nQUY CHẾ
PHỤ LỤC I\n(Ban hành kèm theo\nNơi nhận:\n[1] H\n“Điều 9. I\n"J\nK: “L\nQUYẾT ĐỊNH:\n3.7 M
Điều 9999. N""".splitlines()
)


@given(st.lists(st.tuples(FRAGMENTS, st.booleans()), max_size=40))
def test_provisions_of_any_lines_lie_inside_their_parents_and_the_text(
    drawn: list[tuple[str, bool]],
) -> None:
    text, provisions = outline([Line(fragment, row) for fragment, row in drawn])

    for position, provision in enumerate(provisions):
        assert 0 <= provision.start <= provision.lead_end <= provision.end <= len(text)
        assert text[provision.start : provision.end].strip()
        if provision.parent is not None:
            parent = provisions[provision.parent]
            assert provision.parent < position
            assert parent.start <= provision.start
            assert provision.end <= parent.end
            assert provision.place.within(parent.place)


def test_clause_with_the_mark_of_a_footnote_twice_is_a_clause() -> None:
    # 18/VBHN-VPQH 2026 Bộ luật Lao động, Điều 139
    provisions = outlined(
        "Điều 1. Nghỉ thai sản\n1.4[4] Lao động nữ được nghỉ 06 tháng.\n2. Trong thời gian nghỉ."
    )

    assert numbers(provisions, Level.CLAUSE) == ["1", "2"]


def test_headings_of_the_codification_carry_the_number_of_their_article() -> None:
    # 61/2018/NĐ-CP as the codification prints it, with an article of a circular between
    provisions = outlined(
        "Điều 3.3.NĐ.7.19. Giải quyết thủ tục hành chính\n1. Hồ sơ quá hạn.\n"
        "Điều 3.3.TT.34.9. Các biểu mẫu\n1. Biểu mẫu.\n"
        "Điều 3.3.NĐ.7.20. Trả hồ sơ\n1. Kết quả."
    )

    assert numbers(provisions, Level.ARTICLE) == ["19", "20"]
    assert numbers(provisions, Level.PARAGRAPH) == [""]


def test_headings_of_the_codification_name_the_articles_of_a_law() -> None:
    provisions = outlined("Điều 18.5.LQ.30. Thời hạn giải quyết tố cáo\n1. Không quá 30 ngày.")

    assert numbers(provisions, Level.ARTICLE) == ["30"]
