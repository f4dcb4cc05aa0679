"""Kinds of questions, and the wordings that decide them."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What is asked; the values are those of the question cases."""

    TIME_LIMIT = "time_limit"
    FEE = "fee"
    PAPERS = "papers"
    WHERE = "where"
    STEPS = "steps"
    RESULT = "result"
    WHO = "who"
    LEGAL_BASIS = "legal_basis"
    DEADLINE = "deadline"
    LATE_CASE = "late_case"
    CLAUSE = "clause"
    DEFINITION = "definition"
    CONDITION = "condition"
    PENALTY = "penalty"
    RIGHT_DUTY = "right_duty"
    AUTHORITY = "authority"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    COMPARE = "compare"
    DOCUMENT = "document"


# Wordings that decide a kind in everyday Vietnamese (without diacritics), with the weight that
# they add to the classifier's log-odds. One wording may speak for two kinds.
CUES: Mapping[Kind, tuple[float, tuple[str, ...]]] = {
    Kind.TIME_LIMIT: (
        1.5,
        (
            r"\b(?:may|bao nhieu|may bua|bao lau) (?:ngay|hom|tuan|thang|bua|gio|lau)\b",
            r"\bbao lau\b",
            r"\bthoi han\b",
            r"\bmat may ngay",
            r"\b(?:bao gio|khi nao|chung nao|luc nao) (?:xong|co|duoc|lay)\b",
            r"\bcho (?:mat |khoang )?(?:may|bao nhieu)\b(?! (?:tien|dong|nguoi))",
            r"\b(?:may|bao nhieu)(?: thi| moi)? (?:xong|co ket qua|lay duoc)\b",
        ),
    ),
    Kind.FEE: (
        1.5,
        (
            r"\ble phi\b",
            r"(?<!vien )(?<!chi )\bphi\b",
            r"\b(?:dong|nop|thu|ton|het|mat) bao nhieu\b(?! (?:ngay|hom|lau|thang|gio|nguoi))",
            r"\b(?:bao nhieu|may|nhieu) tien\b",
            r"\b(?:bao nhieu|may) (?:dong|nghin|ngan|chuc|tram|trieu)\b(?! (?:met|cay|ki lo))",
            r"\bmien phi\b",
            r"\bton (?:bao|may|kem)",
            r"\bgia (?:bao|may)\b",
            r"\bhet (?:bao nhieu|may)\b(?! ngay)",
            r"\bmat tien\b",
            r"\bdong tien\b",
        ),
    ),
    Kind.PAPERS: (
        2.0,
        (
            r"\b(?:giay to|giay|ho so|don|to khai) (?:gi|nao|nhung gi|chi)\b",
            r"\bho so (?:gom|bao gom|can)",
            r"^(?:thanh phan )?ho so (?!(?:cua|toi|em|nha|minh|bi|da|nop|cham|tre|qua|chua)\b)",
            r"\bcan (?:nhung |cac |co )?(?:giay|ho so)",
            r"\bchuan bi (?:gi|nhung|giay)",
            r"\bmang (?:theo )?(?:gi|giay)",
            r"\bthanh phan ho so\b",
            r"\b(?:to khai|mau|phieu|don) (?:so )?(?:may|nao|gi)\b|\bmau to khai\b",
            r"\bnop (?:nhung )?giay",
            r"\bmau (?:don|so|to khai) nao",
        ),
    ),
    Kind.WHERE: (
        1.2,
        (
            r"\bo dau\b",
            r"\b(?:nop|den|toi|ra|len|qua|lam|gap|vo|vao) (?:o )?(?:dau|cho nao|noi nao)\b",
            r"\b(?:gui|nop) (?:\w+ ){0,3}(?:cho ai|dau|so nao|xa nao|toa nao|phuong nao)\b",
            r"\b(?:gui|nop)(?: \w+){0,4} (?:den|toi|o|tai|cho|ve)(?: \w+){0,5} (?:nao|dau|ai)\b",
            r"\bco quan nao\b",
            r"\bcho nao\b",
            r"\bdau (?:de|lam|nop)\b",
            r"\bnoi nao\b",
        ),
    ),
    Kind.RESULT: (
        2.2,
        (
            r"\bket qua (?:la|nhan|cua|se)",
            r"\bket qua (?:\w+ ){1,16}(?:giay|van ban)(?: to)? gi\b",
            r"\b(?:duoc|se) (?:cap|nhan|tra) (?:giay )?(?:gi|chi)\b",
            r"\b(?:cap|nhan|tra)(?: \w+){0,4} giay (?:gi|chi)\b",
            r"\bnhan duoc (?:gi|van ban)",
        ),
    ),
    Kind.LEGAL_BASIS: (
        1.5,
        (
            r"\b(?:nghi dinh|thong tu|luat|van ban) (?:so )?(?:nao|may|gi)\b",
            r"\b(?:nghi quyet|quyet dinh|quy dinh) (?:so )?(?:nao|may|gi)\b",
            r"\bcan cu (?:phap ly|vao|luat|nao)",
        ),
    ),
    Kind.STEPS: (
        1.0,
        (
            r"\blam (?:the nao|sao|nhu the nao)\b",
            r"\bcac buoc\b",
            r"\btrinh tu\b",
            r"\bquy trinh\b",
            r"\bthu tuc (?:the|nhu)",
            r"\bcach (?:lam|nop|dang ky|xin)",
            r"\bbuoc (?:nao|may)\b",
            r"\bra sao\b",
        ),
    ),
    Kind.PENALTY: (
        1.5,
        (
            r"\bphat\b",
            r"\bmuc phat\b",
            r"\bxu phat\b",
            r"\bxu ly (?:the nao|sao)\b",
            r"\bdi tu\b",
        ),
    ),
    Kind.IN_FORCE: (
        1.5,
        (
            r"\b(?:con|co|da|dang) (?:\w+ ){0,2}(?:hieu luc|ap dung|gia tri)",
            r"\b(?:con|co|da|dang) (?:\w+ ){0,2}(?:dung|xai|su dung) duoc",
            r"\bhieu luc (?:chua|khong|tu|khi nao|ngay)",
            r"\bap dung (?:chua|tu ngay|tu khi|tu bao)",
            r"\bcon (?:duoc )?(?:dung|xai)\b",
        ),
    ),
    Kind.SUPERSEDED: (
        1.0,
        (
            r"\bthay (?:bang|the) (?:\w+ ){0,3}(?:nao|gi|so may)",
            r"\bgio (?:theo|con|la|tinh|thi)\b",
            r"\bhien (?:nay|gio|hanh)? ?con\b",
            r"\bbi (?:thay|bai bo)",
        ),
    ),
    Kind.COMPARE: (
        2.0,
        (
            r"\bkhac (?:gi|nhau|sao|the nao|cho nao|voi)\b",
            r"^(?!.*\btruong hop\b).*\bthay doi (?:gi|the nao|nhu|ra sao)\b",
            r"\bso (?:voi|sanh)\b",
            r"\btruoc va sau\b",
            r"\bgiua (?:\w+ ){1,12}va\b",
        ),
    ),
    Kind.DOCUMENT: (
        2.0,
        (
            r"\b(?:quy dinh|luat|nghi dinh|chinh sach) moi (?:nhat )?(?:ve|cua)\b",
            r"\bluat so may\b",
            r"\bso (?:cua|hieu) (?:nghi dinh|luat|thong tu)",
            r"\bsua (?:doi )?nghi dinh nao",
        ),
    ),
    Kind.DEFINITION: (
        1.2,
        (r"\b(?:la gi|nghia la|duoc hieu|the nao la|khai niem|la sao)\b",),
    ),
    Kind.AUTHORITY: (
        1.0,
        (
            r"\bai (?:co )?(?:quyen|tham quyen|quyet dinh|ky|cap)\b",
            r"\btham quyen\b",
        ),
    ),
    Kind.CONDITION: (
        0.5,
        (
            r"\bdieu kien\b",
            r"\bco (?:duoc|phai|can)\b",
            r"\bduoc khong\b",
            r"\bmay tuoi\b",
        ),
    ),
}
