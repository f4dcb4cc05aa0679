"""Places in citizens' words: today's and former units, bare forms, and what is no place."""

import pytest

from assistant.localities.finding import localities, locality_in, province_in, without_places
from assistant.localities.units import gazetteer, provinces

HCM = "Hồ Chí Minh"


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("tách thửa ở Gia Lai", "Gia Lai"),
        ("o binh dinh", "Gia Lai"),
        ("phường tại TP.HCM", HCM),
        ("nhà tôi ở Bà Rịa - Vũng Tàu", HCM),
        ("xin phép xây dựng", None),
        ("ở Đồng Tháp thì tách thửa bao lâu", "Đồng Tháp"),
        ("o dong thap thi tach thua bao lau", "Đồng Tháp"),
        ("lệ phí ở Tiền Giang", "Đồng Tháp"),
        ("TPHCM", HCM),
        ("tp hcm", HCM),
        ("Sài Gòn", HCM),
        ("tui ở SG", HCM),
        ("o HN", "Hà Nội"),
        ("tôi ở Huế", "Huế"),
        ("toi o hue", "Huế"),
        ("Thừa Thiên - Huế", "Huế"),
        ("UBND tỉnh Đăk Lăk", "Đắk Lắk"),
        ("ở Đắc Lắc", "Đắk Lắk"),
        ("daklak", "Đắk Lắk"),
        ("Bắc Cạn", "Thái Nguyên"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("Khánh Hoà", "Khánh Hòa"),
        ("THÀNH PHỐ HẢI PHÒNG", "Hải Phòng"),
        ("băc ninh xin tính lại thổ cư", "Bắc Ninh"),
        ("gia lai mất sổ đỏ", "Gia Lai"),
        ("tôi ở phường bên gia lai, dưới cà mau thì khác", "Gia Lai"),
        ("quê em Thái Bình", "Hưng Yên"),
        ("ở Biên Hòa", "Đồng Nai"),
        ("o bien hoa", "Đồng Nai"),
        ("bãi giữ xe gần Thủ Đức", HCM),
        ("nhà ở Vinh", "Nghệ An"),
        ("thuê homestay ở Đà Lạt", "Lâm Đồng"),
        ("ra Phú Quốc", "An Giang"),
    ],
)
def test_province_is_found_by_todays_or_former_name(text, province):
    assert province_in(text) == province


@pytest.mark.parametrize(
    ("text", "commune", "province"),
    [
        ("phường Bến Thành", "phường Bến Thành", HCM),
        ("phuong ben thanh", "phường Bến Thành", HCM),
        ("P. Bến Thành, Q1", "phường Bến Thành", HCM),
        ("ở Bến Thành", "phường Bến Thành", HCM),
        ("xã Đông Yên, huyện An Biên, Kiên Giang", "xã An Biên", "An Giang"),
        ("o xa dong yen, kien giang", "xã An Biên", "An Giang"),
        ("xã Đông Yên của An Giang", "xã An Biên", "An Giang"),
        ("phường 12 quận 3 TPHCM", "phường Nhiêu Lộc", HCM),
        ("P12, Q3", "phường Nhiêu Lộc", HCM),
        ("thị trấn Củ Chi", "xã Tân An Hội", HCM),
        ("phường Tân Bình, Đồng Xoài, Bình Phước", "phường Bình Phước", "Đồng Nai"),
        ("phường Bạch Đằng, thị xã Tân Uyên", "phường Tân Uyên", HCM),
        ("đặc khu Phú Quốc", "đặc khu Phú Quốc", "An Giang"),
        ("xã Hội An", "xã Hội An", "An Giang"),
        ("xã Ia Krêl", "xã Ia Krêl", "Gia Lai"),
        ("xã Tân Phú, Đồng Tháp", "xã Tân Phú", "Đồng Tháp"),
        ("công an phường Cầu Giấy", "phường Cầu Giấy", "Hà Nội"),
        ("phường Yên Hoà", "phường Yên Hòa", "Hà Nội"),
    ],
)
def test_commune_is_resolved_to_the_one_of_today(text, commune, province):
    found = locality_in(text)

    assert found is not None
    assert (str(found.commune), found.province and found.province.name) == (commune, province)


