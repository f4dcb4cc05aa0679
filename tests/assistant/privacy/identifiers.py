"""Made-up personal data as citizens write it, in questions that they could ask; from a seed."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.spelling import unaccent
from tests.assistant.privacy.people import GIVEN, SURNAMES, Made, bare_name, house, name

PLACES = ["079", "001", "036", "048", "092", "031", "025", "038"]
MATTERS = [
    "làm lại căn cước mất bao lâu",
    "đăng ký thường trú cần giấy tờ gì",
    "đổi giấy phép lái xe ở đâu",
    "cấp lại sổ đỏ lệ phí bao nhiêu",
    "đăng ký khai sinh cho con thế nào",
    "hồ sơ của tôi trễ hẹn thì khiếu nại ở đâu",
    "tách thửa đất mất mấy ngày",
    "xin giấy phép xây dựng nhà ở cần gì",
    "đăng ký kết hôn ở đâu",
    "nhập hộ khẩu mất bao lâu",
]
EMAILS = ["gmail.com", "yahoo.com.vn", "hcmut.edu.vn", "outlook.com", "vnpt.vn"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the strings in it that nobody may find afterwards."""

    kind: str
    question: str
    secrets: tuple[str, ...]


Maker = Callable[[random.Random], Made]


def digits(source: random.Random, count: int) -> str:
    return "".join(source.choice("0123456789") for _ in range(count))


def grouped(source: random.Random, number: str, sizes: tuple[int, ...]) -> str:
    """The number in groups as people write them."""
    between = source.choice([" ", ".", "-", " ", " - "])
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return between.join(part for part in [*parts, number[at:]] if part)


def written(source: random.Random, number: str, *ways: tuple[int, ...]) -> str:
    way = source.choice([(), *ways])
    return grouped(source, number, way) if way else number


def citizen_id(source: random.Random) -> Made:
    number = source.choice(PLACES) + source.choice("0123") + digits(source, 8)
    said = written(source, number, (3, 3, 3), (4, 4), (3, 1, 2), (3, 3, 6))
    lead = source.choice(
        [
            "CCCD ",
            "căn cước số ",
            "số CCCD: ",
            "cccd cua toi la ",
            "số định danh ",
            "",
            "căn cước công dân của em là ",
            "ID ",
        ]
    )
    return lead + said, (number, said)


def old_id(source: random.Random) -> Made:
    number = source.choice("0123") + digits(source, 8)
    said = written(source, number, (3, 3))
    lead = source.choice(
        ["CMND ", "chứng minh nhân dân số ", "cmt ", "số chứng minh: ", "CMND cũ của tôi "]
    )
    return lead + said, (number, said)


def passport(source: random.Random) -> Made:
    number = source.choice("BCEKNP") + digits(source, 7)
    said = source.choice([number, f"{number[0]} {number[1:]}", number.lower()])
    return source.choice(
        ["hộ chiếu số ", "ho chieu ", "passport ", "hộ chiếu của tôi là "]
    ) + said, (
        said,
        number[1:],
    )


def mobile(source: random.Random) -> Made:
    rest = source.choice(["3", "5", "7", "8", "9"]) + digits(source, 8)
    local = f"0{rest}"
    said = source.choice(
        [
            local,
            grouped(source, local, (4, 3)),
            grouped(source, local, (3, 3)),
            grouped(source, local, (2, 2, 2, 2)),
            f"({local[:4]}) {local[4:7]}-{local[7:]}",
            f"+84{rest}",
            f"+84 {rest[:3]} {rest[3:6]} {rest[6:]}",
            f"(+84) {rest[:2]} {rest[2:5]} {rest[5:]}",
            f"84{rest}",
            f"0084 {rest}",
            f"84-{rest[:3]}-{rest[3:6]}-{rest[6:]}",
        ]
    )
    lead = source.choice(
        [
            "gọi tôi số ",
            "sđt ",
            "số điện thoại của tôi ",
            "zalo ",
            "SDT: ",
            "liên hệ ",
            "đt ",
            "hotline nhà em ",
            "",
        ]
    )
    return lead + said, (said, rest)


def landline(source: random.Random) -> Made:
    area = source.choice(["24", "28", "236", "292", "251"])
    number = digits(source, 10 - len(area))
    said = source.choice(
        [
            f"0{area}{number}",
            f"0{area} {number[:4]} {number[4:]}",
            f"(0{area}) {number}",
            f"(0{area}) {number[:4]} {number[4:]}",
            f"0{area}.{number[:4]}.{number[4:]}",
            f"0{area}-{number}",
        ]
    )
    return source.choice(["điện thoại nhà ", "số bàn ", "gọi ", "ĐT: "]) + said, (said, number)


