"""Pages, feeds and sitemaps against a server on this machine."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from ingest.crawling import crawl
from ingest.sources.web import Visitor
from ingest.store import Store
from ingest.sync import settle
from tests.ingest.texts import decree


class Site:
    """Answers by path: (status, media type, body); keeps what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, str, str]] = {}
        self.asked: list[tuple[str, str]] = []  # (path, If-None-Match)
        self.address = ""

    def page(self, path: str, body: str, kind: str = "text/html", status: int = 200) -> None:
        self.pages[path] = (status, kind, body)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def handler_of(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            mark = self.headers.get("If-None-Match", "")
            site.asked.append((self.path, mark))
            status, kind, body = site.pages.get(self.path, (404, "text/html", "no"))
            etag = f'"{hash(body)}"'
            self.send_response(304 if mark == etag else status)
            self.send_header("ETag", etag)
            self.send_header("Content-Type", kind)
            self.end_headers()
            if mark != etag:
                self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            return

    return Handler


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(made))
    made.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path)
    yield opened
    opened.close()


def page_of(serial: int, menu: str = "Trang chủ") -> str:
    text = decree(
        f"{serial}/2026/NĐ-CP", "01 tháng 6 năm 2026", "Về một cửa",
        "Điều 1. Phạm vi", f"Nghị định này quy định việc {serial}.",
        "Điều 2. Hiệu lực", "Nghị định này có hiệu lực thi hành từ ngày ký.",
    )  # fmt: skip
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return f"<html><head><title>x</title></head><body><nav>{menu}</nav>{body}</body></html>"


def sitemap(site: Site, *paths: str) -> str:
    places = "".join(f"<url><loc>{site.address}{path}</loc></url>" for path in paths)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'


def visit(store: Store, site: Site, path: str):
    with Visitor(pause=0) as visitor:
        report = crawl(store, site.address + path, visitor)
    settle(store)
    return report


def ids(store: Store) -> list[str]:
    return [document.id for document in store.documents()]


def test_page_becomes_a_document_with_its_address(store, site):
    site.page("/a.html", page_of(1))

    report = visit(store, site, "/a.html")

    assert report.read == 1
    assert ids(store) == ["1/2026/NĐ-CP"]
    assert store.documents()[0].url == f"{site.address}/a.html"


def test_second_visit_is_conditional_and_reads_nothing(store, site):
    site.page("/map.xml", sitemap(site, "/a.html"), "application/xml")
    site.page("/a.html", page_of(1))
    visit(store, site, "/map.xml")

    report = visit(store, site, "/map.xml")

    assert (report.read, report.unchanged) == (0, 1)
    assert site.asked[-1] == ("/a.html", f'"{hash(page_of(1))}"')


def test_page_whose_frame_alone_changed_keeps_its_document(store, site):
    site.page("/map.xml", sitemap(site, "/a.html"), "application/xml")
    site.page("/a.html", page_of(1))
    visit(store, site, "/map.xml")
    revision = store.revision()
    site.page("/a.html", page_of(1, menu="Trang chủ | Mới"))

    report = visit(store, site, "/map.xml")

    assert (report.read, report.unchanged) == (0, 1)
    assert store.revision() == revision


@pytest.mark.parametrize(
    "feed",
    [
        "<rss><channel><link>{0}/</link><item><link>{0}/a.html</link></item></channel></rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{0}/a.html"/></entry></feed>',
    ],
)
def test_items_of_a_feed_are_read(store, site, feed):
    site.page("/feed", feed.format(site.address), "application/rss+xml")
    site.page("/a.html", page_of(1))

    visit(store, site, "/feed")

    assert ids(store) == ["1/2026/NĐ-CP"]


