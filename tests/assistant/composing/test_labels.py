from datetime import date

from assistant.composing.labels import status, told_since
from ingest.document import Document, Family
from ingest.validity import Validity

DAY = date(2026, 11, 23)
SINCE = Validity(date(2026, 1, 1))


def law(number: str, **facts: object) -> Document:
    made = {
        "key": number,
        "id": number,
        "family": Family.LAW,
        "kind": "Luật",
        "title": "Luật Căn cước",
    }
    return Document(**made, number=number, validity=SINCE, **facts)


def test_day_of_a_consolidation_is_not_told_as_the_laws_day_of_effect():
    consolidation = law("09/VBHN-VPQH", base_number="26/2023/QH15")

    assert told_since(consolidation) is None
    assert status(consolidation, SINCE, DAY) == "văn bản hợp nhất"


def test_inferred_day_is_not_told():
    inferred = law("1/2026/QH16", origins={"validity": "inferred"})

    assert told_since(inferred) is None
    assert status(inferred, SINCE, DAY) == "còn hiệu lực"


def test_day_that_the_text_states_is_told():
    stated = law("26/2023/QH15", origins={"validity": "text"})

    assert told_since(stated) == date(2026, 1, 1)
    assert status(stated, SINCE, DAY) == "còn hiệu lực (từ 01/01/2026)"
