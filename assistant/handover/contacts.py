"""Whom a citizen may turn to: contacts.csv in the data folder, filled in by the operator.

One row a desk; without a province it holds for the whole country, without a commune for the whole
province. Where nothing fits, the hotline of the National Public Service Portal is left.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from assistant.localities.finding import Locality, locality_in
from assistant.localities.units import WORD, folded_name, provinces, split_kind
from ingest.spelling import fold

FILE = "contacts.csv"
HOTLINE = "18001096"
MOST = 5  # contacts that are told
_LONGEST = 300  # characters of a cell
_FITS = 0.6  # share of the words of the agency that is asked for
_PHONE = re.compile(r"[+(]?\d[\d .()/+-]{1,40}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"https?://\S+")


class ContactsUnreadable(Exception):
    """The file is not usable; `problems` has a sentence for each wrong line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Contact:
    """A row of the file; `province` and `commune` are names of today ("An Giang", "xã An Biên")."""

    agency: str
    province: str = ""
    commune: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    hours: str = ""
    url: str = ""

    @property
    def place(self) -> str:
        """ "xã An Biên, tỉnh An Giang"; "" for the whole country."""
        known = provinces().get(self.province)
        return ", ".join(filter(None, (self.commune, str(known) if known else "")))


COLUMNS = tuple(field.name for field in fields(Contact))


def contacts_in(data: Path) -> tuple[Contact, ...]:
    """The contacts of a data folder, none without a file. Raises ContactsUnreadable."""
    path = data / FILE
    return read_contacts(path) if path.exists() else ()


