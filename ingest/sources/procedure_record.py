"""What the readers of procedure records have in common."""

import re
from dataclasses import dataclass
from datetime import date

from ingest.document import Trust
from ingest.procedure import Procedure

# Issuers of the decisions that announce procedures ("56/QĐ-BXD"), by the end of the number.
_ISSUERS = {
    "BCA": "Bộ Công an",
    "BNG": "Bộ Ngoại giao",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BNV": "Bộ Nội vụ",
    "BQP": "Bộ Quốc phòng",
    "BTC": "Bộ Tài chính",
    "BTP": "Bộ Tư pháp",
    "BXD": "Bộ Xây dựng",
    "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "TANDTC": "Tòa án nhân dân tối cao",
}
_LEVELS = {"cấp bộ": "bộ", "cấp tỉnh": "tỉnh", "cấp xã": "xã", "cấp huyện": "huyện"}
_PROVINCE = re.compile(r"^(?:UBND|Ủy ban nhân dân)\s+(?:tỉnh|thành phố)\s+(.+)$", re.IGNORECASE)

PORTAL_PAGE = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/"


@dataclass(frozen=True, slots=True)
class Record:
    """A procedure with what its page says beside the structured fields.

    `offices` are further lines about agencies: ("Địa chỉ tiếp nhận hồ sơ", "119 Nguyễn Sơn …").
    `id` differs from the procedure's code for a provincial version ("1.012753.H19").
    """

    procedure: Procedure
    url: str | None = None
    offices: tuple[tuple[str, str], ...] = ()
    trust: Trust = Trust.OFFICIAL
    id: str = ""
    dated_by: str = "crawl date"


def issuer_of(decision: str) -> str:
    """The ministry that signed "1523/QĐ-BCA-C06"; "" for another."""
    codes = re.findall(r"[A-Z]+", decision.upper().rpartition("/")[2])
    return next((_ISSUERS[code] for code in codes if code in _ISSUERS), "")


def province_of(promulgator: str) -> str | None:
    """The province whose committee announced the procedure."""
    found = _PROVINCE.match(promulgator)
    return found[1].strip() if found else None


def levels_of(written: str) -> tuple[str, ...]:
    """ "Cấp xã, Cơ quan khác" -> ("xã", "cơ quan khác")."""
    names = (name.strip().lower() for name in written.split(","))
    return tuple(_LEVELS.get(name, name) for name in names if name)


def names_of(written: str) -> tuple[str, ...]:
    """The names of a list with commas."""
    return tuple(name.strip() for name in written.split(",") if name.strip())


def day_or(day: date | None, crawled: date) -> tuple[date, str]:
    """The record's own day, else the day of the crawl, and which of them it is."""
    return (day, "decision date") if day else (crawled, "crawl date")
