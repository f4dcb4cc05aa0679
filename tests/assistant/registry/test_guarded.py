from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from assistant.registry.cases import (
    Case,
    RegistryDown,
    RegistryResting,
    Stage,
    TooManyTries,
    Unfound,
)
from assistant.registry.guarded import (
    MOST_FOR_CODE,
    MOST_OF_CLIENT,
    WINDOW_SECONDS,
    GuardedRegistry,
    household,
)

CASE = Case("H19.2026-001", "1.004222", Stage.PROCESSING, date(2026, 11, 13))


class OneCase:
    """Knows one dossier with the secret 1234."""

    down = False

    def find(self, code: str, secret: str) -> Case | None:
        if self.down:
            raise RegistryDown("test")
        return CASE if (code, secret) == (CASE.code, "1234") else None


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guarded(tmp_path: Path, clock: Clock) -> GuardedRegistry:
    return GuardedRegistry(OneCase(), tmp_path / "tries.sqlite", clock)


def tried(guarded: GuardedRegistry, code: str, secret: str, client: str = "192.0.2.1"):
    """What a try gives, the limit as an exception that is returned."""
    try:
        return guarded.look_up(code, secret, client)
    except TooManyTries as limit:
        return limit


def limits(found) -> list[TooManyTries]:
    return [one for one in found if isinstance(one, TooManyTries)]


def test_a_thousand_guesses_get_nothing_but_the_limit(guarded: GuardedRegistry) -> None:
    guesses = [f"{guess:04}" for guess in range(700, 1700)]
    found = [
        tried(guarded, CASE.code, guess, f"192.0.2.{at % 250}") for at, guess in enumerate(guesses)
    ]

    assert "1234" in guesses
    assert found[:MOST_FOR_CODE] == [Unfound.NOBODYS] * MOST_FOR_CODE
    assert len(limits(found)) == len(guesses) - MOST_FOR_CODE


def test_one_secret_is_not_tried_on_a_thousand_codes(guarded: GuardedRegistry) -> None:
    found = [tried(guarded, f"H19-261126-{number:04}", "1234") for number in range(1000)]

    assert found[:MOST_OF_CLIENT] == [Unfound.NOBODYS] * MOST_OF_CLIENT
    assert len(limits(found)) == 1000 - MOST_OF_CLIENT
    assert tried(guarded, CASE.code, "1234", "192.0.2.2") == CASE


def test_unknown_code_meets_the_same_limit(guarded: GuardedRegistry) -> None:
    known = [tried(guarded, CASE.code, "0000") for _ in range(MOST_FOR_CODE + 1)]
    unknown = [tried(guarded, "nobody's", "0000") for _ in range(MOST_FOR_CODE + 1)]

    assert known[:-1] == unknown[:-1] == [Unfound.NOBODYS] * MOST_FOR_CODE
    assert known[-1].seconds == unknown[-1].seconds


def test_guesses_at_once_get_no_more(guarded: GuardedRegistry) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda n: tried(guarded, CASE.code, f"x{n}"), range(64)))

    assert found.count(Unfound.NOBODYS) == MOST_FOR_CODE


def test_right_secret_may_come_any_number_of_times(guarded: GuardedRegistry) -> None:
    assert {tried(guarded, CASE.code, "1234") for _ in range(30)} == {CASE}


def test_limit_holds_for_another_process_and_ends_when_it_says(
    guarded: GuardedRegistry, tmp_path: Path, clock: Clock
) -> None:
    for _ in range(MOST_FOR_CODE):
        tried(guarded, CASE.code, "0000")
        clock.now += 10
    other = GuardedRegistry(OneCase(), tmp_path / "tries.sqlite", clock)

    limit = tried(other, CASE.code, "1234")

    assert isinstance(limit, TooManyTries)
    assert limit.seconds == WINDOW_SECONDS - 10 * MOST_FOR_CODE
    clock.now += limit.seconds - 1
    assert isinstance(tried(other, CASE.code, "1234"), TooManyTries)
    clock.now += 2
    assert tried(other, CASE.code, "1234") == CASE


def test_register_that_is_down_costs_no_try(tmp_path: Path, caplog) -> None:
    register = OneCase()
    register.down = True
    guarded = GuardedRegistry(register, tmp_path / "tries.sqlite")

    assert {tried(guarded, CASE.code, "1234") for _ in range(9)} == {Unfound.DOWN}
    assert CASE.code not in caplog.text
    register.down = False
    assert tried(guarded, CASE.code, "1234") == CASE


def test_codes_and_clients_stand_nowhere_in_the_file(
    guarded: GuardedRegistry, tmp_path: Path
) -> None:
    tried(guarded, CASE.code, "0000", "192.0.2.77")

    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"guesses" in kept
    assert CASE.code.encode() not in kept
    assert b"192.0.2.77" not in kept


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("testclient", "testclient", True),
    ],
)
def test_addresses_of_one_household_are_one_client(one: str, other: str, same: bool) -> None:
    assert (household(one) == household(other)) is same


def test_register_that_rests_is_not_logged_at_each_look_up(tmp_path: Path, caplog) -> None:
    class Resting(OneCase):
        def find(self, code: str, secret: str) -> Case | None:
            raise RegistryResting("resting")

    guarded = GuardedRegistry(Resting(), tmp_path / "tries.sqlite")

    assert tried(guarded, CASE.code, "1234") is Unfound.DOWN
    assert caplog.text == ""


def test_two_hundred_look_ups_at_once_all_get_their_dossier(guarded: GuardedRegistry) -> None:
    with ThreadPoolExecutor(200) as pool:
        found = list(
            pool.map(lambda n: tried(guarded, CASE.code, "1234", f"192.0.2.{n}"), range(200))
        )

    assert found.count(CASE) + len(limits(found)) == 200
    assert tried(guarded, CASE.code, "1234") == CASE
