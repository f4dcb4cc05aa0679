import pytest

from ingest.words import words_of


@pytest.mark.filterwarnings("ignore")  # underthesea's own
def test_document_number_stays_one_word():
    words = words_of("Nghị định số 175/2024/NĐ-CP quy định chi tiết")

    assert "175/2024/NĐ-CP" in words
    assert "Nghị định" in words
