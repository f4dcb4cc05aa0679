"""Which of several copies of one text answers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.document import Document, Family, Standing, Trust
from ingest.document_number import comparable, is_consolidation
from ingest.effect import Entry
from ingest.fingerprint import alike
from ingest.validity import Validity

COMPLETE = 0.97  # of the articles of the longest copy: one that the outline missed does not count
SAME_TEXT = 0.8  # the next consolidation of a law shares less than 0.7 with the one before
FULL = 0.8  # of the characters of another copy
OTHER_TEXT = (
    0.25  # copies of one text share over 0.5 of their words' runs, rewritten ones under 0.1
)

_ORIGINS = ("text", "page", "sidecar", "inferred", "")

Identity = tuple[str, ...]


def identity(document: Document) -> Identity:
    """What two copies of one text have in common: the number, of a VBHN with its year."""
    if document.family is not Family.LAW or document.number is None:
        return (document.family, document.key)
    year = str(document.year or "") if is_consolidation(document.number) else ""
    return (document.family, comparable(document.number), year)


def groups(entries: Iterable[Entry]) -> dict[Identity, list[Entry]]:
    """The copies of each text; a VBHN without its number joins the one that it equals."""
    found: dict[Identity, list[Entry]] = defaultdict(list)
    nameless: list[Entry] = []
    for entry in entries:
        document = entry.reading.document
        if document.number is None and document.base_number:
            nameless.append(entry)
        else:
            found[identity(document)].append(entry)
    named = [entry for copies in found.values() for entry in copies]
    for entry in nameless:
        twin = twin_of(entry, named)
        found[identity((twin or entry).reading.document)].append(entry)
    return found


def twin_of(entry: Entry, others: Iterable[Entry]) -> Entry | None:
    """The most alike consolidation of the same base act, if it is the same text."""
    base = entry.reading.document.base_number
    same_base = [other for other in others if other.reading.document.base_number == base]
    likest = max(same_base, key=lambda o: alike(o.fingerprint, entry.fingerprint), default=None)
    if likest and alike(likest.fingerprint, entry.fingerprint) >= SAME_TEXT:
        return likest
    return None


def settle_copies(copies: Sequence[Entry]) -> list[Document]:
    """The documents of one group: one answers, the others are duplicates or other texts."""
    able = [entry for entry in copies if entry.reading.document.standing is Standing.ANSWERABLE]
    rest = [entry.reading.document for entry in copies if entry not in able]
    if not able:
        return rest
    whole = [entry for entry in able if not is_part(entry)]
    best = best_of(whole or [entry for entry in able if not entry.excerpt] or able)
    settled = [completed(best, able)]
    for entry in able:
        if entry is not best:
            settled.append(standing_beside(entry, best, bool(whole)))
    return settled + rest


def is_part(entry: Entry) -> bool:
    """Articles taken out of a collection (codification, extracts) and not the text itself."""
    return "#" in entry.reading.document.key or entry.excerpt


def best_of(able: Sequence[Entry]) -> Entry:
    """Trust first, then completeness (articles in order to the last), then cleanliness."""
    trusted = [e for e in able if e.reading.document.trust is Trust.OFFICIAL] or able
    longest = max(entry.fingerprint.run for entry in trusted)
    complete = [e for e in trusted if e.fingerprint.run >= COMPLETE * longest]
    full = [e for e in complete if not any(is_rewritten(e, other) for other in complete)]
    return max(full or complete, key=cleanliness)


def is_rewritten(entry: Entry, other: Entry) -> bool:
    """Whether a copy has much less text than another, and hardly any of it in common."""
    shorter = entry.fingerprint.characters < FULL * other.fingerprint.characters
    return shorter and alike(entry.fingerprint, other.fingerprint) < OTHER_TEXT


def cleanliness(entry: Entry) -> tuple[object, ...]:
    document, seen = entry.reading.document, entry.fingerprint
    return (
        -min(seen.broken // 20, 10),
        document.origins.get("number") == "text",
        document.origins.get("validity") == "text",
        -len(entry.reading.warnings),
        seen.run,
        seen.characters,
        document.key,
    )


def standing_beside(entry: Entry, best: Entry, best_is_whole: bool) -> Document:
    """What a copy is beside the one that answers; parts complete each other."""
    document = entry.reading.document
    winner = best.reading.document
    if is_part(entry):
        repeated = best_is_whole or (entry.excerpt and not best.excerpt)
        return duplicate(document, winner) if repeated else document
    if is_rewritten(entry, best):
        reason = f"khác hẳn nguyên văn của bản {winner.key}"
        return replace(document, standing=Standing.ABRIDGED, standing_reason=reason)
    return duplicate(document, winner)


def duplicate(document: Document, winner: Document) -> Document:
    return replace(
        document, standing=Standing.DUPLICATE, standing_reason=f"bản trả lời: {winner.key}"
    )


def completed(best: Entry, copies: Sequence[Entry]) -> Document:
    """The best copy with the days and the address that only other copies state."""
    document = best.reading.document
    origins = dict(document.origins)
    given: dict[str, object] = {}
    for name in ("issued", "year", "issuer", "url"):
        others = (getattr(entry.reading.document, name) for entry in copies)
        if getattr(document, name) is None and (found := next(filter(None, others), None)):
            given[name] = found
            origins[name] = "another copy"
    validity, origin = best_validity(best, copies)
    given["validity"], origins["validity"] = validity, origin
    return replace(document, **given, origins=origins)  # type: ignore[arg-type]


def best_validity(best: Entry, copies: Sequence[Entry]) -> tuple[Validity, str]:
    """The days that the text itself states, in this copy or in another, before inferred ones."""
    ranked = sorted(
        (entry.reading.document for entry in (best, *copies)),
        key=lambda document: _ORIGINS.index(document.origins.get("validity", "")),
    )
    own = best.reading.document
    first = next((document for document in ranked if document.validity.since), own)
    if first.origins.get("validity") == own.origins.get("validity"):
        return own.validity, own.origins.get("validity", "")
    return replace(own.validity, since=first.validity.since), "another copy"
