"""Names of provisions that stay the same as long as the text does."""

from ingest.citation import Place
from ingest.document import Document

DIGEST_LENGTH = 16  # hexadecimal digits; 10^6 texts collide with a chance of 3 in 10^8


def provision_id(document: Document, place: Place) -> str:
    """The text's digest and the place: "4f0c19ab77d0e2c1.d102.k1.e"; "….phi" for a field."""
    parts = (
        ("pl", place.annex),
        ("d", place.article),
        ("k", place.clause),
        ("", place.point),
        ("f-", place.field),
    )
    named = [f"{prefix}{value}" for prefix, value in parts if value is not None]
    return ".".join([document.digest[:DIGEST_LENGTH], *named])
