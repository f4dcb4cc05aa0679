"""The footnotes of consolidated texts, down to the clause and the day."""

from datetime import date
from pathlib import Path

from ingest.amending_footnotes import changes_noted
from ingest.citation import Place
from ingest.document import RelationKind
from ingest.validity import Validity
from tests.ingest.test_resolving import settled
from tests.ingest.texts import reading

SAMPLE = Path("ingest/sample/laws")
BASE = """QUỐC HỘI
Luật số: 68/2020/QH14
LUẬT
CƯ TRÚ
Căn cứ Hiến pháp;
Điều 1. Phạm vi điều chỉnh
Luật này quy định về cư trú.
Điều 2. Điều kiện đăng ký thường trú
1. Công dân có chỗ ở hợp pháp thì được đăng ký thường trú.
2. Công dân được đăng ký thường trú khi được chủ hộ đồng ý.
Điều 3. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2021."""
CONSOLIDATED = """LUẬT
CƯ TRÚ
Luật Cư trú số 68/2020/QH14 ngày 13 tháng 11 năm 2020 của Quốc hội, có hiệu lực kể từ ngày 01 \
tháng 7 năm 2021, được sửa đổi, bổ sung bởi:
Luật số 118/2025/QH15 ngày 10 tháng 12 năm 2025 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 7 \
năm 2026.
Căn cứ Hiến pháp;
Điều 1. Phạm vi điều chỉnh[2]
Luật này quy định về cư trú.
Điều 2. Điều kiện đăng ký thường trú
1.3 Công dân có chỗ ở hợp pháp thì được đăng ký thường trú.
2.[4] Người dưới 6 tuổi được đăng ký thường trú mà không cần sự đồng ý của chủ hộ.
3.[5] Người khuyết tật được giúp đỡ.
Điều 3. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2021.
XÁC THỰC VĂN BẢN HỢP NHẤT
Hà Nội, ngày 12 tháng 02 năm 2026
[2] Cụm từ “tạm trú” được bỏ theo quy định tại khoản 1 Điều 4 của Luật số 118/2025/QH15, có \
hiệu lực kể từ ngày 01 tháng 7 năm 2026.
[3]3 Khoản này được sửa đổi, bổ sung theo quy định tại khoản 2 Điều 4 của Luật số \
118/2025/QH15, có hiệu lực kể từ ngày 01 tháng 01 năm 2026.
[4] Khoản này được sửa đổi, bổ sung theo quy định tại khoản 3 Điều 4 của Luật số 118/2025/QH15 \
sửa đổi, bổ sung một số điều của 10 luật, có hiệu lực kể từ ngày 01 tháng 7 năm 2026.
[5] Khoản này được bổ sung theo quy định tại khoản 3 Điều 4 của Luật số 118/2025/QH15, có hiệu \
lực kể từ ngày 01 tháng 7 năm 2026."""


def effects_by_key():
    _, effects, _ = settled(("laws/base.txt", BASE), ("laws/vbhn.txt", CONSOLIDATED))
    return {(key, str(effect.place)): effect.validity for key, effect in effects}


def test_wording_printed_ahead_of_its_day_counts_from_that_day():
    effects = effects_by_key()

    assert effects["laws/vbhn.txt", "khoản 2 Điều 2"] == Validity(date(2026, 7, 1))
    assert effects["laws/vbhn.txt", "khoản 1 Điều 2"] == Validity(date(2026, 1, 1))


def test_wording_of_the_base_act_ends_where_a_note_says_that_it_changed():
    effects = effects_by_key()

    assert effects["laws/base.txt", "khoản 2 Điều 2"] == Validity(
        date(2021, 7, 1), date(2026, 7, 1)
    )
    assert effects["laws/base.txt", "khoản 1 Điều 2"].until == date(2026, 1, 1)


def test_added_clause_ends_nothing_and_changed_words_end_the_old_wording():
    effects = effects_by_key()

    ended = {place for (key, place), validity in effects.items() if key == "laws/base.txt"}
    assert ended == {"Điều 1", "khoản 1 Điều 2", "khoản 2 Điều 2"}


def test_consolidation_is_no_act_that_changes_its_base():
    relations = reading(CONSOLIDATED, "laws/vbhn.txt").reading.relations

    assert {relation.kind for relation in relations} == {RelationKind.CONSOLIDATES}


def test_note_that_stands_in_its_place_is_read_there():
    # 58/VBHN-VPQH 2026 Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ
    text = CONSOLIDATED.replace(
        "2.[4] Người",
        "2.[[4] Khoản này được sửa đổi, bổ sung theo quy định tại khoản 1 Điều 10 của Luật số "
        "118/2025/QH15, có hiệu lực kể từ ngày 01 tháng 8 năm 2026.][4] Người",
    )

    changes = changes_noted(reading(text).reading.content)

    assert (Place("2", "2"), date(2026, 8, 1)) in [(c.place, c.first) for c in changes]


def test_real_notes_are_found_at_their_places():
    text = (SAMPLE / "06-VBHN-VPQH-2026-cu-tru.txt").read_text(encoding="utf-8")

    changes = changes_noted(reading(text).reading.content)

    assert len(changes) == 22
    assert (Place("20", "2"), date(2026, 7, 1)) in [(c.place, c.first) for c in changes]
