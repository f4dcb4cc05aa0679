"""An administrative procedure (thủ tục hành chính) as its record states it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """Units of a time limit (thời hạn giải quyết)."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    WORKING_HOUR = "working_hour"
    SAME_DAY = "same_day"


class Method(StrEnum):
    """Ways of filing (cách thức thực hiện)."""

    ONLINE = "online"
    POSTAL = "postal"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit with the words it was read from: "07 ngày làm việc đối với nhà ở riêng lẻ".

    `value` is the upper end, `low` the lower end of a range ("17-20 ngày"); `condition` are the
    words that restrict it ("đối với nhà ở riêng lẻ"), "" when it holds for all.
    """

    value: float
    unit: Unit
    text: str
    low: float | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """One row of the table "cách thức thực hiện": what is recorded for one way of filing.

    `limit_text` and `fee_text` are the record's words (glued cells repaired); `limits` what could
    be parsed from them: empty when the record states none or only a bare number without a unit,
    which then stands in `bare_number`.
    """

    method: Method
    limit_text: str
    limits: tuple[Limit, ...]
    fee_text: str
    description: str
    bare_number: float | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the dossier (thành phần hồ sơ)."""

    name: str
    form: str = ""
    originals: int | None = None
    copies: int | None = None


@dataclass(frozen=True, slots=True)
class ProcedureCase:
    """One case (trường hợp) of a procedure: its name, its papers and its own limits."""

    name: str
    papers: tuple[Paper, ...] = ()
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class LegalBasis:
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure record, its cells taken apart.

    `recorded` is the day from which the record counts: its decision's date or else the day on
    which it was taken. Text fields are clean text, "" where the record has none. `problems` names
    contradictions inside the record ("methods say 10 working days, cases say 20 days").
    """

    code: str
    name: str
    recorded: date
    decision: str = ""
    levels: tuple[str, ...] = ()  # "xã", "tỉnh", "bộ", …
    fields: tuple[str, ...] = ()  # lĩnh vực
    agency: str = ""  # cơ quan thực hiện
    promulgator: str = ""  # the ministry or province that announced it
    channels: tuple[Channel, ...] = ()
    cases: tuple[ProcedureCase, ...] = ()
    steps: str = ""
    results: tuple[str, ...] = ()
    who: str = ""  # đối tượng thực hiện
    conditions: str = ""  # yêu cầu, điều kiện
    legal_basis: tuple[LegalBasis, ...] = ()
    province: str | None = None
    retired: bool = False
    problems: tuple[str, ...] = ()
