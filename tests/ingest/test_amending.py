from datetime import date

import pytest

from ingest.document import RelationKind
from tests.ingest.texts import decree, reading

TITLE = "Quy định về quản lý hoạt động xây dựng"
FIRST = "Điều 1. Phạm vi điều chỉnh\nNghị định này quy định về hoạt động xây dựng."


def closing(*clauses: str) -> str:
    return "\n".join(["Điều 2. Hiệu lực thi hành", *clauses])


def read(*clauses: str, title: str = TITLE):
    return reading(decree("217/2026/NĐ-CP", "19 tháng 6 năm 2026", title, FIRST, closing(*clauses)))


def ended(entry) -> list[tuple[str, tuple[str, ...], date]]:
    return [
        (relation.target, tuple(map(str, relation.places)), relation.since)
        for relation in entry.reading.relations
        if relation.kind in (RelationKind.REPLACES, RelationKind.REPEALS)
    ]


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("từ ngày 01 tháng 7 năm 2026.", date(2026, 7, 1)),
        ("kể từ ngày ký ban hành.", date(2026, 6, 19)),
        ("sau 45 ngày, kể từ ngày ký.", date(2026, 8, 3)),
        ("kể từ ngày Luật Xây dựng có hiệu lực.", None),
    ],
)
def test_first_day_is_read_from_the_closing_article(words, since):
    entry = read(f"1. Nghị định này có hiệu lực thi hành {words}")

    assert entry.reading.document.validity.since == since


def test_text_may_say_itself_when_it_ends():
    entry = read(
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026 đến hết ngày "
        "28 tháng 02 năm 2027."
    )

    assert entry.reading.document.validity.until == date(2027, 3, 1)


def test_places_with_a_day_of_their_own_are_stages():
    # 135/2025/QH15, Điều 92
    entry = read(
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026, trừ trường hợp quy "
        "định tại khoản 2 Điều này.",
        "2. Khoản 2 và khoản 3 Điều 43, Điều 71 của Nghị định này có hiệu lực thi hành từ ngày "
        "01 tháng 01 năm 2026.",
    )

    assert entry.reading.document.validity.since == date(2026, 7, 1)
    assert {(str(e.place), e.validity.since) for e in entry.effects} == {
        ("khoản 2 Điều 43", date(2026, 1, 1)),
        ("khoản 3 Điều 43", date(2026, 1, 1)),
        ("Điều 71", date(2026, 1, 1)),
    }


def test_acts_joined_by_a_semicolon_end_together():
    # 118/2025/NĐ-CP, Điều 41
    entry = read(
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025. Nghị định số "
        "61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa; Nghị "
        "định số 107/2021/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ sửa đổi, bổ sung một số "
        "điều của Nghị định số 61/2018/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực."
    )

    day = date(2025, 7, 1)
    assert ended(entry) == [("61/2018/NĐ-CP", (), day), ("107/2021/NĐ-CP", (), day)]


def test_acts_that_only_amended_the_ended_one_are_not_ended():
    # 135/2025/QH15, Điều 93
    entry = read(
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.",
        "2. Nghị định số 15/2021/NĐ-CP đã được sửa đổi, bổ sung một số điều theo Nghị định số "
        "35/2023/NĐ-CP và Nghị định số 58/2024/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có "
        "hiệu lực thi hành, trừ trường hợp quy định tại Điều 3.",
    )

    assert ended(entry) == [("15/2021/NĐ-CP", (), date(2026, 7, 1))]


def test_number_in_the_title_of_an_ended_act_is_not_ended():
    entry = read(
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026 và thay thế Nghị định "
        "số 08/2013/NĐ-CP ngày 10 tháng 6 năm 2013 của Chính phủ hướng dẫn Nghị định số "
        "46/2013/NĐ-CP ngày 10 tháng 5 năm 2013 của Chính phủ."
    )

    assert [target for target, _, _ in ended(entry)] == ["08/2013/NĐ-CP"]


def test_single_places_of_listed_acts_are_repealed():
    # 217/2026/NĐ-CP, Điều 75
    entry = read(
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.",
        "2. Bãi bỏ một số điều, khoản của các Nghị định sau đây:",
        "a) Điều 30, khoản 2 Điều 33 Nghị định số 67/2026/NĐ-CP ngày 04 tháng 3 năm 2026;",
        "b) Điều 24 Nghị định số 14/2026/NĐ-CP ngày 13 tháng 01 năm 2026.",
    )

    day = date(2026, 7, 1)
    assert ended(entry) == [
        ("67/2026/NĐ-CP", ("Điều 30", "khoản 2 Điều 33"), day),
        ("14/2026/NĐ-CP", ("Điều 24",), day),
    ]


