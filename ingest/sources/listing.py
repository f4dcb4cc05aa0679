"""Addresses that a feed (RSS, Atom) or a sitemap lists."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree


class Kind(StrEnum):
    FEED = "feed"  # a window on the newest items: what has left it is not gone
    SITEMAP = "sitemap"  # the whole site: what has left it is gone
    INDEX = "index"  # sitemaps that list sitemaps


@dataclass(frozen=True, slots=True)
class Listing:
    kind: Kind
    links: tuple[str, ...]


def read_listing(address: str, data: bytes) -> Listing | None:
    """The links of a feed or a sitemap; None for anything else."""
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        return None  # feeds need no document type; entities can be made to grow without end
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return None
    kind = {
        "rss": Kind.FEED,
        "RDF": Kind.FEED,
        "feed": Kind.FEED,
        "urlset": Kind.SITEMAP,
        "sitemapindex": Kind.INDEX,
    }.get(local(root.tag))
    if kind is None:
        return None
    found = feed_links(root) if kind is Kind.FEED else sitemap_links(root)
    links = (urljoin(address, link.strip()) for link in found)
    return Listing(kind, tuple(dict.fromkeys(link for link in links if is_web(link))))


def local(tag: str) -> str:
    return tag.rpartition("}")[2]


def feed_links(root: ElementTree.Element) -> list[str]:
    """The links of <item> (RSS) and <entry> (Atom)."""
    found = []
    for item in root.iter():
        if local(item.tag) in ("item", "entry"):
            links = [child for child in item if local(child.tag) == "link"]
            found += [written for link in links[:1] if (written := link.text or link.get("href"))]
    return found


def sitemap_links(root: ElementTree.Element) -> list[str]:
    return [place.text for place in root.iter() if local(place.tag) == "loc" and place.text]


def is_web(address: str) -> bool:
    return urlsplit(address).scheme in ("http", "https")
