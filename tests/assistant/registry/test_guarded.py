from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from assistant.registry.cases import Case, RegistryDown, Stage, Unfound
from assistant.registry.guarded import MOST_TRIES, WINDOW_SECONDS, GuardedRegistry

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


def test_a_thousand_guesses_get_nothing_but_the_limit(guarded: GuardedRegistry) -> None:
    guesses = [f"{guess:04}" for guess in range(700, 1700)]
    found = [guarded.look_up(CASE.code, guess) for guess in guesses]

    assert "1234" in guesses
    assert found[:MOST_TRIES] == [Unfound.NOBODYS] * MOST_TRIES
    assert set(found[MOST_TRIES:]) == {Unfound.TOO_OFTEN}


def test_unknown_code_meets_the_same_limit(guarded: GuardedRegistry) -> None:
    found = [guarded.look_up("nobody's", "0000") for _ in range(MOST_TRIES + 1)]

    assert found == [Unfound.NOBODYS] * MOST_TRIES + [Unfound.TOO_OFTEN]


def test_guesses_at_once_get_no_more(guarded: GuardedRegistry) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda n: guarded.look_up(CASE.code, f"x{n}"), range(64)))

    assert found.count(Unfound.NOBODYS) == MOST_TRIES


def test_right_secret_may_come_any_number_of_times(guarded: GuardedRegistry) -> None:
    assert {guarded.look_up(CASE.code, "1234") for _ in range(20)} == {CASE}


def test_limit_holds_for_another_process_and_ends(
    guarded: GuardedRegistry, tmp_path: Path, clock: Clock
) -> None:
    for _ in range(MOST_TRIES):
        guarded.look_up(CASE.code, "0000")
    other = GuardedRegistry(OneCase(), tmp_path / "tries.sqlite", clock)

    assert other.look_up(CASE.code, "1234") is Unfound.TOO_OFTEN
    clock.now += WINDOW_SECONDS + 1
    assert other.look_up(CASE.code, "1234") == CASE


def test_register_that_is_down_costs_no_try(tmp_path: Path, caplog) -> None:
    register = OneCase()
    register.down = True
    guarded = GuardedRegistry(register, tmp_path / "tries.sqlite")

    assert {guarded.look_up(CASE.code, "1234") for _ in range(9)} == {Unfound.DOWN}
    assert CASE.code not in caplog.text
    register.down = False
    assert guarded.look_up(CASE.code, "1234") == CASE


def test_codes_stand_nowhere_in_the_file(guarded: GuardedRegistry, tmp_path: Path) -> None:
    guarded.look_up(CASE.code, "0000")

    assert CASE.code.encode() not in (tmp_path / "tries.sqlite").read_bytes()