@pytest.mark.parametrize(
    ("text", "district", "province"),
    [
        ("Q1", "quận 1", HCM),
        ("ở q7 nộp ở đâu", "quận 7", HCM),
        ("quận Tân Bình", "quận Tân Bình", HCM),
        ("Q. Gò Vấp", "quận Gò Vấp", HCM),
        ("h. Hóc Môn", "huyện Hóc Môn", HCM),
        ("huyen cu chi", "huyện Củ Chi", HCM),
        ("huyện Châu Thành, Tiền Giang", "huyện Châu Thành", "Đồng Tháp"),
        ("thành phố Hải Dương", "thành phố Hải Dương", "Hải Phòng"),
        ("thị xã Sơn Tây", "thị xã Sơn Tây", "Hà Nội"),
    ],
)
def test_a_district_that_is_no_more_tells_the_province(text, district, province):
    found = locality_in(text)

    assert found is not None
    assert str(found.district) == district
    assert found.province is not None
    assert found.province.name == province


@pytest.mark.parametrize(
    "text",
    [
        "em tên là Hải Dương", "chị Hải Dương muốn hỏi", "bạn Thái Bình", "thanh hà và tân bình",
        "đường Hà Nội", "cầu Sài Gòn", "tư tưởng Hồ Chí Minh", "Chủ tịch Hồ Chí Minh",
        "Đoàn thanh niên cộng sản Hồ Chí Minh", "đánh giá lại đất", "toi muon danh gia lai nha",
        "diễn biến thiên tai", "tố cáo bằng cách nào", "quảng cáo băng rôn", "hai phòng trọ",
        "xã hội an toàn", "an sinh xã hội", "xã đồng ý cho đổi đất", "xã 15 ngày chưa trả lời",
        "phường trung tâm", "xã biên giới", "Ủy ban nhân dân xã cho con", "giải quyết hòa bình",
        "5 nam dinh ky", "gia son la bao nhieu", "phường mình", "huyện nào", "quận bao nhiêu",
        "phương án bình thường", "hợp đồng liên quan", "thành phố nào", "nhà tôi có hai phòng",
    ],
)  # fmt: skip
def test_ordinary_words_people_and_streets_are_no_places(text):
    assert localities(text) == ()


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("xã Tân Phú", {"Đồng Tháp", "Vĩnh Long", "Phú Thọ"}),
        ("xã Đông Yên", {"An Giang", "Hà Nội", "Thanh Hóa"}),
        ("huyện Châu Thành", {"Đồng Tháp", "Vĩnh Long"}),
    ],
)
def test_a_name_of_many_places_leaves_the_province_open(text, some):
    found = locality_in(text)

    assert found is not None
    assert found.province is None
    assert some <= set(found.provinces)


def test_the_home_province_decides_among_namesakes():
    found = locality_in("xã Tân Phú", home=provinces()["Vĩnh Long"])

    assert found is not None
    assert found.province == provinces()["Vĩnh Long"]


@pytest.mark.parametrize("text", ["Bến Thành", "ben thanh", "Bến Thành, TP.HCM", "quận 1, TP HCM"])
def test_a_stated_place_needs_no_kind(text):
    found = locality_in(text, stated=True)

    assert found is not None
    assert found.province == provinces()[HCM]


def test_two_places_are_both_found():
    found = localities("chuyển từ xã Đông Yên, Kiên Giang lên quận 1")

    assert [str(one.province) for one in found] == ["tỉnh An Giang", "thành phố Hồ Chí Minh"]


def test_communes_and_districts_are_taken_out_with_the_word_before_them():
    text = "Tách thửa đất ở xã Tân Phú, huyện Châu Thành, Đồng Tháp mất bao lâu"

    assert without_places(text) == "Tách thửa đất Đồng Tháp mất bao lâu"


def test_the_table_holds_every_unit_and_each_former_one_leads_to_one_of_today():
    known = gazetteer()
    communes = [one for units in known.communes.values() for one in units]
    formers = [one for units in known.formers.values() for one in units]

    assert len(known.provinces) == 34
    assert len(communes) == 3321
    assert {one.province for one in communes} == set(known.provinces)
    assert len(formers) > 10_000
    assert all(one.into for one in formers)
