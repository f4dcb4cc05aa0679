"""What is said beside a quote."""

from dataclasses import replace
from datetime import date

import pytest

from assistant import wording
from assistant.answer import Verdict
from assistant.composing.assembling import assemble
from assistant.composing.part import Part
from assistant.composing.quoting import excerpt

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("origin", ["scan", "page"])
def test_quote_from_a_scan_says_that_a_machine_read_it(sample_library, origin):
    document = next(d for d in sample_library.documents() if d.number == "121/VBHN-VPQH")
    content = sample_library.content(document.key)
    scanned = replace(document, origins={**document.origins, "text": origin})
    cut = excerpt(scanned, content, content.provisions[2], 1.0)

    answer = assemble(Verdict.ANSWERED, [Part("Nội dung.", (cut,))], DAY, sample_library)

    assert (wording.FROM_A_SCAN in answer.text) == (origin == "scan")
