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
        return all(
            theirs is None or theirs == ours
            for theirs, ours in (
                (other.annex, self.annex),
                (other.article, self.article),
                (other.clause, self.clause),
                (other.point, self.point),
                (other.field, self.field),
            )
        )
