"""The limits of one way of filing: its cell, and the cases that its description adds."""

import re
from dataclasses import replace

from ingest.procedure import Limit
from ingest.sources.limits import limits_in

_ONLY_A_CONDITION = re.compile(
    r"(?:^|\n)\W*(?P<condition>Đối với (?:các |những )?"
    r"(?:xã|phường|khu vực|vùng|tổ dân phố)[^\n:]*?)"
    r"[.:;]?\s*$"
)
_NOT_COUNTED = re.compile(r"không\s+(?:tính|bao\s+gồm|kể)", re.IGNORECASE)
_A_CASE = re.compile(
    r"đối với|trường hợp|tại các|ở các|khu vực|vùng|nếu|hộ gia đình|tổ chức|cá nhân|tăng thêm",
    re.IGNORECASE,
)


def channel_limits(stated: tuple[Limit, ...], description: str) -> tuple[Limit, ...]:
    """The stated limits, restricted and completed by the cases of the description.

    A description that gives the stated limit again says for which case it holds
    ("10 ngày làm việc đối với công trình (hoặc 7 ngày làm việc đối với nhà ở riêng lẻ)").
    """
    described = [
        limit for limit in limits_in(description) if not _NOT_COUNTED.match(limit.condition)
    ]
    if not stated:
        return tuple(described)
    cases = [limit for limit in described if _A_CASE.search(limit.condition)]
    own = _conditioned(stated, description, described)
    restricted = [_restricted(limit, cases) for limit in own]
    if restricted != list(own):
        return tuple(dict.fromkeys([*restricted, *described]))
    return tuple(dict.fromkeys([*own, *cases]))


def _conditioned(
    stated: tuple[Limit, ...], description: str, described: list[Limit]
) -> tuple[Limit, ...]:
    """A row that holds for one kind of area says so in a description without a number."""
    only = None if described else _ONLY_A_CONDITION.search(description)
    if only is None:
        return stated
    return tuple(replace(limit, condition=only["condition"]) for limit in stated)


def _restricted(limit: Limit, cases: list[Limit]) -> Limit:
    if limit.condition:
        return limit
    same = [case for case in cases if (case.value, case.unit) == (limit.value, limit.unit)]
    return same[0] if same and "thêm" not in same[0].condition else limit
