"""What documents say about each other, settled over the whole store."""

from datetime import date, datetime

from ingest.citation import Place
from ingest.decisions import Decision
from ingest.document import Standing
from ingest.resolving import resolve
from ingest.sidecar import Sidecar
from ingest.validity import Validity
from tests.ingest.texts import decree, reading

OLD = decree(
    "61/2018/NĐ-CP",
    "23 tháng 4 năm 2018",
    "Về thực hiện cơ chế một cửa",
    "Điều 1. Phạm vi điều chỉnh",
    "Nghị định này quy định việc thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết "
    "thủ tục hành chính đối với cá nhân, tổ chức tại các cơ quan hành chính nhà nước.",
    "Điều 2. Hiệu lực",
    "Nghị định này có hiệu lực thi hành từ ngày 21 tháng 6 năm 2018.",
)
NEW = decree(
    "118/2025/NĐ-CP",
    "09 tháng 6 năm 2025",
    "Về thực hiện thủ tục hành chính theo cơ chế một cửa",
    "Điều 1. Phạm vi điều chỉnh",
    "Nghị định này quy định về Bộ phận Một cửa.",
    "Điều 2. Nguyên tắc",
    "1. Lấy người dân làm trung tâm.",
    "2. Đúng hạn.",
    "Điều 3. Hiệu lực thi hành",
    "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025. Nghị định số 61/2018/NĐ-CP "
    "ngày 23 tháng 4 năm 2018 của Chính phủ hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
)
AMENDING = decree(
    "367/2025/NĐ-CP",
    "31 tháng 12 năm 2025",
    "Sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP",
    "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP",
    "1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:",
    "“2. Đúng hạn, công khai.”.",
    "2. Bổ sung khoản 3 Điều 2 như sau:",
    "“3. Miễn phí.”.",
    "Điều 2. Hiệu lực thi hành",
    "Nghị định này có hiệu lực thi hành kể từ ngày ký ban hành.",
)
BASE = """QUỐC HỘI
Luật số: 02/2011/QH13
LUẬT
KHIẾU NẠI
Căn cứ Hiến pháp;
Điều 1. Phạm vi điều chỉnh
Luật này quy định về khiếu nại.
Điều 2. Hiệu lực
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2012."""


def consolidation(signed: str) -> str:
    return f"""LUẬT
KHIẾU NẠI
Luật Khiếu nại số 02/2011/QH13 ngày 11 tháng 11 năm 2011 của Quốc hội, có hiệu lực kể từ ngày 01 \
tháng 7 năm 2012, được sửa đổi, bổ sung bởi:
Luật Tiếp công dân số 42/2013/QH13 ngày 25 tháng 11 năm 2013 của Quốc hội.
Căn cứ Hiến pháp;
Điều 1. Phạm vi điều chỉnh
Luật này quy định về khiếu nại.
XÁC THỰC VĂN BẢN HỢP NHẤT
Hà Nội, ngày {signed}"""


def settled(*texts: tuple[str, str], decisions=(), sidecars=None):
    entries = [reading(text, key, (sidecars or {}).get(key, Sidecar())) for key, text in texts]
    documents, effects, revision = resolve(entries, decisions)
    return {document.key: document for document in documents}, effects, revision


def test_act_ends_on_the_first_day_of_the_one_that_replaces_it():
    documents, _, _ = settled(("laws/old.txt", OLD), ("laws/new.txt", NEW))

    old = documents["laws/old.txt"]
    assert old.validity == Validity(date(2018, 6, 21), date(2025, 7, 1))
    assert old.replaced_by == "118/2025/NĐ-CP"
    assert documents["laws/new.txt"].validity == Validity(date(2025, 7, 1))


def test_decree_cannot_end_a_law():
    new = NEW.replace("Nghị định số 61/2018/NĐ-CP", "Luật Khiếu nại số 02/2011/QH13")

    documents, _, _ = settled(("laws/base.txt", BASE), ("laws/new.txt", new))

    assert documents["laws/base.txt"].validity.until is None


def test_rewritten_clause_ends_and_an_added_one_ends_nothing():
    _, effects, _ = settled(("laws/new.txt", NEW), ("laws/367.txt", AMENDING))

    assert [(key, str(e.place), e.validity.until) for key, e in effects] == [
        ("laws/new.txt", "khoản 2 Điều 2", date(2025, 12, 31))
    ]


def test_no_place_outlives_its_act():
    later = AMENDING.replace("12 năm 2025", "12 năm 2027").replace("367/2025", "367/2027")
    last = decree(
        "400/2026/NĐ-CP",
        "01 tháng 6 năm 2026",
        "Về Trung tâm Phục vụ hành chính công",
        "Điều 1. Hiệu lực",
        "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 9 năm 2026 và thay thế Nghị định số "
        "118/2025/NĐ-CP.",
    )

    _, effects, _ = settled(("laws/a", NEW), ("laws/b", later), ("laws/c", last))

    assert [e.validity.until for key, e in effects if key == "laws/a"] == [date(2026, 9, 1)]


def test_amending_act_ends_with_the_act_that_it_amends():
    last = decree(
        "400/2026/NĐ-CP",
        "01 tháng 6 năm 2026",
        "Về Trung tâm Phục vụ hành chính công",
        "Điều 1. Hiệu lực",
        "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 9 năm 2026 và thay thế Nghị định số "
        "118/2025/NĐ-CP.",
    )

    documents, _, _ = settled(("laws/a", NEW), ("laws/b", AMENDING), ("laws/c", last))

    assert documents["laws/b"].validity.until == date(2026, 9, 1)