def read_contacts(path: Path) -> tuple[Contact, ...]:
    """Raises ContactsUnreadable with what is wrong in each line, the first 20."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = "không phải UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise ContactsUnreadable([f"{path.name}: không đọc được ({why})."]) from None
    heading = text.partition("\n")[0]
    between = ";" if ";" in heading and "," not in heading else ","
    rows = list(csv.reader(io.StringIO(text), delimiter=between, strict=False))
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if (wrong := _of_heading(names)) is not None:
        raise ContactsUnreadable([f"{path.name} dòng 1: {wrong}"])
    found, problems = [], []
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        values = dict(zip(names, map(str.strip, row), strict=False))
        wrong = _of_row(values, len(row) - len(names))
        if wrong is None:
            found.append(Contact(**_with_names(values)))
        else:
            problems.append(f"{path.name} dòng {number}: {wrong}")
    if problems:
        raise ContactsUnreadable(problems[:20])
    return tuple(found)


def _of_heading(names: Sequence[str]) -> str | None:
    if "agency" not in names:
        return f"thiếu cột “agency”. Các cột: {', '.join(COLUMNS)}."
    unknown = [name for name in names if name not in COLUMNS]
    if unknown or len(set(names)) < len(names):
        return f"cột lạ hoặc lặp: {', '.join(unknown or names)}. Các cột: {', '.join(COLUMNS)}."
    return None


def _of_row(values: Mapping[str, str], too_many: int) -> str | None:
    """What is wrong with a row, or None."""
    if too_many > 0:
        return "có nhiều ô hơn số cột; ô chứa dấu phẩy phải đặt trong ngoặc kép."
    if not values.get("agency"):
        return "thiếu tên cơ quan (cột “agency”)."
    if long := next((name for name, value in values.items() if len(value) > _LONGEST), None):
        return f"cột “{long}” dài quá {_LONGEST} ký tự."
    if not any(values.get(name) for name in ("phone", "email", "address", "url")):
        return "cần ít nhất một trong các cột phone, email, address, url."
    return _of_forms(values) or _of_place(values)


def _of_forms(values: Mapping[str, str]) -> str | None:
    forms = (("phone", _PHONE), ("email", _EMAIL), ("url", _URL))
    for name, form in forms:
        if values.get(name) and not form.fullmatch(values[name]):
            return f"cột “{name}” không đúng dạng: “{values[name]}”."
    return None


def _of_place(values: Mapping[str, str]) -> str | None:
    province, commune = values.get("province", ""), values.get("commune", "")
    if not province:
        return "có xã, phường thì phải ghi tỉnh (cột “province”)." if commune else None
    if _province_of(province) is None:
        found = locality_in(province, stated=True)
        now = f" (nay thuộc {found.province})" if found and found.province else ""
        return f"không có tỉnh, thành phố “{province}” trong 34 đơn vị hiện nay{now}."
    if commune and _commune_of(commune, province) is None:
        found = locality_in(f"{commune}, {province}", stated=True)
        units = " hoặc ".join(map(str, found.communes[:3])) if found else ""
        now = f" (có phải {units}?)" if units else ""
        return f"không có xã, phường “{commune}” ở {province} hiện nay{now}."
    return None


def _with_names(values: Mapping[str, str]) -> dict[str, str]:
    """The row with the names of the units as the tables write them."""
    province = _province_of(values.get("province", "")) or ""
    commune = _commune_of(values.get("commune", ""), province) or ""
    return {**values, "province": province, "commune": commune}


def _province_of(written: str) -> str | None:
    """The province of today that is written, with or without its kind; None for a former one."""
    for name in provinces():
        kinds = ("", "tỉnh ", "thành phố ", "tp ", "tp. ")
        if fold(written) in {fold(f"{kind}{name}") for kind in kinds}:
            return name
    return None


def _commune_of(written: str, province: str) -> str | None:
    if not written or not province:
        return None
    found = locality_in(f"{written}, {_province_of(province)}", stated=True)
    commune = found.commune if found and found.former is None else None
    if commune is None or folded_name(split_kind(str(commune))[1]) not in folded_name(written):
        return None
    return str(commune)


def fitting(contacts: Sequence[Contact], agency: str, place: Locality | None) -> list[Contact]:
    """Those of the place, the nearest first, of the agency where one of that name is among them."""
    near = [one for one in contacts if _serves(one, place)]
    asked = frozenset(WORD.findall(fold(agency)))
    named = [one for one in near if asked and _share(asked, one) >= _FITS]
    ranked = sorted(named or near, key=lambda one: (-_share(asked, one), -_nearness(one)))
    return ranked[:MOST]


def _serves(contact: Contact, place: Locality | None) -> bool:
    if not contact.province:
        return True
    if place is None or place.province is None or place.province.name != contact.province:
        return False
    return not contact.commune or contact.commune == str(place.commune)


def _share(asked: frozenset[str], contact: Contact) -> float:
    return len(asked & set(WORD.findall(fold(contact.agency)))) / len(asked) if asked else 0.0


def _nearness(contact: Contact) -> int:
    return bool(contact.province) + bool(contact.commune)


class ContactBook:
    """The contacts of a data folder, read anew when the file changes."""

    def __init__(self, data: Path) -> None:
        self._path = data / FILE
        self._seen: tuple[int, int] | None = None
        self._contacts: tuple[Contact, ...] = ()
        self.problems: tuple[str, ...] = ()

    def all(self) -> tuple[Contact, ...]:
        """What the file says; of a file that became unusable, what it said before."""
        state = self._state()
        if state != self._seen:
            self._seen = state
            self._contacts, self.problems = self._read(state is not None)
        return self._contacts

    def _state(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size

    def _read(self, there: bool) -> tuple[tuple[Contact, ...], tuple[str, ...]]:
        if not there:
            return (), ()
        try:
            return read_contacts(self._path), ()
        except ContactsUnreadable as wrong:
            return self._contacts, wrong.problems


def told(contacts: Sequence[Contact]) -> Iterator[str]:
    """A line for each, for a command line."""
    for one in contacts:
        reach = ", ".join(filter(None, (one.phone, one.email, one.address, one.url)))
        yield f"{one.agency} ({one.place or 'cả nước'}): {reach}"
