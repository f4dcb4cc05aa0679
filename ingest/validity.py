"""When a provision is law (hiệu lực)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Validity:
    """Days on which a text is in force; `until` is the first day on which it no longer is.

    Both ends may be unknown: a document whose closing articles, metadata and relations say
    nothing has `Validity(None, None)` and stays unknown. `until=None` with a known `since` means
    "in force, no end is known".
    """

    since: date | None = None
    until: date | None = None

    @property
    def known(self) -> bool:
        return self.since is not None or self.until is not None

    def covers(self, day: date) -> bool | None:
        """Whether the text is in force on `day`; None when that is not known."""
        if self.until is not None and day >= self.until:
            return False
        if self.since is None:
            return None
        return self.since <= day
