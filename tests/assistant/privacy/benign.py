"""Questions with days, laws, amounts, codes and counts, in which nothing is personal."""

import random
from collections.abc import Iterator
from pathlib import Path

HAND_WRITTEN = Path(__file__).parent / "benign.txt"
ACTS = [
    "NĐ-CP",
    "QH15",
    "QH14",
    "TT-BCA",
    "TT-BTC",
    "TT-BTP",
    "QĐ-TTg",
    "NQ-CP",
    "QĐ-UBND",
    "NQ-HĐND",
    "TTLT-BTC-BTP",
    "VBHN-VPQH",
    "CT-TTg",
    "TT-NHNN",
    "QĐ-BGTVT",
]
KINDS = [
    "Nghị định",
    "Luật",
    "Thông tư",
    "Quyết định",
    "Nghị quyết",
    "Công văn",
    "Văn bản hợp nhất",
]
MATTERS = [
    "đăng ký thường trú",
    "cấp căn cước",
    "cấp hộ chiếu",
    "bảo hiểm xã hội một lần",
    "bảo hiểm y tế",
    "mã số thuế cá nhân",
    "cấp sổ đỏ",
    "đăng ký xe",
    "giấy phép lái xe",
    "khai sinh",
]
MONEY = ["đồng", "đ", "VNĐ", "nghìn đồng", "triệu đồng", "triệu", "tỷ đồng", "ngàn", "vnd"]
HOTLINES = ["113", "114", "115", "1022", "18001096", "111", "19001009"]
SPANS = ["ngày làm việc", "ngày", "tháng", "năm", "giờ", "m2", "người", "tuổi", "km"]


def law(source: random.Random) -> str:
    number, year = source.randint(1, 3999), source.randint(1999, 2026)
    clause, article = source.randint(1, 9), source.randint(1, 300)
    kind, act = source.choice(KINDS), source.choice(ACTS)
    return source.choice(
        [
            f"{kind} {number}/{year}/{act} quy định gì?",
            f"khoản {clause} Điều {article} {kind} số {number:02d}/{year}/{act} áp dụng thế nào",
            f"{kind.lower()} {number}/{year} còn hiệu lực không",
            f"từ {kind} {number}/{year}/{act} đến {kind} {number + 1}/{year}/{act} có gì mới?",
            f"Điều {article}, {article + 3} {kind} {number}/{act} nói gì",
        ]
    )


def day(source: random.Random) -> str:
    one, month, year = source.randint(1, 28), source.randint(1, 12), source.randint(1995, 2027)
    dates = [
        f"{one:02d}/{month:02d}/{year}",
        f"{one}-{month}-{year}",
        f"{one}.{month}.{year}",
        f"{year}-{month:02d}-{one:02d}",
        f"ngày {one} tháng {month} năm {year}",
        f"{one}/{month}",
        f"{one:02d} - {month:02d} - {year}",
    ]
    said = source.choice(dates)
    return source.choice(
        [
            f"nộp hồ sơ {source.choice(MATTERS)} {said} thì khi nào có kết quả?",
            f"Tôi nộp {said}, hẹn {source.choice(dates)}, đã trễ chưa?",
            f"sinh {said} thì đủ tuổi làm căn cước chưa",
            f"từ {said} đến {source.choice(dates)} là mấy ngày làm việc?",
            f"8 giờ 30 phút {said} nộp hồ sơ thì tính từ ngày nào",
        ]
    )


def fee(source: random.Random) -> str:
    amount = source.choice(
        [50_000, 75_000, 100_000, 200_000, 1_500_000, 12_000_000, 2_340_000, 84_500_000]
    )
    dotted = f"{amount:,}".replace(",", ".")
    unit = source.choice(MONEY)
    return source.choice(
        [
            f"lệ phí {source.choice(MATTERS)} {dotted} {unit} đúng không?",
            f"{source.choice(MATTERS)} {amount} {unit} có đắt không",
            f"phạt từ {dotted} đồng đến {dotted} đồng áp dụng cho ai?",
            f"lương {source.randint(5, 90)} triệu đóng thuế bao nhiêu %",
            f"mức đóng {source.choice(MATTERS)} là {dotted} đồng một tháng à",
            f"mức đóng {source.choice(MATTERS)} {dotted}đ có đúng không",
            f"thu {dotted}-{dotted} đồng có đúng không",
            f"lệ phí {source.choice(MATTERS)} {dotted}",
        ]
    )


def code(source: random.Random) -> str:
    one = f"{source.choice([1, 2, 3])}.{source.randint(0, 999_999):06d}"
    return source.choice(
        [
            f"thủ tục {one} làm thế nào?",
            f"mã thủ tục {one} mất bao lâu",
            f"{one} lệ phí bao nhiêu",
            f"so sánh {one} và {one[:-1]}7",
            f"hồ sơ thủ tục {one} gồm gì",
            f"mẫu CT{source.randint(1, 20):02d} tải ở đâu",
            f"Mẫu số {source.randint(1, 30):02d}/ĐK điền thế nào",
            "tờ khai 01/LPTB nộp ở đâu",
        ]
    )


def count(source: random.Random) -> str:
    a, b = source.randint(2, 90), source.randint(91, 500)
    return source.choice(
        [
            f"{source.choice(MATTERS)} trong {a} hay {b} {source.choice(SPANS)}?",
            f"diện tích {a},{b % 10} m2 có được tách thửa không",
            f"nhà {a} tầng cao {b} mét cần giấy phép không",
            f"trẻ {a % 18} tuổi làm {source.choice(MATTERS)} cần gì",
            f"điều {a}, {a + 1}, {a + 2} và {b} nói gì",
            f"gọi {source.choice(HOTLINES)} khi nào?",
            "các năm 2022, 2023, 2024, 2025 và 2026 mức lương cơ sở là bao nhiêu",
            f"từ năm {source.randint(2010, 2024)} - {source.randint(2025, 2030)} có thay đổi gì",
            "chương trình giai đoạn 2021-2025 và 2026-2030 hỗ trợ gì",
            f"tôi {a % 60 + 14} tuổi đi làm {a % 30} năm",
            f"ở {a % 34 + 2} tỉnh thì làm ở đâu",
            f"nộp tại {a % 5 + 2} nơi được không",
        ]
    )


def benign(number: int, seed: int) -> Iterator[str]:
    """The hand-written ones, then generated ones, `number` together."""
    written = [line for line in HAND_WRITTEN.read_text(encoding="utf-8").splitlines() if line]
    yield from written
    source = random.Random(seed)
    makers = (law, day, fee, code, count)
    for at in range(number - len(written)):
        yield makers[at % len(makers)](source)
