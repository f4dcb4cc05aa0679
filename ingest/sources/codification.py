"""The codification (Bộ pháp điển): articles by subject, put together again by their document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import orjson

from ingest.citation import Place
from ingest.document import Content, Document, Family, Reading, Trust
from ingest.formats.line import Line
from ingest.formats.unreadable import Unreadable
from ingest.outline import outline
from ingest.provision import Level, Provision
from ingest.spelling import fold_number, tidy
from ingest.validity import Validity

_CITE = re.compile(
    r"Điều (?P<article>[\w.-]+?)\.? (?P<kind>Bộ [Ll]uật|Luật|Pháp lệnh|Nghị định|Nghị quyết"
    r"(?: liên tịch)?|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Sắc lệnh)"
    r"(?: số)?(?: Thông tư| liên tịch)? (?P<number>\d+(?:[^\s,]|(?<=[-/])\s|\s(?=-))*)(?P<rest>.*)",
    re.DOTALL,
)
_SIGNED = re.compile(r"\s*(?P<title>.*?)\s*ngày (?P<day>\d\d/\d\d/\d{4}) của (?P<issuer>[^,]+)")
_SINCE = re.compile(r"có hiệu lực thi hành kể từ ngày (\d\d/\d\d/\d{4})")
_AMENDED_BY = re.compile(r"bởi Điều [^,]*? số (\S+?)(?=,| có)")
_PLACE_IN_SUBJECT = re.compile(r"^\d+\.\s*")  # "1. Phạm vi điều chỉnh" counts within the subject
_LISTING = re.compile(r"\n#+ (?:Danh sách điều khoản|\d{10,}).*", re.DOTALL)
_NATURAL = re.compile(r"(\d+)(.*)")


@dataclass(slots=True)
class _Act:
    """The articles of one document as they are found."""

    kind: str
    number: str
    title: str = ""
    issuer: str | None = None
    issued: date | None = None
    since: date | None = None
    articles: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def read(key: str, data: bytes) -> list[Reading]:
    """One document for each number that the articles of a subject cite."""
    acts: dict[str, _Act] = {}
    lost = []
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row: dict[str, Any] = orjson.loads(line)
            _take(acts, row["cite"], row["head"], row["text"])
        except (KeyError, TypeError, ValueError) as problem:
            lost.append(f"line {number} could not be read: {problem}")
    if not acts:
        raise Unreadable(f"No article of the codification: {lost[:1]}")
    next(iter(acts.values())).warnings += lost
    return [_reading(key, act) for act in acts.values()]


def _take(acts: dict[str, _Act], cite: str, head: str, text: str) -> None:
    cited = _CITE.match(tidy(cite))
    if cited is None:
        raise ValueError(f"no document in “{cite[:80]}”")
    number = fold_number(cited["number"]).replace("QĐ-TTG", "QĐ-TTg").replace("CT-TTG", "CT-TTg")
    kind = cited["kind"].replace("Bộ Luật", "Bộ luật")
    act = acts.setdefault(number, _Act(kind, number))
    _learn(act, cited["rest"])
    article = cited["article"]
    if article in act.articles:
        act.warnings.append(f"Điều {article} stands twice")
        return
    heading = _PLACE_IN_SUBJECT.sub("", tidy(head))
    act.articles[article] = (heading, list(_lines(text)))
    act.warnings += [
        f"Điều {article} amended by {fold_number(found)}" for found in _AMENDED_BY.findall(cite)
    ]


def _learn(act: _Act, rest: str) -> None:
    """Title, issuer and days stand in the first citation of a document only."""
    signed = _SIGNED.match(rest)
    if signed and not act.title:
        act.title = tidy(signed["title"])
        act.issuer = tidy(signed["issuer"])
        act.issued = _day(signed["day"])
    since = _SINCE.search(rest)
    if since and act.since is None:
        act.since = _day(since[1])


def _day(written: str) -> date:
    day, month, year = written.split("/")
    return date(int(year), int(month), int(day))


def _lines(text: str) -> Iterator[str]:
    """The paragraphs, without the title of the next section that got into the article."""
    lines = [tidy(line) for line in _LISTING.sub("", text).splitlines()]
    while len(lines) > 1 and (not lines[-1] or lines[-1].isupper()):
        lines.pop()
    return (line for line in lines if line)


def _reading(key: str, act: _Act) -> Reading:
    name = f"{act.kind} {act.number}" if "luật" not in act.kind.lower() else act.kind
    document = Document(
        f"{key}#{act.number}",
        act.number,
        Family.LAW,
        act.kind,
        f"{name} {act.title}".strip(),
        number=act.number,
        year=_year(act),
        issuer=act.issuer,
        issued=act.issued,
        validity=Validity(act.since),
        trust=Trust.UNVERIFIED,
        origins={"number": "text", "title": "text", "issued": "text", "validity": "text"},
    )
    return Reading(document, _content(document.title, act), warnings=tuple(act.warnings))


def _year(act: _Act) -> int | None:
    written = re.search(r"/((?:19|20)\d{2})/", act.number)
    if written:
        return int(written[1])
    return act.issued.year if act.issued else None


def _content(title: str, act: _Act) -> Content:
    text = title
    provisions: list[Provision] = []
    for article in sorted(act.articles, key=_natural):
        heading, lines = act.articles[article]
        first = f"Điều {article}. {heading}".strip()
        part, inner = outline([Line(first), *map(Line, lines)])
        text += "\n\n"
        provisions += _shifted(_checked(part, inner, article, heading), len(text), len(provisions))
        text += part
    return Content(text, tuple(provisions))


def _natural(article: str) -> tuple[int, str]:
    number = _NATURAL.match(article)
    return (int(number[1]), number[2]) if number else (10**6, article)


def _checked(
    part: str, inner: tuple[Provision, ...], article: str, heading: str
) -> tuple[Provision, ...]:
    """The outline, or the article as one piece where its words confuse the outline."""
    whole = [one for one in inner if one.level is Level.ARTICLE]
    if len(whole) == 1 and whole[0].number == article and whole[0].end == len(part):
        return inner
    end = len(part)
    return (Provision(Level.ARTICLE, article, heading, Place(article=article), 0, end, end),)


def _shifted(provisions: tuple[Provision, ...], offset: int, position: int) -> Iterator[Provision]:
    for one in provisions:
        yield replace(
            one,
            start=one.start + offset,
            lead_end=one.lead_end + offset,
            end=one.end + offset,
            parent=None if one.parent is None else one.parent + position,
        )
