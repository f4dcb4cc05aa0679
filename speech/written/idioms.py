"""Sayings whose numbers count nothing: "mười mươi", "ngày một ngày hai"."""

from speech.written.words import Piece, Words

_SAYINGS = tuple(
    tuple(saying.split())
    for saying in (
        "mười mươi", "năm thì mười họa", "năm thì mười hoạ", "ngày một ngày hai",
        "một ngày hai ngày", "hai năm rõ mười", "chín bỏ làm mười", "mười phân vẹn mười",
        "trăm năm hạnh phúc", "một năm hai năm", "ngày ba bữa", "một trời một vực",
        "ba trăm sáu mươi nghề", "ngàn năm một thuở", "năm tháng qua đi",
    )
)  # fmt: skip
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _saying in _SAYINGS:
    _BY_FIRST.setdefault(_saying[0], []).append(_saying)


def idiom(words: Words, at: int) -> Piece | None:
    """The saying as it stands."""
    for saying in _BY_FIRST.get(words[at], ()):
        if tuple(words[at : at + len(saying)]) == saying:
            return Piece(" ".join(saying), len(saying))
    return None
