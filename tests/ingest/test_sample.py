"""The corpus that ships: small, real, and read without a hitch."""

from datetime import date
from pathlib import Path

import pytest

from ingest.document import Family, Standing
from ingest.store import Store
from ingest.sync import sync
from ingest.validity import Validity

SAMPLE = Path(__file__).parent.parent.parent / "ingest" / "sample"


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    store = Store.open(tmp_path_factory.mktemp("var"))
    report = sync(store, [str(SAMPLE)], lambda outcomes, _: outcomes)
    assert report.problems == []
    yield store.documents()
    store.close()


def law(documents, number):
    return next(document for document in documents if document.id == number)


def test_sample_is_small():
    size = sum(file.stat().st_size for file in SAMPLE.rglob("*") if file.is_file())

    assert size <= 3_000_000


def test_everything_in_the_sample_may_be_answered_from(documents):
    assert {document.standing for document in documents} == {Standing.ANSWERABLE}
    assert all(document.validity.since for document in documents)


def test_sample_holds_sixteen_laws_and_sixty_procedures(documents):
    laws = [document for document in documents if document.family is Family.LAW]
    codes = {document.id for document in documents if document.family is Family.PROCEDURE}

    assert len(laws) == 16
    assert all(document.number and document.title for document in laws)
    assert len(codes) == 60


def test_pending_law_ends_the_old_one_on_its_own_first_day(documents):
    old, new = law(documents, "60/2014/QH13"), law(documents, "03/2026/QH16")

    assert new.validity == Validity(date(2027, 3, 1))
    assert old.validity == Validity(date(2016, 1, 1), date(2027, 3, 1))
    assert old.replaced_by == "03/2026/QH16"


def test_older_record_of_a_permit_answers_until_the_newer_one_begins(documents):
    older, newer = sorted(
        (document for document in documents if document.id == "1.013225"),
        key=lambda document: document.validity.since,
    )

    assert older.validity.until == newer.validity.since == date(2026, 6, 29)
