"""The operator's list of contacts: what is read, what is refused, who is told."""

from pathlib import Path

import pytest

from assistant.handover.contacts import (
    ContactBook,
    ContactsUnreadable,
    contacts_in,
    fitting,
    read_contacts,
)
from assistant.localities.finding import locality_in

LIST = """agency,province,commune,phone,email,address,hours,url
Trung tâm Phục vụ hành chính công xã,An Giang,xã An Biên,0297 3880,,"Số 1, khu 3",7:00-17:00,
Trung tâm Phục vụ hành chính công tỉnh,tỉnh An Giang,,0297 1022,hcc@angiang.gov.vn,,,https://angiang.gov.vn
Công an tỉnh An Giang,An Giang,,069 2640 100,,,,
Bộ Tư pháp,,,024 6273 9718,,,,
"""


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "contacts.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_contacts_of_the_place_come_first_then_those_of_the_whole_country(tmp_path):
    contacts = read_contacts(written(tmp_path, LIST))

    found = fitting(contacts, "", locality_in("xã Đông Yên, Kiên Giang", stated=True))

    assert [one.agency for one in found] == [
        "Trung tâm Phục vụ hành chính công xã",
        "Trung tâm Phục vụ hành chính công tỉnh",
        "Công an tỉnh An Giang",
        "Bộ Tư pháp",
    ]
    assert found[0].place == "xã An Biên, tỉnh An Giang"


def test_the_agency_that_is_asked_for_is_told_alone(tmp_path):
    contacts = read_contacts(written(tmp_path, LIST))

    found = fitting(contacts, "công an", locality_in("An Giang", stated=True))

    assert [one.agency for one in found] == ["Công an tỉnh An Giang"]


def test_another_place_is_told_only_what_holds_everywhere(tmp_path):
    contacts = read_contacts(written(tmp_path, LIST))

    assert [one.agency for one in fitting(contacts, "", None)] == ["Bộ Tư pháp"]


def test_semicolons_and_the_mark_of_a_spreadsheet_are_read(tmp_path):
    text = "agency;phone\nBộ Tư pháp;024 6273 9718\n"

    (contact,) = read_contacts(written(tmp_path, text, "utf-8-sig"))

    assert contact.phone == "024 6273 9718"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "dòng 1: thiếu cột “agency”"),
        ("name,phone\nx,1\n", "dòng 1: thiếu cột “agency”"),
        ("agency,fax\nx,1\n", "dòng 1: cột lạ hoặc lặp: fax"),
        ("agency,phone\n,024 1234\n", "dòng 2: thiếu tên cơ quan"),
        ("agency,phone\nSở\n", "dòng 2: cần ít nhất một trong các cột"),
        ("agency,phone\nSở,gọi anh Ba\n", "dòng 2: cột “phone” không đúng dạng"),
        ("agency,email\nSở,a@b\n", "dòng 2: cột “email” không đúng dạng"),
        ("agency,url\nSở,javascript:alert(1)\n", "dòng 2: cột “url” không đúng dạng"),
        ("agency,phone\nSở,1234,thừa\n", "dòng 2: có nhiều ô hơn số cột"),
        ("agency,province,phone\nSở,Kiên Giang,1234\n", "(nay thuộc tỉnh An Giang)"),
        ("agency,province,phone\nSở,Xyz,1234\n", "không có tỉnh, thành phố “Xyz”"),
        ("agency,commune,phone\nUBND,xã An Biên,1234\n", "phải ghi tỉnh"),
        (
            "agency,province,commune,phone\nUBND,An Giang,xã Đông Yên,1234\n",
            "không có xã, phường “xã Đông Yên” ở An Giang hiện nay (có phải xã An Biên?)",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, told):
    with pytest.raises(ContactsUnreadable) as wrong:
        read_contacts(written(tmp_path, text))

    assert told in str(wrong.value)


def test_every_wrong_line_is_told(tmp_path):
    with pytest.raises(ContactsUnreadable) as wrong:
        read_contacts(written(tmp_path, "agency,phone\nA,x\nB,1234\nC,y\n"))

    assert [problem.split(":")[0] for problem in wrong.value.problems] == [
        "contacts.csv dòng 2",
        "contacts.csv dòng 4",
    ]


def test_without_a_file_there_are_none(tmp_path):
    assert contacts_in(tmp_path) == ()


def test_a_file_that_changes_is_read_anew_and_a_broken_one_changes_nothing(tmp_path):
    book = ContactBook(tmp_path)
    assert book.all() == ()

    written(tmp_path, "agency,phone\nBộ Tư pháp,024 6273 9718\n")
    assert [one.agency for one in book.all()] == ["Bộ Tư pháp"]

    written(tmp_path, "agency,phone\nBộ Nội vụ,không có\n")
    assert [one.agency for one in book.all()] == ["Bộ Tư pháp"]
    assert "dòng 2" in book.problems[0]
