"""Whether a named document is in force and what follows it, with the text that says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant import wording
from assistant.composing.force import own_days
from assistant.composing.labels import act_name, document_name, is_consolidation, told_since
from assistant.composing.lineage import amenders, changers
from assistant.composing.quoting import Excerpt, evidence_in, excerpt, plain, provision_around
from assistant.shelf import Ending, Shelf
from assistant.understanding.naming import Named
from indexes.library import Library
from ingest.document import Content, Document, RelationKind
from ingest.provision import Level

_EFFECT = re.compile(
    r"có hiệu lực (?:thi hành )?(?:kể )?(?:từ|sau)|có hiệu lực thi hành", re.IGNORECASE
)
_THIS_HAS_EFFECT = re.compile(  # begins with letters, which makes the search fast
    r" này (?:có hiệu lực|được áp dụng|thực hiện) (?:thi hành )?(?:kể )?(?:từ|sau)"
)
_OWN = re.compile(
    r"(?<!của )"  # "khoản 3 của Luật này có hiệu lực từ …" speaks of a stage
    r"(?:nghị định|bộ luật|luật|thông tư|quyết định|nghị quyết|pháp lệnh|thông tư liên tịch)$",
    re.IGNORECASE,
)
_LONGEST_KIND = 25  # letters, with "của " before it
_AMENDERS = 4  # acts that are named
_LONGEST_STAGE = 600  # characters of a sentence on effect in stages that is told
_CLAUSES = frozenset({Level.ARTICLE, Level.CLAUSE, Level.PARAGRAPH})


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    text: str
    excerpts: tuple[Excerpt, ...]
    documents: tuple[Document, ...]  # where the rule in force stands now


def status_answer(named: Named, day: date, shelf: Shelf) -> StatusAnswer | None:
    """What is known of a named document's force on the day; None when nothing is."""
    copies = shelf.held(named)
    ending = shelf.named_ending(named)
    if ending is not None:
        return _ended(ending, copies, day, shelf.library)
    if copies:
        return own_status(copies[0], day, shelf)
    return _ended_in_part(named, day, shelf)


def _ended_in_part(named: Named, day: date, shelf: Shelf) -> StatusAnswer | None:
    """What is known of a text that is not held, of which a held one repeals places."""
    for act, relation in changers(named.number or "", shelf):
        since = relation.since or act.validity.since
        if (
            relation.kind is RelationKind.AMENDS
            or since is None
            or not named.may_be(relation.target)
        ):
            continue
        verb = "đã bị bãi bỏ một phần" if day >= since else "sẽ bị bãi bỏ một phần"
        text = (
            f"{relation.target} {verb} từ ngày {_dated(since)} bởi {document_name(act)}; kho tài"
            " liệu không có toàn văn của văn bản bị bãi bỏ."
        )
        proof = _naming(act, shelf.library.content(act.key), relation.target)
        return StatusAnswer(text, (proof,) if proof else (), (act,))
    return None


def _ended(ending: Ending, copies: Sequence[Document], day: date, library: Library) -> StatusAnswer:
    name = document_name(copies[0]) if copies else ending.target
    act = act_name(ending.act)
    content = library.content(ending.act.key)
    proof = evidence_in(ending.act, content, ending.evidence)
    proof = proof or _naming(ending.act, content, ending.target)
    beginning = effect_clause(ending.act, library)
    quoted = tuple(cut for cut in (proof, beginning) if cut is not None)
    if ending.since is None:
        text = f"{name} bị bãi bỏ hoặc thay thế bởi {act}; kho tài liệu chưa xác định được ngày."
    elif day >= ending.since:
        text = (
            f"Không. {name} đã hết hiệu lực, không còn hiệu lực thi hành kể từ ngày"
            f" {_dated(ending.since)}; được thay thế (bãi bỏ) bởi {act}."
        )
    else:
        text = (
            f"Đến ngày {wording.day(day)}, {name} vẫn còn hiệu lực; văn bản này sẽ hết hiệu lực từ"
            f" ngày {_dated(ending.since)}, khi {act} thay thế."
        )
    return StatusAnswer(text, quoted, (ending.act,))


