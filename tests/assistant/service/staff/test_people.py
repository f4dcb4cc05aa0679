"""People are added on the server; nobody can sign in before."""

import io
import sys

import pytest

from assistant import __main__ as command
from assistant.service.staff import audit
from assistant.service.staff.accounts import Accounts, Role
from assistant.service.staff.database import staff_tables


@pytest.fixture
def staff(tmp_path, monkeypatch):
    """Run `assistant staff …` with a first line of input; its exit code."""
    monkeypatch.setenv("HOIDAP_DATA", str(tmp_path))

    def run(*arguments: str, typed: str = "") -> int:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
        return command.main(["staff", *arguments])

    return run


def test_person_signs_in_with_the_password_from_the_input(staff, tmp_path, capsys):
    added = staff("add", "Lan", "--role", "editor", typed="mật khẩu đủ dài")

    people = Accounts(staff_tables(tmp_path))
    session = people.session(people.sign_in("Lan", "mật khẩu đủ dài", ""))
    assert added == 0
    assert (session.person.name, session.person.role) == ("Lan", Role.EDITOR)
    assert staff("list") == 0
    assert capsys.readouterr().out == "Lan\teditor\n"


def test_nobody_is_there_to_begin_with(tmp_path):
    assert Accounts(staff_tables(tmp_path)).people() == []


def test_short_password_is_refused(staff, tmp_path, capsys):
    assert staff("add", "Lan", "--role", "admin", typed="ngắn") == 2
    assert "ít nhất 10" in capsys.readouterr().err
    assert Accounts(staff_tables(tmp_path)).people() == []


def test_removing_tells_a_name_that_is_not_there_and_is_in_the_audit(staff, tmp_path, capsys):
    staff("add", "Lan", "--role", "admin", typed="mật khẩu đủ dài")

    assert staff("remove", "Minh") == 2
    assert staff("remove", "Lan") == 0
    assert "Không có Minh." in capsys.readouterr().err
    assert [one.action for one in audit.entries(staff_tables(tmp_path))] == [
        "xóa người dùng",
        "thêm người dùng",
    ]


def test_role_that_is_none_is_wrong_usage(staff):
    with pytest.raises(SystemExit) as ended:
        staff("add", "Lan", "--role", "boss")

    assert ended.value.code == 2
