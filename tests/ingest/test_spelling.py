import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ingest.legacy_encodings import to_unicode
from ingest.spelling import fold, fold_number, tidy, unaccent

VIETNAMESE = st.text(alphabet="aàáảãạăằắâầấeèéêềếiìíoòóôồốơờớuùúưừứyỳýđbcdghklmnpqrstvx ĐÀQU")


def test_both_ways_of_placing_a_tone_fold_to_one() -> None:
    assert fold("Hoà giải") == fold("Hòa giải") == "hòa giải"
    assert fold("THUỶ LỢI") == "thủy lợi"
    assert fold("sức khoẻ") == "sức khỏe"


def test_a_tone_with_only_one_place_stays() -> None:
    assert fold("toàn quốc, hoàng, quý, luỹ thừa") == "toàn quốc, hoàng, quý, lũy thừa"


def test_diacritics_and_the_stroke_of_d_are_taken_off() -> None:
    assert unaccent("Điều kiện ĐĂNG KÝ, Ðường") == "Dieu kien DANG KY, Duong"


def test_cyrillic_letters_and_blanks_in_a_number_fold_to_latin() -> None:
    assert fold_number("07/2025/NĐ -СР") == "07/2025/NĐ-CP"
    assert fold_number("152/2025/TT–BTС") == "152/2025/TT-BTC"


def test_a_paragraph_is_composed_and_its_blanks_are_single() -> None:
    decomposed = unicodedata.normalize("NFD", "Cộng hòa")

    assert tidy(f"\u200b {decomposed}\u00a0 xã \n hội\u00ad ") == "Cộng hòa xã hội"


def test_letters_that_only_look_alike_are_kept_for_quotes() -> None:
    assert tidy("Ðiều 5 NĐ-СР") == "Ðiều 5 NĐ-СР"


def test_tcvn3_becomes_unicode() -> None:
    assert to_unicode("§iÒu 1. Ph¹m vi ®iÒu chØnh") == "Điều 1. Phạm vi điều chỉnh"


def test_vni_becomes_unicode() -> None:
    assert to_unicode("Ñieàu 1. Phaïm vi ñieàu chænh") == "Điều 1. Phạm vi điều chỉnh"
    assert to_unicode("NGHÒ ÑÒNH CUÛA CHÍNH PHUÛ") == "NGHỊ ĐỊNH CỦA CHÍNH PHỦ"


def test_unicode_and_foreign_names_are_no_legacy_encoding() -> None:
    for text in ("Điều 1. Phạm vi điều chỉnh", "Société Générale", "5 µm ± 0,1", "§ 5 BGB"):
        assert to_unicode(text) == text


@given(VIETNAMESE)
def test_folding_twice_is_folding_once_and_keeps_the_length(text: str) -> None:
    folded = fold(text)

    assert fold(folded) == folded
    assert len(folded) == len(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="ăđệ Ðc\u0300\u0323\u00a0\u200b\u00ad\n\t\v"))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = tidy(text)

    assert tidy(once) == once
    assert "\n" not in once


@given(VIETNAMESE)
def test_bare_letters_do_not_depend_on_composition(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)

    assert unaccent(decomposed) == unaccent(text)
