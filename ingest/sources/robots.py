"""What a site allows (robots.txt, RFC 9309)."""

from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

AGENT = "hoidap"


class Robots:
    """The rules of each site, fetched once; `fetch` gives (status, text) of an address.

    A site without the file allows everything; one that cannot be reached allows nothing now.
    """

    def __init__(self, fetch: Callable[[str], tuple[int, str]]) -> None:
        self.fetch = fetch
        self.rules: dict[str, RobotFileParser] = {}

    def allows(self, address: str) -> bool:
        return self.of(address).can_fetch(AGENT, address)

    def delay(self, address: str) -> float:
        """Seconds that the site asks to wait between two requests; 0 when it names none."""
        return float(self.of(address).crawl_delay(AGENT) or 0)

    def of(self, address: str) -> RobotFileParser:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.rules:
            self.rules[site] = self.read(f"{site}/robots.txt")
        return self.rules[site]

    def read(self, address: str) -> RobotFileParser:
        rules = RobotFileParser(address)
        status, text = self.fetch(address)
        if 400 <= status < 500:
            rules.parse([])
        elif status >= 500 or status == 0:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse(text.splitlines())
        return rules
