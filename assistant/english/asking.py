"""The Vietnamese question for a subject, a document or a dossier, and what is wished to know."""

import re
from collections.abc import Mapping

from assistant.english.glossary import Sort
from assistant.english.kinds import Wish

# The wordings were chosen on 46 procedures: those that the record's own field answered most.
_OF_PROCEDURE: Mapping[Wish, str] = {
    Wish.PENALTY: "{0} không đúng quy định bị phạt bao nhiêu?",
    Wish.TIME: "Thời hạn giải quyết thủ tục {0} là bao lâu?",
    Wish.FEE: "Lệ phí {0} là bao nhiêu?",
    Wish.LEGAL_BASIS: "Thủ tục {0} căn cứ vào luật, nghị định, thông tư nào?",
    Wish.WHERE: "Thủ tục {0} nộp hồ sơ ở đâu, cơ quan nào giải quyết?",
    Wish.PAPERS: "Thủ tục {0} cần nộp những giấy tờ gì?",
    Wish.RESULT: "Làm thủ tục {0} xong được cấp giấy gì, kết quả là gì?",
    Wish.STEPS: "Trình tự thực hiện thủ tục {0} gồm các bước nào?",
    Wish.WHO: "Điều kiện, đối tượng được {0} là gì?",
    Wish.RULE: "Thủ tục {0} thực hiện như thế nào?",
}
_OF_LAW: Mapping[Wish, str] = {
    Wish.PENALTY: "Vi phạm quy định về {0} bị phạt bao nhiêu?",
    Wish.TIME: "{0} là bao lâu?",
    Wish.FEE: "{0} là bao nhiêu?",
    Wish.LEGAL_BASIS: "Văn bản nào quy định {0}?",
    Wish.WHERE: "{0} thuộc thẩm quyền của cơ quan nào?",
}
_COUNTED = (
    (re.compile(r"\bhow many (?:\w+ )?day|\bday off\b"), "{0} là bao nhiêu ngày?"),
    (re.compile(r"\bhow many (?:\w+ )?hour"), "{0} là bao nhiêu giờ?"),
    (re.compile(r"\bhow many (?:\w+ )?month"), "{0} là bao nhiêu tháng?"),
    (re.compile(r"\bhow many (?:\w+ )?year"), "{0} là bao nhiêu năm?"),
    (re.compile(r"\bwhat percentage\b|\bhow many percent\b"), "{0} là bao nhiêu phần trăm?"),
)
_TEXTS = (
    (re.compile(r"\bdecree\b"), "Nghị định nào"),
    (re.compile(r"\bcircular\b"), "Thông tư nào"),
    (re.compile(r"\blaw\b"), "Luật nào"),
)
# A later question of a conversation, which says only what it wishes to know.
_LATER: Mapping[Wish, str] = {
    Wish.TIME: "Thế thời hạn giải quyết là bao lâu?",
    Wish.FEE: "Thế lệ phí là bao nhiêu?",
    Wish.LEGAL_BASIS: "Thế căn cứ pháp lý là gì?",
    Wish.WHERE: "Thế nộp hồ sơ ở đâu?",
    Wish.PAPERS: "Thế hồ sơ gồm những giấy tờ gì?",
    Wish.RESULT: "Thế kết quả là giấy tờ gì?",
    Wish.STEPS: "Thế các bước thực hiện như thế nào?",
    Wish.WHO: "Thế điều kiện là gì?",
    Wish.PENALTY: "Thế bị phạt bao nhiêu?",
}
_REPLACED = re.compile(r"\b(?:replace|replaced|superseded|successor)\b")
_SINCE = re.compile(r"\b(?:when|since|from what|which day|what date)\b")
_ITS_NUMBER = re.compile(r"\b(?:what|which) number\b|\bnumber of\b")
_ACCEPTED = re.compile(
    r"\baccepted\b|\breceipt\b|\bapplication was received\b"
    r"|\b(?:office|police|authority|department|they|desk|committee|centre)"
    r" (?:has |have )?received\b"
)


def asked_of_subject(sort: Sort, name: str, wish: Wish, words: str) -> str:
    """ "Lệ phí cấp lại thẻ căn cước là bao nhiêu?"; `words` are those of the English question."""
    if sort is Sort.FINE:
        return f"{_begun(name)} bị phạt bao nhiêu tiền?"
    if sort is Sort.PROCEDURE:
        return _begun(_OF_PROCEDURE[wish].format(name))
    if name.endswith("?") and wish is not Wish.LEGAL_BASIS:
        return name
    if wish is Wish.LEGAL_BASIS:
        which = next((text for pattern, text in _TEXTS if pattern.search(words)), "Văn bản nào")
        return f"{which} quy định về {name.rstrip('?')}?"
    counted = next((form for pattern, form in _COUNTED if pattern.search(words)), None)
    return _begun((counted or _OF_LAW.get(wish, "{0} được quy định như thế nào?")).format(name))


def asked_of_document(name: str, about: str, wish: Wish, words: str) -> str:
    """ "Luật Viên chức số 58/2010/QH12 còn hiệu lực không?"; `about` are details of its matter."""
    if _REPLACED.search(words):
        return f"{name} bị thay thế bằng văn bản nào?"
    if wish is Wish.IN_FORCE:
        asks_day = _SINCE.search(words)
        return f"{name} {'có hiệu lực từ ngày nào' if asks_day else 'còn hiệu lực không'}?"
    if _ITS_NUMBER.search(words):
        return f"{name} là luật số mấy?"
    return f"{name} quy định gì về {about}?" if about else f"{name} quy định gì?"


def asked_of_dossier(name: str, when: str, wish: Wish, words: str) -> str:
    """ "Tôi nộp hồ sơ cấp hộ chiếu ngày 12/11/2026, ngày nào phải có kết quả?"."""
    what = f"hồ sơ {name}".strip()
    begun = f"Tôi nộp {what} {when}"
    if _ACCEPTED.search(words):
        begun = f"Cơ quan đã tiếp nhận đủ {what} của tôi {when}"
    if wish is Wish.LATE and not when:
        begun = f"{_begun(what)} của tôi bị quá hạn giải quyết"
    if wish is Wish.LATE:
        return (
            f"{begun}, đến nay chưa có kết quả. Hồ sơ đã quá hạn chưa, cơ quan phải làm gì và tôi"
            " có quyền gì?"
        )
    if wish is Wish.DUE:
        return f"{begun}. Ngày nào phải có kết quả?"
    return f"{_begun(what)} của tôi tới đâu rồi?"


def asked_later(wish: Wish, details: str) -> str:
    """ "Thế lệ phí là bao nhiêu?", "Thế còn trực tuyến?"; empty where nothing is asked."""
    text = _LATER.get(wish, "")
    if not details:
        return text
    return f"{text.rstrip('?')} ({details})?" if text else f"Thế còn {details} thì sao?"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