def test_part_that_ends_on_another_day_keeps_its_day():
    # 108/2025/QH15, Điều 52
    entry = read(
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.",
        "2. Nghị định số 126/2020/NĐ-CP hết hiệu lực thi hành kể từ ngày Nghị định này có hiệu "
        "lực thi hành; riêng quy định tại Điều 51 của Nghị định số 126/2020/NĐ-CP hết hiệu lực "
        "thi hành kể từ ngày 01 tháng 01 năm 2026.",
    )

    assert ended(entry) == [
        ("126/2020/NĐ-CP", (), date(2026, 7, 1)),
        ("126/2020/NĐ-CP", ("Điều 51",), date(2026, 1, 1)),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "2. Giấy phép đã cấp hết hiệu lực sau 06 tháng theo Nghị định số 40/2016/NĐ-CP.",
        "2. Các quy định liên quan đến vị trí việc làm tại Nghị định số 62/2020/NĐ-CP hết hiệu lực "
        "thi hành.",
        "2. Thay thế cụm từ “Bộ Xây dựng” bằng cụm từ “Bộ Y tế” tại Nghị định số 71/2024/NĐ-CP.",
    ],
)
def test_sentences_that_end_no_act_end_none(words):
    assert ended(read("1. Nghị định này có hiệu lực từ ngày ký.", words)) == []


def test_amending_act_names_the_places_that_it_rewrites():
    # 367/2025/NĐ-CP
    text = decree(
        "367/2025/NĐ-CP",
        "31 tháng 12 năm 2025",
        "Sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP",
        "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP",
        "1. Sửa đổi, bổ sung khoản 5 Điều 3 như sau:",
        "“5. Hệ thống thông tin giải quyết thủ tục hành chính là nền tảng, bãi bỏ Điều 9.”.",
        "2. Bổ sung khoản 5a vào sau khoản 5 Điều 3 như sau:",
        "“5a. Cổng Dịch vụ công quốc gia.”.",
        "3. Bãi bỏ điểm d khoản 1 Điều 35.",
        "Điều 2. Hiệu lực thi hành",
        "Nghị định này có hiệu lực thi hành kể từ ngày ký ban hành.",
    )

    relations = reading(text).reading.relations

    assert [(r.kind.value, tuple(map(str, r.places))) for r in relations] == [
        ("amends", ()),
        ("amends", ("khoản 5 Điều 3",)),
        ("amends", ("khoản 5a Điều 3",)),
        ("repeals", ("điểm d khoản 1 Điều 35",)),
    ]
    assert {r.target for r in relations} == {"118/2025/NĐ-CP"}
    assert {r.since for r in relations} == {date(2025, 12, 31)}


def test_closing_clauses_are_found_in_a_scan_without_lines():
    # md/rightly_sources_real/nd154_2024.md: one line holds the end of the decree
    text = decree(
        "154/2024/NĐ-CP",
        "26 tháng 11 năm 2024",
        "Quy định chi tiết một số điều Luật Cư trú",
        "Điều 1. Phạm vi",
        'Thông tin về chỗ ở hợp" pháp Điều 15. Hiệu lực thi hành 1. Nghị định này có hiệu lực thi '
        "hành từ ngày 10 tháng 01 năm 2025. 2. Nghị định số 62/2021/NĐ-CP ngày 29 tháng 6 năm 2021 "
        "quy định chi tiết một số điều Luật Cư trú hết hiệu lực kể từ ngày Nghị định này có hiệu "
        "lực thi hành.",
    )

    entry = reading(text)

    assert entry.reading.document.validity.since == date(2025, 1, 10)
    assert ended(entry) == [("62/2021/NĐ-CP", (), date(2025, 1, 10))]


def test_act_that_promulgates_a_regulation_closes_before_it():
    # Thông tư 15/2026/TT-BGDĐT ban hành Điều lệ trường: the regulation has 46 articles
    regulation = [f"Điều {n}. Nội dung {n}\n1. Quy định {n}." for n in range(3, 30)]
    entry = reading(
        decree(
            "15/2026/TT-BGDĐT",
            "20 tháng 3 năm 2026",
            "Ban hành Điều lệ trường",
            "Điều 1. Ban hành kèm theo Nghị định này Điều lệ trường.",
            "Điều 2. Nghị định này có hiệu lực kể từ ngày 10 tháng 5 năm 2026. Nghị định này thay "
            "thế các văn bản sau: Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020 của Bộ trưởng.",
            *regulation,
        )
    )

    assert ended(entry) == [("28/2020/TT-BGDĐT", (), date(2026, 5, 10))]


def test_articles_are_repealed_beside_chapters():
    # 174/2026/NĐ-CP, Điều 85
    entry = read(
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.",
        "2. Bãi bỏ Chương II, các Điều 75, 77 Chương V, Chương VI và Chương VII Nghị định số "
        "15/2020/NĐ-CP ngày 03 tháng 02 năm 2020 của Chính phủ.",
    )

    assert ended(entry) == [("15/2020/NĐ-CP", ("Điều 75", "Điều 77"), date(2026, 7, 1))]
