"""What is read aloud is written again as it was: numbers, dates, documents, codes."""

import random
from datetime import date, timedelta
from itertools import product

import pytest

from speech.aloud.dates import date_said, time_said
from speech.aloud.letters import spell
from speech.aloud.numbers import NORTHERN, SOUTHERN, Manner, cardinal, digits
from speech.aloud.reading import read_aloud
from speech.written.issuers import KINDS
from speech.written.numbers import grouped, standing_alone
from speech.written.places import to_roman
from speech.written.writing import write

MANNERS = (NORTHERN, SOUTHERN, Manner(last_four="bốn", last_five="nhăm", billion="tỉ"))
DICE = random.Random(20261126)
MILLION = 10**6
SPREAD = sorted({*range(10, 2200), *DICE.sample(range(10, MILLION + 1), 4000), MILLION})
FIRST, LAST = date(2000, 1, 1), date(2035, 12, 31)
DAYS = [FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1)]


def wrong(pairs):
    """(said, meant, written) of those that are not written as meant."""
    return [(said, meant, write(said)) for said, meant in pairs if write(said) != meant][:5]


@pytest.mark.parametrize("manner", MANNERS)
def test_numbers_to_a_million(manner):
    assert not wrong((cardinal(number, manner), standing_alone(number)) for number in SPREAD)


def test_counts_of_what_has_a_unit_to_a_million():
    assert not wrong(
        (f"{cardinal(n)} ngày", f"{grouped(n)} ngày") for n in [*range(1, 10), *SPREAD]
    )


@pytest.mark.parametrize("manner", MANNERS)
def test_every_day_of_36_years(manner):
    assert not wrong(
        (
            f"ngày {date_said(day.day, day.month, day.year, manner)}",
            f"ngày {day.day}/{day.month}/{day.year}",
        )
        for day in DAYS
    )


def test_days_without_their_year_and_without_their_word():
    assert not wrong(
        (f"từ {date_said(day.day, day.month, None, NORTHERN)}", f"từ {day.day}/{day.month}")
        for day in DAYS[:366]
    )


def test_days_whose_year_is_said_digit_by_digit():
    assert not wrong(
        (
            f"ngày {date_said(day.day, day.month, None, NORTHERN)} năm {digits(str(day.year))}",
            f"ngày {day.day}/{day.month}/{day.year}",
        )
        for day in DAYS[::3]
    )


def test_every_time_of_day():
    times = [(hour, minute) for hour in range(1, 25) for minute in range(60)]

    assert not wrong(
        (time_said(hour, minute), f"{hour} giờ" + (f" {minute} phút" if minute else ""))
        for hour, minute in times
    )


def documents():
    """One number with a year for each kind and issuer, in the make of 30/2020/NĐ-CP."""
    for (name, kind), year in product(KINDS.items(), range(2002, 2031)):
        for issuer in kind.issuers:
            number = f"{DICE.randint(1, 999):02d}"
            if kind.letters and kind.letters != "VBHN":
                yield name, number, str(year), f"{kind.letters}-{issuer}"
            elif kind.letters:
                yield name, number, "", f"{kind.letters}-{issuer}"
        if name in ("luật", "bộ luật"):
            yield name, f"{DICE.randint(1, 150):02d}", str(year), f"QH{(year - 2011) // 5 + 13}"


DOCUMENTS = sorted(set(documents()))


def number_of(number, year, letters):
    return "/".join(part for part in (number, year, letters) if part)


@pytest.mark.parametrize("joint", ["xuyệt", "gạch chéo", "trên", "sẹc"])
def test_numbers_of_documents_with_their_letters_spelled(joint):
    assert len(DOCUMENTS) > 3000
    assert not wrong(
        (
            f" {joint} ".join(
                part
                for part in (
                    f"{name} {cardinal(int(number))}",
                    cardinal(int(year)) if year else "",
                    spell(letters),
                )
                if part
            ),
            f"{name} {number_of(number, year, letters)}",
        )
        for name, number, year, letters in DOCUMENTS
    )


def test_numbers_of_documents_as_they_are_read_aloud():
    assert len(DOCUMENTS) > 3000
    lost = [
        (meant, said, write(said))
        for name, number, year, letters in DOCUMENTS
        if (meant := number_of(number, year, letters))
        not in write(said := read_aloud(f"{name} {meant}").lower())
    ]

    assert not lost[:5]


