"""What a record says of a fee (phí, lệ phí): its note is kept word for word.

A value of 0 is printed "Miễn phí" by the portal even where the note says "Theo quy định của Hội
đồng nhân dân cấp tỉnh": zero is not free, so the note speaks. Some values lost their thousands
("20 VNĐ" with the note "20.000 đồng").
"""

import re
from dataclasses import dataclass

FREE = "Miễn phí"
DOUBTFUL = "[hồ sơ ghi thiếu hàng nghìn hoặc sai đơn vị tiền]"
_FREE_NOTE = re.compile(
    r"\W*(?:(?:không|0 ?đ)(?:\s+\w+){0,4}|miễn (?:phí|lệ phí)(?: \([^()]*\))?|\w{0,2})\W*",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+ (?:triệu|nghìn|ngàn)", re.IGNORECASE)
_WRAPPED = re.compile(r"\((?P<inside>[^()]*)\)")
SMALLEST_NOTE = 1000  # đồng; no fee of the portal is smaller


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee of one channel; `value` None when the record gives only a note."""

    value: float | None
    currency: str = "VNĐ"
    note: str = ""
    attachment: str = ""

    @property
    def is_dong(self) -> bool:
        return self.currency.upper() != "USD"

    @property
    def lost_thousands(self) -> bool:
        return bool(self.value) and self.is_dong and (self.value or 0) < SMALLEST_NOTE

    @property
    def zero_is_not_free(self) -> bool:
        return self.value == 0 and bool(self.note) and not _FREE_NOTE.fullmatch(self.note)

    def __post_init__(self) -> None:
        wrapped = _WRAPPED.fullmatch(self.note)
        if wrapped:
            object.__setattr__(self, "note", wrapped["inside"].strip())

    def __str__(self) -> str:
        said = self._said()
        return f"{said} (kèm theo: {self.attachment})" if self.attachment else said

    def _said(self) -> str:
        if self.value is None or self.zero_is_not_free:
            return self.note
        if self.lost_thousands and _AMOUNT.search(self.note):
            return self.note
        amount = FREE if self.value == 0 else self._amount()
        return f"{amount} ({self.note})" if self.note else amount

    def _amount(self) -> str:
        number = f"{self.value:,.10g}".replace(",", ".") if self.is_dong else f"{self.value:g}"
        if self.lost_thousands:
            return f"{number} {self.currency} {DOUBTFUL}"
        return f"{number} {'đồng' if self.is_dong else 'USD'}"


def fee_text(fees: list[Fee]) -> str:
    """The fees of one channel, each once, one a line."""
    return "\n".join(dict.fromkeys(text for fee in fees if (text := str(fee))))
