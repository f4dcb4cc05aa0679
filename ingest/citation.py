"""Where in a document something is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place inside one document: "điểm a khoản 2 Điều 19", or of an annex ("Phụ lục II").

    `article`, `clause`, `point` and `annex` are what follows the word: "15a", "2", "đ", "II";
    an annex without a number is "". A procedure's field stands in `field` ("time_limit").
    """

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    annex: str | None = None
    field: str | None = None

    def __str__(self) -> str:
        named = [("điểm", self.point), ("khoản", self.clause), ("Điều", self.article)]
        parts = [f"{name} {value}" for name, value in named if value]
        if self.annex is not None:
            parts.append(f"Phụ lục {self.annex}".strip())
        return " ".join(parts)

    def within(self, other: "Place") -> bool:
        """Whether this place is `other` or lies inside it (khoản 2 Điều 19 lies in Điều 19)."""
        return (
            (other.article is None or other.article == self.article)
            and (other.clause is None or other.clause == self.clause)
            and (other.point is None or other.point == self.point)
            and (other.annex is None or other.annex == self.annex)
            and (other.field is None or other.field == self.field)
        )