def test_decrees_are_written_whole_from_number_and_year():
    cases = [(number, year) for number in range(1, 400) for year in (1999, 2008, 2015, 2020, 2026)]

    assert not wrong(
        (
            f"nghị định {cardinal(number)} năm {cardinal(year)}",
            f"nghị định {number:02d}/{year}/NĐ-CP",
        )
        for number, year in cases
    )
    assert not wrong(
        (
            f"nghị định {digits(str(number))} năm {digits(str(year))}",
            f"nghị định {number}/{year}/NĐ-CP",
        )
        for number, year in cases
        if number >= 10
    )


def test_places_in_laws():
    places = list(product(range(1, 40), range(1, 320, 11), "abcdđeghiklmnopqrstuvxy"))

    assert not wrong(
        (
            f"điểm {spell(point)} khoản {cardinal(clause)} điều {cardinal(article)}",
            f"điểm {point} khoản {clause} điều {article}",
        )
        for clause, article, point in places
    )


def test_chapters_and_annexes():
    assert not wrong(
        (f"{what} {cardinal(number)}", f"{what} {to_roman(number)}")
        for what, number in product(("chương", "phụ lục"), range(1, 40))
    )


def test_sums_of_money():
    sums = [DICE.randrange(1, 1000) * 10 ** DICE.randrange(3, 9) for _ in range(3000)]

    assert not wrong(
        (f"{cardinal(money)} đồng", f"{grouped(money)} đồng") for money in sums if money < 10**9
    )
    assert write(f"{cardinal(2_500_000_000)} đồng") == "2,5 tỷ đồng"


def test_shares_and_measures():
    assert not wrong(
        (read_aloud(meant), meant)
        for tenths in range(1, 1000)
        for unit in ("%", " m2", " km", " kg", " ha")
        if (meant := f"{tenths // 10},{tenths % 10}{unit}")
    )
    assert not wrong((f"{cardinal(n)} phần trăm", f"{n}%") for n in range(1, 301))


def test_papers_and_telephones_digit_by_digit():
    papers = [f"0{DICE.randrange(10**11):011d}"[:12] for _ in range(3000)]
    telephones = [f"0{DICE.choice('35789')}{DICE.randrange(10**8):08d}" for _ in range(3000)]

    assert not wrong((f"căn cước số {digits(paper)}", f"căn cước số {paper}") for paper in papers)
    assert not wrong((digits(telephone), telephone) for telephone in telephones)


def codes():
    for _ in range(3000):
        points = "".join(f".{DICE.randrange(100):02d}" for _ in range(DICE.randrange(1, 4)))
        day = DICE.choice(DAYS)
        agency = f"{DICE.choice('GHKTX')}{DICE.randrange(1, 100):02d}{points}"
        yield f"{agency}-{day:%y%m%d}-{DICE.randrange(10**4):04d}"


def test_codes_of_dossiers():
    assert not wrong((f"mã hồ sơ {spell(code)}", f"mã hồ sơ {code}") for code in codes())
    assert write(spell("G16.99.08-261113-0012")) == "G16.99.08-261113-0012"


def test_codes_of_procedures():
    numbers = [f"{DICE.randrange(1, 4)}.{DICE.randrange(10**6):06d}" for _ in range(2000)]

    assert not wrong((f"thủ tục {spell(code)}", f"thủ tục {code}") for code in numbers)


def test_years_and_days_as_programs_spell_numbers():
    assert not wrong(
        (f"năm hai nghìn lẻ {cardinal(year)}", f"năm {2000 + year}") for year in range(1, 100)
    )
    assert not wrong(
        (
            f"ngày {cardinal(day.day)} {cardinal(day.month)} {cardinal(day.year)}",
            f"ngày {day.day}/{day.month}/{day.year}",
        )
        for day in DAYS[::2]
    )


def test_number_and_year_side_by_side():
    assert not wrong(
        (
            f"nghị định số {cardinal(number)} {cardinal(year)} nđ cp",
            f"nghị định số {number:02d}/{year}/NĐ-CP",
        )
        for number in range(1, 400)
        for year in (2008, 2015, 2025)
    )
