"""Cited texts that are about to end or have just been replaced or changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.service.opening import Desk
from assistant.service.places import DIGEST_LENGTH, provision_id
from ingest.document import Document

SOON_DAYS = 90
JUST_DAYS = 90

# ((document id, provision id, label), how often it was cited)
Cited = Sequence[tuple[tuple[str, str, str], int]]


@dataclass(frozen=True, slots=True)
class Stale:
    """A cited text, how often it was cited, and what happens to it when.

    `kind` is ending, ended, changed (other words are now held under its number) or gone.
    """

    id: str
    label: str
    count: int
    kind: str
    when: date | None = None
    replaced_by: str = ""


def stale(cited: Cited, desk: Desk, today: date) -> list[Stale]:
    """What is cited and changes, in the order in which it was given."""
    held = {document.digest[:DIGEST_LENGTH]: document for document in desk.library.documents()}
    known = {document.id for document in desk.library.documents()}
    own = _own_ends(desk)
    found = []
    for (name, provision, label), count in cited:
        document = held.get(provision.split(".")[0])
        if document is None:
            found.append(Stale(name, label, count, "changed" if name in known else "gone"))
            continue
        ends = [end for end in (document.validity.until, *_ends(provision, own)) if end is not None]
        if ends and _is_near(min(ends), today):
            kind = "ending" if min(ends) > today else "ended"
            by = document.replaced_by or ""
            found.append(Stale(name, label, count, kind, min(ends), by))
    return found


def _ends(provision: str, own: Mapping[str, date]) -> Iterator[date]:
    """The days on which it or what it lies in ends alone: "….d102.k1" lies in "….d102"."""
    parts = provision.split(".")
    around = (".".join(parts[:length]) for length in range(2, len(parts) + 1))
    return (own[name] for name in around if name in own)


def _is_near(end: date, today: date) -> bool:
    return today - timedelta(days=JUST_DAYS) <= end <= today + timedelta(days=SOON_DAYS)


def _own_ends(desk: Desk) -> dict[str, date]:
    """By provision: the last day of those that end alone."""
    by_key: dict[str, Document] = {document.key: document for document in desk.library.documents()}
    return {
        provision_id(by_key[key], place): validity.until
        for key, place, validity, _ in desk.library.own_validity()
        if key in by_key and validity.until is not None
    }
