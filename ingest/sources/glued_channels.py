"""The table "cách thức thực hiện" whose cells were glued together.

"Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến20 NgàyMiễn phí(Theo quy định …)Trực tiếp15 …".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.procedure import Channel, Limit
from ingest.sources.cell import line_of, lines_of
from ingest.sources.channel_limits import channel_limits
from ingest.sources.fees import Fee, fee_text
from ingest.sources.letters import CAPITALS
from ingest.sources.limits import float_of, unit_of
from ingest.sources.methods import METHODS

_HEADER = "Hình thức nộpThời gianPhí, lệ phíMô tả"
_NOTHING = "Không có thông tin"
_NO_RESULT = r"Không phải trả kết quả cho người nộp thuế\.?"
# A row starts with its way of filing and, without a blank, the cell of the limit.
_ROW = re.compile(
    r"(?P<method>Trực tuyến|Trực tiếp|Dịch vụ bưu chính)"
    rf"(?=[\d{CAPITALS}])(?!Trực tuyến|Trực tiếp|Dịch vụ bưu chính)"
)
_MONEY = re.compile(r"(?P<amount>\d[\d,.]*) (?P<currency>VNĐ|Việt Nam Đồng|USD)")
_WITH_UNIT = re.compile(
    r"(?P<value>\d+(?:\.\d+)?) (?P<unit>Ngày làm việc|Giờ làm việc|Ngày|Giờ|Tuần|Tháng|Năm)"
)
_BARE = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?=Miễn phí|Không có thông tin|$)")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})*(?:\.\d+)?")
_FREE = "Miễn phí"


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its cells apart; `bare` is a number without a unit."""

    method: str
    limit_text: str
    unit: str
    bare: float | None
    fees: tuple[Fee, ...]
    description: str


def rows_of(glued: str) -> list[Row]:
    """The rows of a glued table."""
    text = glued.removeprefix(_HEADER)
    starts = list(_ROW.finditer(text))
    ends = [*(found.start() for found in starts), len(text)][1:]
    cells = [
        (found["method"], text[found.end() : end]) for found, end in zip(starts, ends, strict=True)
    ]
    siblings = {bare["value"] for _, rest in cells if (bare := _BARE.match(rest))}
    return [_row(method, rest, siblings) for method, rest in cells]


def channel_of(row: Row) -> Channel:
    """A row as a channel, with the limits of its cell and its description."""
    stated: tuple[Limit, ...] = ()
    if row.unit:
        value = float_of(row.limit_text.split(" ")[0])
        stated = (Limit(value, unit_of(row.unit), row.limit_text),)
    return Channel(
        METHODS[row.method],
        row.limit_text,
        channel_limits(stated, row.description),
        fee_text(list(row.fees)),
        row.description,
        row.bare,
    )


def _row(method: str, rest: str, siblings: set[str]) -> Row:
    limit_text, unit, bare, rest = _limit_cell(rest, siblings)
    fees, rest = _fee_cells(rest)
    return Row(method, line_of(limit_text), unit, bare, tuple(fees), lines_of(rest))


def _limit_cell(rest: str, siblings: set[str]) -> tuple[str, str, float | None, str]:
    """The words of the limit, its unit, a number without unit, and what follows the cell."""
    with_unit = _WITH_UNIT.match(rest)
    if with_unit:
        return with_unit.group(), with_unit["unit"], None, rest[with_unit.end() :]
    for words in (_NOTHING, _NO_RESULT, "Theo mô tả", "Không quy định", f"Không(?= ?{_NOTHING})"):
        found = re.match(words, rest)
        if found:
            return found.group(), "", None, rest[found.end() :]
    bare = _BARE.match(rest)
    digits = bare["value"] if bare else _glued_to_fee(rest, siblings)
    if digits:
        return digits, "", float(digits) or None, rest[len(digits) :]
    sentence = re.match(r".*?(?=Miễn phí|Không có thông tin|$)", rest, re.DOTALL)
    said = sentence.group() if sentence else ""
    return said, "", None, rest[len(said) :]


def _glued_to_fee(rest: str, siblings: set[str]) -> str:
    """The limit in "140,000 Việt Nam Đồng": 1, since the fee can only be 40,000.

    Where several cuts leave a well-formed fee ("1550,000"), the number of a sibling row decides,
    else the shortest limit.
    """
    money = _MONEY.match(rest)
    if money is None:
        return ""
    amount = money["amount"]
    cuts = [
        amount[:size]
        for size in range(1, min(4, len(amount)))
        if amount[:size].isdigit() and _GROUPED.fullmatch(amount[size:])
    ]
    return next((cut for cut in cuts if cut in siblings), cuts[0] if cuts else "")


def _fee_cells(rest: str) -> tuple[list[Fee], str]:
    """The fees at the start of the text, and what follows them."""
    fees = []
    while rest:
        money = _MONEY.match(rest)
        if rest.startswith(_FREE):
            value, currency, rest = 0.0, "VNĐ", rest[len(_FREE) :]
        elif money:
            value, currency = _amount(money), "USD" if money["currency"] == "USD" else "VNĐ"
            rest = rest[money.end() :]
        else:
            break
        note, rest = _note(rest)
        fees.append(Fee(value, currency, line_of(note)))
    return fees, rest.removeprefix(_NOTHING) if not fees else rest


def _amount(money: re.Match[str]) -> float:
    return float(money["amount"].replace(",", ""))


def _note(rest: str) -> tuple[str, str]:
    """The bracket that directly follows a fee, nested brackets included."""
    if not rest.startswith("("):
        return "", rest
    end = next(_closings(rest), len(rest))
    return rest[1 : end - 1] if end <= len(rest) and rest[end - 1] == ")" else rest[1:], rest[end:]


def _closings(rest: str) -> Iterator[int]:
    depth = 0
    for place, letter in enumerate(rest):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            yield place + 1
