"""People added and removed on the server's command line, with a note in the audit."""

from collections.abc import Iterator
from pathlib import Path

from assistant.service.staff import audit
from assistant.service.staff.accounts import (
    LONGEST_NAME,
    SHORTEST_PASSWORD,
    Accounts,
    PasswordTooShort,
    Role,
)
from assistant.service.staff.database import staff_tables


class NotDone(Exception):
    """The message says why and what to do."""


def add(data: Path, name: str, role: str, password: str, by: str) -> None:
    """Raises NotDone."""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME:
        raise NotDone(f"Tên có từ 1 đến {LONGEST_NAME} ký tự.")
    tables = staff_tables(data)
    try:
        Accounts(tables).add(name, Role[role.upper()], password)
    except PasswordTooShort:
        raise NotDone(f"Mật khẩu cần ít nhất {SHORTEST_PASSWORD} ký tự.") from None
    audit.note(tables, by, "thêm người dùng", f"{name} ({role})")


def remove(data: Path, name: str, by: str) -> None:
    """Raises NotDone."""
    tables = staff_tables(data)
    if not Accounts(tables).remove(name):
        raise NotDone(f"Không có {name}.")
    audit.note(tables, by, "xóa người dùng", name)


def listed(data: Path) -> Iterator[str]:
    for person in Accounts(staff_tables(data)).people():
        yield f"{person.name}\t{person.role.name.lower()}"
