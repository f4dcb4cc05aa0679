"""What a procedure record says against itself, and what in it must not be quoted as it stands.

Each problem is "<kind>: <words>"; the kinds are the constants here.
"""

import re

from ingest.procedure import Channel, Limit, Procedure, Unit
from ingest.sources.fees import Fee
from ingest.sources.letters import CAPITALS
from ingest.sources.limits import limits_in
from ingest.sources.methods import METHOD_NAMES, UNIT_NAMES

SCRAMBLED = "scrambled"  # the text of a field is out of order: do not quote it
CASES_DIFFER = "cases_differ"  # methods say one limit, cases another
CHANNELS_DIFFER = "channels_differ"  # one limit online, another direct: mostly cases in disguise
NO_UNIT = "no_unit"  # a bare number
NO_LIMIT = "no_limit"
UNIT_DIFFERS = "unit_differs"  # "7 Ngày" in the cell, "07 ngày làm việc" beside it
FEE_NOT_FREE = "fee_not_free"  # printed "Miễn phí", but the note refers to a tariff
FEE_THOUSANDS = "fee_thousands"  # 100 for 100,000
FEE_CURRENCY = "fee_currency"  # "VNĐ" printed for US dollars
ONE_PROVINCE = "one_province"  # a national record that names the agency of one province
OLD_BODY = "old_body"  # cấp huyện, a ministry that no longer exists

# Dissolved on 1 July 2025 (districts) and 1 March 2025 (ministries).
_OLD_BODIES = re.compile(
    r"(?:cấp huyện|(?:Ủy|Uỷ) ban nhân dân (?:quận|huyện|thị xã)|Phòng Tài nguyên và Môi trường"
    r"|Công an (?:quận|huyện)|Bộ Giao thông vận tải|Bộ Kế hoạch và Đầu tư"
    r"|Bộ Tài nguyên và Môi trường|Bộ Nông nghiệp và Phát triển nông thôn"
    r"|Bộ Thông tin và Truyền thông|Bộ Lao động\s*[-–]\s*Thương binh và Xã hội"
    r"|Ủy ban Dân tộc\b)",
    re.IGNORECASE,
)
_PROVINCIAL_AGENCY = re.compile(rf"[^,]*(?:tỉnh|Thành phố|TP\.?) [{CAPITALS}][^,]*")
# "đăng ký khai tâm Phục vụ hành chính công": the words between "Trung" and "tâm" went elsewhere.
_TORN_NAME = re.compile(r"(?<!\btrung )\btâm phục vụ hành chính công", re.IGNORECASE)
# "Cụ c Hả i quan", but not "điểm b và c"
_LONE_LETTER = re.compile(
    r"(?<=\w )(?<!điểm )(?<!tiết )(?<!và )(?<!hoặc )[bcdghklmnpqrstvxđ](?= \w)"
)
TOO_MANY_LETTERS = 8  # a record in order has none but "điểm c"


def problems_of(procedure: Procedure, fees: list[Fee]) -> tuple[str, ...]:
    """Everything that is wrong inside one record."""
    found = [
        *_limit_problems(procedure),
        *_fee_problems(procedure, fees),
        *_old_bodies(procedure),
        *_one_province(procedure),
        *_scrambled(procedure),
    ]
    return tuple(dict.fromkeys(found))


def said(limit: Limit) -> str:
    """ "10 ngày làm việc"."""
    unit = UNIT_NAMES[limit.unit]
    return unit if limit.unit is Unit.SAME_DAY else f"{limit.value:g} {unit}"


def _limit_problems(procedure: Procedure) -> list[str]:
    channels = procedure.channels
    by_method: dict[str, set[str]] = {}
    for channel in channels:
        names = by_method.setdefault(METHOD_NAMES[channel.method], set())
        names.update(said(limit) for limit in channel.limits if not limit.condition)
    all_stated = {said(limit) for channel in channels for limit in channel.limits}
    cases = {said(limit) for case in procedure.cases for limit in case.limits}
    found = []
    if all_stated and cases and not all_stated & cases:
        found.append(f"{CASES_DIFFER}: methods {_list(all_stated)}, cases {_list(cases)}")
    if len({frozenset(limits) for limits in by_method.values() if limits}) > 1:
        rows = "; ".join(f"{name} {_list(limits)}" for name, limits in by_method.items())
        found.append(f"{CHANNELS_DIFFER}: {rows}")
    bare = {f"{channel.bare_number:g}" for channel in channels if channel.bare_number is not None}
    if bare:
        found.append(f"{NO_UNIT}: {_list(bare)}")
    mixed = {said for channel in channels for said in _mixed_units(channel)}
    if mixed:
        found.append(f"{UNIT_DIFFERS}: {_list(mixed)}")
    if not all_stated and not cases:
        found.append(f"{NO_LIMIT}: {_list({channel.limit_text or '-' for channel in channels})}")
    return found


def _mixed_units(channel: Channel) -> set[str]:
    """Equal numbers of calendar days and working days in one row."""
    limits = limits_in(f"{channel.limit_text}\n{channel.description}")
    days = {limit.value for limit in limits if limit.unit is Unit.CALENDAR_DAY}
    working = {limit.value for limit in limits if limit.unit is Unit.WORKING_DAY}
    return {f"{value:g} ngày / {value:g} ngày làm việc" for value in days & working}


def _fee_problems(procedure: Procedure, fees: list[Fee]) -> list[str]:
    found = [f"{FEE_NOT_FREE}: {fee.note[:80]}" for fee in fees if fee.zero_is_not_free]
    for fee in fees:
        if fee.lost_thousands:
            abroad = re.search(r"USD|đô la", f"{fee.note} {procedure.name}", re.IGNORECASE)
            kind = FEE_CURRENCY if abroad or _is_embassy(procedure) else FEE_THOUSANDS
            found.append(f"{kind}: {fee.value:g} {fee.currency}")
    return found


def _is_embassy(procedure: Procedure) -> bool:
    return "đại diện" in procedure.agency.lower() or procedure.promulgator == "Bộ Ngoại giao"


def _old_bodies(procedure: Procedure) -> list[str]:
    text = "\n".join((procedure.name, procedure.steps, procedure.agency, procedure.conditions))
    names = {" ".join(found.split()) for found in _OLD_BODIES.findall(text)}
    return [f"{OLD_BODY}: {_list(names)}"] if names else []


def _one_province(procedure: Procedure) -> list[str]:
    named = _PROVINCIAL_AGENCY.search(procedure.agency)
    return [f"{ONE_PROVINCE}: {named.group()}"] if named and procedure.province is None else []


def _scrambled(procedure: Procedure) -> list[str]:
    """The name of a body torn apart by interleaved columns, or words torn into letters."""
    torn = _TORN_NAME.search(procedure.steps)
    if torn:
        return [f"{SCRAMBLED}: steps: “{torn.group()}”"]
    letters = _LONE_LETTER.findall(procedure.steps)
    if len(letters) >= TOO_MANY_LETTERS:
        return [f"{SCRAMBLED}: steps: {len(letters)} lone letters"]
    return []


def _list(names: set[str]) -> str:
    return ", ".join(sorted(names))
