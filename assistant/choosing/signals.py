"""What speaks for a candidate, as numbers of about the same size."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.choosing.precedents import Nearest
from assistant.composing.candidates import Candidate
from assistant.composing.matching import Matcher, defines, words_of_lines
from assistant.understanding.kinds import Kind
from assistant.understanding.naming import fold_number
from assistant.understanding.understand import Need
from ingest.citation import Place
from ingest.document import Document, Family, Trust

NAMES = (
    "fused", "units", "passages", "dense", "cosine", "bm25", "title", "passage", "heading",
    "together", "precise", "precise_heading", "asked", "asked_document", "law", "procedure",
    "law_wanted",
    "procedure_wanted", "age", "unknown", "act", "decree", "circular", "decision", "unverified",
    "other_province", "own_province", "amount", "field", "annex", "defines", "preamble",
    "sanctions", "needless_sanctions", "empowers", "heading_answers",
    "asked_often", "main", "often", "near",
)  # fmt: skip
_AMOUNT = re.compile(r"\d[\d.,]*\s?(?:\([^)]*\)\s?)?(?:ngày|tháng|năm|giờ|tuần|tuổi|%|lần)")
_MONEY = re.compile(r"\d[\d.,]*\s?(?:đồng|triệu|nghìn|VNĐ|%)")
SANCTION = re.compile(r"[Pp]hạt tiền|[Pp]hạt cảnh cáo|[Bb]ị phạt|[Pp]hạt tù")
_POWER = re.compile(r"thẩm quyền|có trách nhiệm|quyết định việc", re.IGNORECASE)
_HEADINGS = {
    Kind.TIME_LIMIT: re.compile(r"thời hạn|thời gian|trình tự|thủ tục", re.IGNORECASE),
    Kind.DEADLINE: re.compile(r"thời hạn|thời gian|trình tự|thủ tục", re.IGNORECASE),
    Kind.DEFINITION: re.compile(r"giải thích từ ngữ", re.IGNORECASE),
    Kind.CONDITION: re.compile(r"điều kiện|đối tượng|trường hợp", re.IGNORECASE),
    Kind.RIGHT_DUTY: re.compile(r"quyền|nghĩa vụ|trách nhiệm", re.IGNORECASE),
    Kind.AUTHORITY: re.compile(r"thẩm quyền|trách nhiệm", re.IGNORECASE),
    Kind.PAPERS: re.compile(r"hồ sơ|giấy tờ", re.IGNORECASE),
    Kind.PENALTY: re.compile(r"xử phạt|vi phạm|hành vi|tội", re.IGNORECASE),
}
_AMOUNT_KINDS = frozenset({Kind.TIME_LIMIT, Kind.DEADLINE, Kind.LATE_CASE, Kind.CONDITION})
_MONEY_KINDS = frozenset({Kind.FEE, Kind.PENALTY})
_FIELD_OF = {
    Kind.TIME_LIMIT: "time_limit",
    Kind.DEADLINE: "time_limit",
    Kind.LATE_CASE: "time_limit",
    Kind.FEE: "fee",
    Kind.PAPERS: "papers",
    Kind.STEPS: "steps",
    Kind.WHERE: "steps",
    Kind.RESULT: "result",
    Kind.WHO: "conditions",
    Kind.CONDITION: "conditions",
    Kind.LEGAL_BASIS: "legal_basis",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What all candidates of one question are judged against."""

    need: Need
    matcher: Matcher
    nearest: Nearest
    best_bm25: float
    asked_counts: Mapping[str, int]


def signals(candidates: Sequence[Candidate], scene: Scene) -> NDArray[np.float32]:
    """[candidates, NAMES]"""
    rows = [_row(candidate, scene) for candidate in candidates]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(NAMES))


def numbers_of(document: Document) -> frozenset[str]:
    """The folded numbers under which an act is known: its own and its base act's."""
    return _folded(document.number, document.base_number)


@lru_cache(maxsize=20_000)
def _folded(*numbers: str | None) -> frozenset[str]:
    return frozenset(fold_number(number) for number in numbers if number)


def _row(candidate: Candidate, scene: Scene) -> list[float]:
    return [
        *_found(candidate, scene),
        *_words(candidate, scene),
        *_asked(candidate, scene),
        *_family(candidate, scene),
        *_kind(candidate.document),
        *_fit(candidate, scene),
        *_sources(candidate, scene),
    ]


def _sources(candidate: Candidate, scene: Scene) -> list[float]:
    """How often citizens asked for it, and its place in each of the searches that found it."""
    document = candidate.document
    names = {document.id} if document.family is Family.PROCEDURE else numbers_of(document)
    often = max((scene.asked_counts.get(name, 0) for name in names), default=0)
    ranks = candidate.ranks
    return [
        math.log1p(often) / 3,
        *(1.0 / (1 + rank) if rank is not None else 0.0 for rank in ranks),
    ]