def email(source: random.Random) -> Made:
    name = unaccent(
        source.choice(GIVEN) + source.choice([".", "", "_", "-"]) + source.choice(SURNAMES)
    ).lower()
    name += digits(source, source.choice([0, 2, 4]))
    host = source.choice(EMAILS)
    said = source.choice(
        [
            f"{name}@{host}",
            f"{name} @ {host}",
            f"{name.upper()}@{host}",
            f"{name}(at){host}",
            f"{name} a còng {host}",
            f"{name}@ {host}",
            f"{name} [at] {host}",
        ]
    )
    return source.choice(["email ", "mail của tôi ", "gửi vào ", "e-mail: ", ""]) + said, (
        said,
        name,
    )


def card(source: random.Random) -> Made:
    number = source.choice(["9704", "4221", "5326"]) + digits(source, source.choice([12, 15]))
    said = written(source, number, (4, 4, 4))
    return source.choice(["thẻ ATM ", "số thẻ ", "the ngan hang ", "visa "]) + said, (number, said)


def account(source: random.Random) -> Made:
    number = source.choice("123456789") + digits(source, source.choice([8, 9, 11, 12, 13]))
    said = written(source, number, (4, 4), (3, 3, 3))
    lead = source.choice(
        ["số tài khoản ", "STK ", "stk: ", "tài khoản Vietcombank số ", "so tai khoan cua em la "]
    )
    return lead + said, (number, said)


def tax_code(source: random.Random) -> Made:
    number = source.choice(["01", "03", "80", "35"]) + digits(source, 8)
    branch = source.choice(["", "-001", "-012"])
    lead = source.choice(["mã số thuế ", "MST ", "mst: ", "ma so thue cua toi la ", "MST cá nhân "])
    said = written(source, number, (3, 3)) if not branch else number + branch
    return lead + said, (number, said)


def insurance(source: random.Random) -> Made:
    number = digits(source, 10)
    said = source.choice([number, grouped(source, number, (2, 2, 3))])
    lead = source.choice(
        ["mã số BHXH ", "số sổ bảo hiểm xã hội ", "mã thẻ bảo hiểm y tế DN4", "BHXH số "]
    )
    return lead + said, (number, said)


def dossier(source: random.Random) -> Made:
    day = f"{source.randint(20, 26)}{source.randint(1, 12):02d}{source.randint(1, 28):02d}"
    unit = f"{source.choice('GHK')}{digits(source, 2)}"
    said = source.choice(
        [
            f"{unit}.{digits(source, 2)}.{digits(source, 2)}-{day}-{digits(source, 4)}",
            f"000.{digits(source, 2)}.{digits(source, 2)}.{unit}-{day}-{digits(source, 4)}",
            f"{unit}.{digits(source, 3)}-{day}-{digits(source, 5)}",
            f"{unit}-{day}-{digits(source, 4)}",
        ]
    )
    said = source.choice([said, said.lower(), said.replace("-", " - ")])
    return source.choice(["hồ sơ ", "mã hồ sơ ", "biên nhận số ", "số hồ sơ: ", "ho so "]) + said, (
        said,
    )


def spoken(source: random.Random) -> Made:
    names = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    said = " ".join(names[int(digit)] for digit in "09" + digits(source, 8))
    return f"số điện thoại của tôi là {said}", (said,)


MAKERS: dict[str, Maker] = {
    "citizen id": citizen_id,
    "old id": old_id,
    "passport": passport,
    "mobile": mobile,
    "landline": landline,
    "email": email,
    "card": card,
    "account": account,
    "tax code": tax_code,
    "insurance": insurance,
    "dossier": dossier,
    "name": name,
    "bare name": bare_name,
    "house": house,
    "spoken": spoken,
}


def asked(count: int, seed: int) -> Iterator[Asked]:
    """Questions with all kinds of identifiers in turn."""
    source = random.Random(seed)
    kinds = list(MAKERS)
    for at in range(count):
        kind = kinds[at % len(kinds)]
        said, secrets = MAKERS[kind](source)
        matter = source.choice(MATTERS)
        question = source.choice(
            [
                f"{said}, {matter}?",
                f"{matter}? {said}.",
                f"{matter}, {said} ạ",
                f"Cho em hỏi {matter}, {said}",
                f"{said}. {matter}",
            ]
        )
        if kind == "bare name":
            question = unaccent(question)
        yield Asked(kind, unicodedata.normalize("NFC", question), tuple(set(secrets)))


def forms(secret: str) -> Iterator[bytes]:
    """How a secret might lie in a file: as it was written, and its digits alone."""
    yield secret.encode()
    bare = re.sub(r"[ .\-()+]", "", secret)
    if bare.isdigit() and len(bare) >= 7:
        yield bare.encode()
