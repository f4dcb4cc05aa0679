"""What the store holds, told in lines for a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.contradictions import contradictions, hint
from ingest.document import Document, Family, Standing
from ingest.store import Store
from ingest.suspicion import MARK
from ingest.validity import Validity

FAMILIES = {Family.LAW: "văn bản", Family.PROCEDURE: "thủ tục", Family.NEWS: "tin"}
STANDINGS = {
    Standing.ANSWERABLE: "dùng để trả lời",
    Standing.DUPLICATE: "bản trùng",
    Standing.DRAFT: "dự thảo",
    Standing.TRANSLATION: "bản dịch",
    Standing.TRUNCATED: "thiếu phần",
    Standing.WRONG_TEXT: "sai nội dung",
    Standing.ABRIDGED: "bản rút gọn",
    Standing.ERROR_PAGE: "trang lỗi",
    Standing.UNREADABLE: "không đọc được",
}


def status_lines(store: Store) -> Iterator[str]:
    """Counts by family, standing and kind, and what cannot be answered from."""
    documents = store.documents()
    yield f"{len(documents)} tài liệu, bản {store.revision() or 'chưa có'}"
    for family, name in FAMILIES.items():
        mine = [document for document in documents if document.family is family]
        if mine:
            yield f"  {name}: {len(mine)} ({counted(STANDINGS[d.standing] for d in mine)})"
    laws = [d for d in answering(documents) if d.family is Family.LAW]
    if laws:
        yield f"  loại văn bản: {counted(d.kind for d in laws)}"
        unknown = sum(d.validity.since is None for d in laws)
        yield f"  chưa rõ ngày có hiệu lực: {unknown} văn bản (xem: validity report)"
    yield from problem_lines(store.source_problems())
    yield from suspicion_lines(store)


def suspicion_lines(store: Store) -> Iterator[str]:
    """Every document that hides text or speaks to a machine, and where."""
    found = [
        (entry.reading.document.key, warning)
        for entry in store.entries()
        for warning in entry.reading.warnings
        if warning.startswith(MARK)
    ]
    if found:
        yield f"{len({key for key, _ in found})} tài liệu có nội dung nghi vấn, cần người xem:"
        yield from (f"  {key}: {warning.removeprefix(MARK)}" for key, warning in found)


def answering(documents: Sequence[Document]) -> list[Document]:
    return [document for document in documents if document.standing is Standing.ANSWERABLE]


def counted(names: Iterator[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in Counter(names).most_common())


def problem_lines(problems: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Every file that could not be read, and why."""
    if problems:
        yield f"{len(problems)} tệp không đọc được:"
        yield from (f"  {key}: {problem}" for key, problem in problems)


def validity_lines(store: Store, today: date) -> Iterator[str]:
    """What staff should look at, with the words: unknown and contradictory days, ends to come."""
    documents = [d for d in answering(store.documents()) if d.family is Family.LAW]
    unknown = [d for d in documents if d.validity.since is None]
    inferred = [d for d in documents if d.origins.get("validity") == "inferred"]
    pending = [d for d in documents if d.validity.since and d.validity.since > today]
    ending = [d for d in documents if d.validity.until and d.validity.until > today]
    ended = [d for d in documents if d.validity.until and d.validity.until <= today]
    for name, found in (
        ("Chưa rõ ngày có hiệu lực", unknown),
        ("Ngày có hiệu lực suy ra từ danh sách sửa đổi", inferred),
        ("Chưa có hiệu lực", pending),
        ("Sắp hết hiệu lực", ending),
        ("Đã hết hiệu lực", ended),
    ):
        yield f"{name}: {len(found)}"
        yield from (f"  {line_of(document)}" for document in found)
        if found is unknown:
            yield from hint_lines(unknown, store)
    against = list(contradictions(store.entries(), store.documents()))
    yield f"Mâu thuẫn: {len(against)}"
    yield from (f"  {line}" for line in against)
    yield from odd_lines(store.documents())


def hint_lines(documents: Sequence[Document], store: Store) -> Iterator[str]:
    """What the texts themselves say of force, where it was not understood."""
    for document in documents:
        said = hint(store.content(document.digest).text)
        if said:
            yield f"    {document.id}: “{said}”"


def line_of(document: Document) -> str:
    by = f", {document.replaced_by}" if document.replaced_by else ""
    year = f" ({document.year})" if document.kind == "Văn bản hợp nhất" and document.year else ""
    return f"{document.id}{year} {document.title[:70]}: {days_of(document.validity)}{by}"


def days_of(validity: Validity) -> str:
    """ "từ 2025-07-01 đến trước 2030-01-01"."""
    until = f" đến trước {validity.until}" if validity.until else ""
    return f"từ {validity.since or '?'}{until}"


def odd_lines(documents: Sequence[Document]) -> Iterator[str]:
    """Texts that are kept but never answered from, with the reason."""
    odd = [d for d in documents if d.standing not in (Standing.ANSWERABLE, Standing.DUPLICATE)]
    yield f"Không dùng để trả lời: {len(odd)}"
    for document in odd:
        name = STANDINGS[document.standing]
        yield f"  {document.key}: {name} – {document.standing_reason}"
