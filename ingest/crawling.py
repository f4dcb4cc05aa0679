"""Bringing the store up to date with pages, feeds and sitemaps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ingest.outcome import Outcome, Source, outcome_of
from ingest.reading import Given, read_entries
from ingest.sidecar import Sidecar
from ingest.sources.listing import Kind, read_listing
from ingest.sources.web import Page, Visit, Visitor
from ingest.store import Store

DEEPEST = 3  # sitemap indexes inside sitemap indexes
SUFFIXES = {"text/html": ".html", "application/pdf": ".pdf", "text/markdown": ".md"}


@dataclass(slots=True)
class Crawl:
    """What a visit to one address found; with a problem nothing is deleted."""

    read: int = 0
    unchanged: int = 0
    deleted: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Listed:
    """The addresses to visit; `whole` when what is not among them is gone."""

    links: tuple[str, ...]
    whole: bool = False


def crawl(store: Store, address: str, visitor: Visitor) -> Crawl:
    """Read a page, or every page that a feed or sitemap lists."""
    report = Crawl()
    known = store.sources(address)
    first = visitor.get(address)
    listed = list_links(first, visitor, report, 0) if first.visit is Visit.NEW else Listed(())
    if listed is None:
        take(store, first, address, known.get(address), report)
    elif first.visit is not Visit.NEW:
        report.problems.append((address, first.problem))
    else:
        for link in listed.links:
            old = known.get(link, Source(link, address))
            take(store, visitor.get(link, old.etag, old.modified), address, known.get(link), report)
        if listed.whole and not report.problems:
            forget(store, known, listed, report)
    return report


def list_links(page: Page, visitor: Visitor, report: Crawl, depth: int) -> Listed | None:
    """The links of a feed or sitemap, through sitemap indexes; None for an ordinary page."""
    listing = read_listing(page.address, page.data)
    if listing is None:
        return None
    if listing.kind is not Kind.INDEX:
        return Listed(listing.links, listing.kind is Kind.SITEMAP)
    links: list[str] = []
    for address in listing.links if depth < DEEPEST else ():
        inner = visitor.get(address)
        found = list_links(inner, visitor, report, depth + 1)
        if inner.visit is not Visit.NEW or found is None:
            report.problems.append((address, inner.problem or "không phải sitemap"))
            continue
        links += found.links
    return Listed(tuple(dict.fromkeys(links)), whole=True)


def take(store: Store, page: Page, root: str, known: Source | None, report: Crawl) -> None:
    """Put one page into the store, unless its text is the one that is there already."""
    if page.visit is Visit.SAME:
        report.unchanged += 1
        return
    if page.visit is not Visit.NEW:
        report.problems.append((page.address, page.problem))
        return
    outcome = read_page(page, root)
    if outcome.source.problem:
        report.problems.append((page.address, outcome.source.problem))
    if known and same_text(store, outcome):
        store.touch(outcome.source)
        report.unchanged += 1
        return
    store.put(outcome)
    store.keep_original(outcome.source.digest, page.data)
    report.read += 1


def read_page(page: Page, root: str) -> Outcome:
    """The outcome of one page; its problem stands in the source."""
    source = Source(
        page.address,
        root,
        len(page.data),
        digest=sha256(page.data).hexdigest(),
        etag=page.etag,
        modified=page.modified,
    )
    try:
        given = Given(page.address, page.data, Sidecar(url=page.address), file_name(page))
        return outcome_of(source, read_entries(given))
    # Whatever a damaged page does to a parser is that page's problem and is reported as such.
    except Exception as error:
        return Outcome(replace(source, problem=f"{type(error).__name__}: {error}"))


def file_name(page: Page) -> str:
    """The last part of the path, with a suffix that fits what the server said it is."""
    name = PurePosixPath(urlsplit(page.address).path).name or "page"
    suffix = SUFFIXES.get(page.kind, "")
    return name if name.lower().endswith(suffix) else name + suffix


def same_text(store: Store, outcome: Outcome) -> bool:
    """Whether the normalised texts are those kept: pages change their frame at every visit."""
    digests = {digest for digest, _ in outcome.contents}
    return bool(digests) and digests == store.digests_of(outcome.source.key)


def forget(store: Store, known: Mapping[str, Source], listed: Listed, report: Crawl) -> None:
    vanished = list(vanished_from(known, listed))
    if vanished:
        store.forget(vanished)
    report.deleted += len(vanished)


def vanished_from(known: Mapping[str, Source], listed: Listed) -> Iterator[str]:
    return (key for key in known if key not in listed.links)