def test_what_leaves_a_feed_stays_and_what_leaves_a_sitemap_goes(store, site):
    feed = "<rss><channel><item><link>{0}{1}</link></item></channel></rss>"
    site.page("/a.html", page_of(1))
    site.page("/b.html", page_of(2))
    site.page("/feed", feed.format(site.address, "/a.html"), "application/rss+xml")
    visit(store, site, "/feed")
    site.page("/feed", feed.format(site.address, "/b.html"), "application/rss+xml")
    visit(store, site, "/feed")
    assert ids(store) == ["1/2026/NĐ-CP", "2/2026/NĐ-CP"]

    site.page("/c.html", page_of(3))
    site.page("/map.xml", sitemap(site, "/c.html", "/a.html"), "application/xml")
    visit(store, site, "/map.xml")
    site.page("/map.xml", sitemap(site, "/a.html"), "application/xml")
    report = visit(store, site, "/map.xml")

    assert report.deleted == 1
    assert "3/2026/NĐ-CP" not in ids(store)


def test_partly_failed_crawl_deletes_nothing(store, site):
    site.page("/a.html", page_of(1))
    site.page("/b.html", page_of(2))
    site.page("/map.xml", sitemap(site, "/a.html", "/b.html"), "application/xml")
    visit(store, site, "/map.xml")
    site.page("/map.xml", sitemap(site, "/a.html"), "application/xml")
    site.page("/a.html", "down", status=503)

    report = visit(store, site, "/map.xml")

    assert report.deleted == 0
    assert report.problems == [(f"{site.address}/a.html", "HTTP 503")]
    assert ids(store) == ["1/2026/NĐ-CP", "2/2026/NĐ-CP"]


def test_sitemap_that_cannot_be_fetched_deletes_nothing(store, site):
    site.page("/a.html", page_of(1))
    site.page("/map.xml", sitemap(site, "/a.html"), "application/xml")
    visit(store, site, "/map.xml")
    site.page("/map.xml", "busy", status=500)

    report = visit(store, site, "/map.xml")

    assert report.problems == [(f"{site.address}/map.xml", "HTTP 500")]
    assert ids(store) == ["1/2026/NĐ-CP"]


def test_sitemaps_inside_a_sitemap_are_followed(store, site):
    index = f"<sitemapindex><sitemap><loc>{site.address}/map.xml</loc></sitemap></sitemapindex>"
    site.page("/index.xml", index, "application/xml")
    site.page("/map.xml", sitemap(site, "/a.html"), "application/xml")
    site.page("/a.html", page_of(1))

    visit(store, site, "/index.xml")

    assert ids(store) == ["1/2026/NĐ-CP"]


def test_what_robots_txt_forbids_is_not_fetched(store, site):
    site.page("/robots.txt", "User-agent: *\nDisallow: /secret/", "text/plain")
    site.page("/secret/a.html", page_of(1))

    report = visit(store, site, "/secret/a.html")

    assert "robots.txt" in report.problems[0][1]
    assert site.paths() == ["/robots.txt"]


def test_site_whose_robots_txt_fails_is_left_alone(store, site):
    site.page("/robots.txt", "down", status=503)
    site.page("/a.html", page_of(1))

    visit(store, site, "/a.html")

    assert site.paths() == ["/robots.txt"]


def test_requests_to_one_site_keep_the_pause_that_it_asks_for(store, site):
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 7", "text/plain")
    site.page("/map.xml", sitemap(site, "/a.html", "/b.html"), "application/xml")
    pauses: list[float] = []

    with Visitor(pause=0, sleep=pauses.append) as visitor:
        crawl(store, f"{site.address}/map.xml", visitor)

    assert len(pauses) == 2
    assert all(6 < pause <= 7 for pause in pauses)


def test_site_that_is_not_there_is_a_problem_and_no_crash(store):
    with Visitor(pause=0) as visitor:
        report = crawl(store, "http://127.0.0.1:9/a.html", visitor)

    assert len(report.problems) == 1


def test_feed_with_entities_is_not_expanded(store, site):
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><item><link>&a;</link></item></channel>'
    )
    site.page("/feed", bomb, "application/rss+xml")

    visit(store, site, "/feed")

    assert site.paths() == ["/robots.txt", "/feed"]
