"""What the benchmark of look-ups counts, against its own office that fails."""

from pathlib import Path

import pytest

from assistant.registry.http import Mapped
from eval.bench.registers import AT_ONCE, office, under_fault

FIELDS = {name: name for name in ("code", "procedure", "stage", "accepted")}


@pytest.mark.parametrize(
    ("mood", "outcome"),
    [("well", "FOUND"), ("malformed", "DOWN"), ("another dossier", "DOWN"), ("status 500", "DOWN")],
)
def test_every_look_up_ends_as_the_office_lets_it(tmp_path: Path, mood: str, outcome: str) -> None:
    with office() as url:
        mapped = Mapped(url=url, fields=FIELDS, seconds=30)
        figures = under_fault(mood, mapped, tmp_path)

    assert figures["outcomes"] == {outcome: AT_ONCE}
    assert figures["requests_to_the_office"] <= 2 * AT_ONCE