def _naming(act: Document, content: Content, target: str) -> Excerpt | None:
    """The last clause that names the ended document: the sentence may begin further above."""
    found = content.text.rfind(target)
    at = provision_around(content, found, _CLAUSES) if found >= 0 else None
    return excerpt(act, content, content.provisions[at], 1.0) if at is not None else None


def own_status(document: Document, day: date, shelf: Shelf) -> StatusAnswer:
    library = shelf.library
    name, since, until = document_name(document), document.validity.since, document.validity.until
    proof = effect_clause(document, library)
    told = told_since(document)
    if until is not None and day >= until and is_consolidation(document):
        text = f"{name} đã có văn bản hợp nhất mới hơn."
    elif until is not None and day >= until:
        follower = f"; văn bản thay thế: {document.replaced_by}" if document.replaced_by else ""
        text = f"Không. {name} đã hết hiệu lực từ ngày {_dated(until)}{follower}."
    elif since is None:
        text = f"Kho tài liệu chưa xác định được hiệu lực của {name}."
    elif told is None:
        text = (
            f"{name} đang được áp dụng; ngày có hiệu lực xem ở điều khoản thi hành được trích dẫn."
        )
    elif day < since:
        text = f"Chưa. {name} chưa có hiệu lực; có hiệu lực thi hành từ ngày {_dated(since)}."
    else:
        end = f" đến trước ngày {_dated(until)}" if until else ""
        text = f"{name} đang còn hiệu lực: có hiệu lực thi hành từ ngày {_dated(since)}{end}."
        text += _amended(document, day, shelf)
    by_stage = stages(document, library)
    for sentence in by_stage:
        text += f" Trong đó: {plain(sentence)}"
    quoted = (proof, *by_stage.values()) if proof else tuple(by_stage.values())
    return StatusAnswer(text, quoted, (document,))


def _amended(document: Document, day: date, shelf: Shelf) -> str:
    """By which held acts it is amended on the day."""
    if is_consolidation(document):
        return ""
    acts = [
        document_name(act)
        for act in amenders(document, shelf)
        if act.validity.since is not None and act.validity.since <= day
    ]
    listed = ", ".join(acts[:_AMENDERS])
    return f" Văn bản đã được sửa đổi, bổ sung bởi {listed}." if acts else ""


def stages(document: Document, library: Library) -> Mapping[str, Excerpt]:
    """The sentences by which the document itself gives places of it a first day of their own."""
    found: dict[str, Excerpt] = {}
    if is_consolidation(document):  # its footnotes date what other acts changed
        return found
    content = library.content(document.key)
    for _, validity, evidence in own_days(library).get(document.key, ()):
        own = validity.since is not None and validity.since != document.validity.since
        if own and evidence in content.text and len(evidence) <= _LONGEST_STAGE:
            cut = evidence_in(document, content, evidence)
            if cut is not None:
                found[evidence] = cut
    return found


def _effects_in(text: str) -> list[re.Match[str]]:
    """Where a text says from when it is in force; the second half first, since it closes so."""
    for begin in (len(text) // 2, 0):
        found = _THIS_HAS_EFFECT.finditer(text, begin)
        if own := [match for match in found if _is_own(text, match.start())]:
            return own
    return list(_EFFECT.finditer(text))


def _is_own(text: str, end: int) -> bool:
    """Whether the kind of act that "này" belongs to stands before it."""
    return _OWN.search(text[max(end - _LONGEST_KIND, 0) : end]) is not None


def effect_clause(document: Document, library: Library) -> Excerpt | None:
    """The closing clause that says from when the document is in force."""
    content = library.content(document.key)
    for match in reversed(_effects_in(content.text)):
        at = provision_around(content, match.start(), _CLAUSES)
        if at is not None and content.provisions[at].place.annex is None:
            return excerpt(document, content, content.provisions[at], 1.0)
    return None


def _dated(value: date) -> str:
    return f"{wording.day_in_words(value)} ({wording.day(value)})"