def _found(candidate: Candidate, scene: Scene) -> list[float]:
    parts = candidate.hits[0].parts
    return [
        candidate.score / 3,
        *(parts.get(name, 0.0) / 3 for name in ("units", "passages", "dense")),
        max(hit.parts.get("cosine", 0.0) for hit in candidate.hits),
        max(hit.parts.get("bm25", 0.0) for hit in candidate.hits) / (scene.best_bm25 or 1.0),
    ]


def _words(candidate: Candidate, scene: Scene) -> list[float]:
    matcher = scene.matcher
    title = words_of_lines(candidate.document.title)
    texts = [matcher.held(hit.passage.text) for hit in candidate.hits]
    contexts = [words_of_lines(hit.passage.context) for hit in candidate.hits]
    return [
        matcher.covered(title),
        max(map(matcher.covered, texts)),
        max(map(matcher.covered, contexts)),
        matcher.covered(title.union(*texts, *contexts)),
        matcher.precision(title),
        matcher.precision(contexts[0] - title),
    ]


def _asked(candidate: Candidate, scene: Scene) -> list[float]:
    document = candidate.document
    if document.family is Family.PROCEDURE:
        near = scene.nearest.procedure(document.id)
        return [near, near]
    numbers = numbers_of(document)
    articles = {hit.passage.place.article for hit in candidate.hits}
    exact = max(scene.nearest.article(numbers, article) for article in articles)
    return [exact, scene.nearest.document(numbers)]


def _family(candidate: Candidate, scene: Scene) -> list[float]:
    wanted = min(max(scene.need.procedural, 0.02), 0.98)
    odds = math.log(wanted / (1 - wanted)) / 4
    is_law = float(candidate.document.family is Family.LAW)
    is_procedure = float(candidate.document.family is Family.PROCEDURE)
    since = candidate.document.validity.since or candidate.document.issued
    age = (scene.need.day - since).days / 365 if since else 10.0
    return [
        is_law,
        is_procedure,
        -is_law * odds,
        is_procedure * odds,
        is_law * min(max(age, 0.0), 25.0) / 25,
        is_law * float(candidate.document.validity.since is None),
    ]


def _kind(document: Document) -> list[float]:
    kind = document.kind if document.family is Family.LAW else ""
    return [
        float(kind in {"Luật", "Bộ luật", "Văn bản hợp nhất", "Pháp lệnh"}),
        float(kind == "Nghị định"),
        float(kind.startswith("Thông tư")),
        float(kind in {"Quyết định", "Nghị quyết"}),
        float(document.trust is Trust.UNVERIFIED),
    ]


def _fit(candidate: Candidate, scene: Scene) -> list[float]:
    province, named = candidate.document.province, scene.need.province
    is_law = candidate.document.family is Family.LAW
    texts = [hit.passage.text for hit in candidate.hits]
    kind = scene.need.asked.kind
    amount = (kind in _AMOUNT_KINDS and any(map(_AMOUNT.search, texts))) or (
        kind in _MONEY_KINDS and any(map(_MONEY.search, texts))
    )
    field = _FIELD_OF.get(kind)
    return [
        float(province is not None and province != named),
        float(province is not None and province == named),
        float(amount),
        float(field is not None and any(h.passage.place.field == field for h in candidate.hits)),
        float(any(hit.passage.place.annex is not None for hit in candidate.hits[:1])),
        float(any(defines(text, scene.need.text) for text in texts)),
        float(is_law and all(hit.passage.place == Place() for hit in candidate.hits[:1])),
        *_speaks_as_asked(candidate, scene),
    ]


def _speaks_as_asked(candidate: Candidate, scene: Scene) -> list[float]:
    """Whether the text is of the sort that the question wants: sanctions, powers, a time limit."""
    asks_penalty = scene.need.asked.speaks_of(Kind.PENALTY)
    sanctions = sets_penalties(candidate)
    empowers = scene.need.asked.speaks_of(Kind.AUTHORITY) and any(
        _POWER.search(f"{hit.passage.context} {hit.passage.text}") for hit in candidate.hits
    )
    heading = _HEADINGS.get(scene.need.asked.kind)
    return [
        float(asks_penalty and sanctions),
        float(sanctions and not asks_penalty),
        float(empowers),
        float(
            heading is not None and heading.search(candidate.hits[0].passage.context) is not None
        ),
    ]


def sets_penalties(candidate: Candidate) -> bool:
    texts = (hit.passage.text for hit in candidate.hits)
    return any("hạt " in text and SANCTION.search(text) is not None for text in texts)