def test_newer_consolidation_follows_the_older_and_the_base_act_stays():
    sidecars = {
        "laws/1.txt": Sidecar(number="10/VBHN-VPQH"),
        "laws/2.txt": Sidecar(number="28/VBHN-VPQH"),
    }

    documents, _, _ = settled(
        ("laws/base.txt", BASE),
        ("laws/1.txt", consolidation("12 tháng 02 năm 2014")),
        ("laws/2.txt", consolidation("13 tháng 3 năm 2026")),
        sidecars=sidecars,
    )

    older, newer = documents["laws/1.txt"], documents["laws/2.txt"]
    assert older.validity == Validity(date(2014, 2, 12), date(2026, 3, 13))
    assert older.replaced_by == "28/VBHN-VPQH (2026)"
    assert newer.validity == Validity(date(2026, 3, 13))
    assert documents["laws/base.txt"].validity == Validity(date(2012, 7, 1))


def test_one_of_two_copies_answers_and_the_official_one_wins():
    documents, _, _ = settled(("laws/a.txt", NEW), ("laws/unverified/a.txt", NEW + "\nThêm."))

    assert documents["laws/a.txt"].standing is Standing.ANSWERABLE
    assert documents["laws/unverified/a.txt"].standing is Standing.DUPLICATE


def test_rewritten_copy_beside_the_official_text_is_abridged():
    words = " ".join(f"nội dung thứ {n} được quy định rõ" for n in range(300))
    other = " ".join(f"tóm lại mục {n} thì làm theo" for n in range(150))
    official = NEW.replace("2. Đúng hạn.", f"2. {words}")
    rewritten = NEW.replace("2. Đúng hạn.", f"2. {other}")

    documents, _, _ = settled(("laws/a.txt", official), ("laws/unverified/a.txt", rewritten))

    assert documents["laws/unverified/a.txt"].standing is Standing.ABRIDGED


def test_consolidation_filed_under_its_base_act_is_a_copy_of_the_numbered_one():
    text = consolidation("13 tháng 3 năm 2026")
    sidecars = {
        "laws/28.txt": Sidecar(number="28/VBHN-VPQH"),
        "laws/luat.md": Sidecar(number="02/2011/QH13"),
    }

    documents, _, _ = settled(("laws/28.txt", text), ("laws/luat.md", text), sidecars=sidecars)

    assert documents["laws/28.txt"].standing is Standing.ANSWERABLE
    assert documents["laws/luat.md"].standing is Standing.DUPLICATE


def test_consolidations_of_two_years_with_one_number_are_two_texts():
    sidecar = Sidecar(number="28/VBHN-VPQH")

    documents, _, _ = settled(
        ("laws/1.txt", consolidation("12 tháng 02 năm 2020")),
        ("laws/2.txt", consolidation("13 tháng 3 năm 2026")),
        sidecars={"laws/1.txt": sidecar, "laws/2.txt": sidecar},
    )

    assert {d.standing for d in documents.values()} == {Standing.ANSWERABLE}


def test_decision_of_staff_stands_above_what_the_text_says():
    decision = Decision(
        "118/2025/NĐ-CP",
        Validity(date(2025, 7, 1), date(2027, 1, 1)),
        "Lan",
        "Công văn 12",
        datetime(2026, 11, 23, 8, 0),
    )

    documents, _, _ = settled(("laws/new.txt", NEW), decisions=[decision])

    assert documents["laws/new.txt"].validity.until == date(2027, 1, 1)
    assert documents["laws/new.txt"].origins["validity"] == "staff"


def test_decision_about_a_place_leaves_the_rest_alone():
    decision = Decision(
        "118/2025/NĐ-CP",
        Validity(date(2026, 1, 1)),
        "Lan",
        "Công văn 12",
        datetime(2026, 11, 23, 8, 0),
        place=Place(article="2"),
    )

    documents, effects, _ = settled(("laws/new.txt", NEW), decisions=[decision])

    assert documents["laws/new.txt"].validity.since == date(2025, 7, 1)
    assert [(str(e.place), e.validity.since) for _, e in effects] == [("Điều 2", date(2026, 1, 1))]


def test_revision_changes_with_the_content_and_only_then():
    _, _, first = settled(("laws/new.txt", NEW))
    _, _, same = settled(("laws/new.txt", NEW))
    _, _, other = settled(("laws/new.txt", NEW.replace("Đúng hạn", "Sớm hạn")))

    assert first == same
    assert first != other


def test_resolution_that_is_ended_leaves_the_law_of_the_same_number_in_force():
    # 41/2024/QH15, Điều 140: the Law 93/2015/QH13 is another act
    other = BASE.replace("02/2011/QH13", "41/2024/QH15").replace("KHIẾU NẠI", "BẢO HIỂM XÃ HỘI")
    new = other.replace(
        "ngày 01 tháng 7 năm 2012.",
        "ngày 01 tháng 7 năm 2025.\nLuật Bảo hiểm xã hội số 58/2014/QH13 và {} số 02/2011/QH13 "
        "hết hiệu lực thi hành kể từ ngày Luật này có hiệu lực thi hành.",
    )

    ends = [
        settled(("laws/base.txt", BASE), ("laws/new.txt", new.format(kind)))[0][
            "laws/base.txt"
        ].validity.until
        for kind in ("Luật", "Nghị quyết")
    ]

    assert ends == [date(2025, 7, 1), None]
