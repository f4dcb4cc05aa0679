import pytest

from ingest.words import Name, agencies_in, names_in, words_of


@pytest.mark.filterwarnings("ignore")  # underthesea's own
def test_document_number_stays_one_word():
    words = words_of("Nghị định số 175/2024/NĐ-CP quy định chi tiết")

    assert "175/2024/NĐ-CP" in words
    assert "Nghị định" in words


@pytest.mark.filterwarnings("ignore")
def test_names_of_places_are_found():
    assert Name("LOC", "Hà Nội") in names_in("Ông Nguyễn Văn An sống ở Hà Nội.")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("nộp tại Ủy ban nhân dân cấp xã nơi cư trú", ("Ủy ban nhân dân cấp xã",)),
        (
            "Sở Nông nghiệp và Môi trường phối hợp với Sở Xây dựng",
            ("Sở Nông nghiệp và Môi trường", "Sở Xây dựng"),
        ),
        ("Trung tâm Phục vụ hành chính công cấp xã", ("Trung tâm Phục vụ hành chính công cấp xã",)),
        ("Phòng ở phải có cửa sổ", ()),
    ],
)
def test_agencies_are_named_as_texts_write_them(text, names):
    assert agencies_in(text) == names
