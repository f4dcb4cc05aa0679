"""Made-up names and house addresses."""

import random

from ingest.spelling import unaccent

SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đinh",
    "Trương",
    "Lương",
    "Đoàn",
    "Mai",
    "Cao",
    "Hà",
    "Châu",
]
MIDDLE = [
    "Văn",
    "Thị",
    "Hữu",
    "Đức",
    "Ngọc",
    "Minh",
    "Thanh",
    "Quốc",
    "Hoàng",
    "Gia",
    "Bảo",
    "Thuỳ",
]
GIVEN = [
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hạnh",
    "Hiếu",
    "Khoa",
    "Lan",
    "Linh",
    "Long",
    "Mai",
    "Nga",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Thảo",
    "Trang",
    "Tuấn",
    "Vy",
    "Yến",
    "Đạt",
    "Hương",
]
STREETS = [
    "Lê Lợi",
    "Trần Phú",
    "Nguyễn Huệ",
    "Hai Bà Trưng",
    "Láng Hạ",
    "Cách Mạng Tháng Tám",
    "Phan Đình Phùng",
    "Điện Biên Phủ",
    "Lạc Long Quân",
    "Nguyễn Văn Cừ",
]
COMMUNES = ["phường Bến Thành", "xã An Biên", "phường Cầu Giấy", "xã Tân Phú", "phường Vĩnh Hải"]

Made = tuple[str, tuple[str, ...]]  # the words with the identifier in them, and the secrets


def full_name(source: random.Random) -> str:
    middle = source.sample(MIDDLE, source.choice([1, 1, 2]))
    return " ".join([source.choice(SURNAMES), *middle, source.choice(GIVEN)])


def name(source: random.Random) -> Made:
    whole = full_name(source)
    lead = source.choice(
        [
            "tôi tên là ",
            "Tôi tên ",
            "tên tôi là ",
            "em tên ",
            "họ và tên: ",
            "họ tên ",
            "Mình tên là ",
            "con tôi tên là ",
            "vợ tôi tên ",
            "cháu tên là ",
            "tên em là ",
            "tôi là ",
            "chồng tôi là ",
            "ông ",
            "bà ",
        ]
    )
    said = source.choice(
        [whole, whole, whole.upper(), whole.lower() if "tên" in lead.lower() else whole]
    )
    return f"{lead}{said}", (said,)


def bare_name(source: random.Random) -> Made:
    said = unaccent(full_name(source))
    lead = source.choice(["toi ten la ", "ten toi la ", "em ten la ", "ho va ten: ", "toi la "])
    return f"{lead}{said}", (said,)


def house(source: random.Random) -> Made:
    number = f"{source.randint(2, 400)}{source.choice(['', 'A', 'B', '/12', '/7/3', ' bis'])}"
    street, commune = source.choice(STREETS), source.choice(COMMUNES)
    place = source.choice(
        [
            f"số {number} đường {street}",
            f"số nhà {number} phố {street}",
            f"{number} đường {street}",
            f"số {number} ngõ {source.randint(2, 200)} {street}",
            f"nhà số {number} {street}",
            f"hẻm {source.randint(2, 90)}/{source.randint(2, 40)} đường {street}",
            f"căn hộ {source.choice('ABC')}{source.randint(101, 2410)} chung cư Hoàng Anh",
            f"{number} {street}",
        ]
    )
    lead = source.choice(
        [
            "nhà tôi ở ",
            "địa chỉ ",
            "địa chỉ: ",
            "tôi ở ",
            "tôi đang thuê trọ tại ",
            "thường trú tại ",
            "dia chi cua toi la ",
        ]
    )
    secret = place.split(" chung cư")[0].removeprefix("số ").removeprefix("nhà ")
    return f"{lead}{place}, {commune}", (secret,)
