"""Forms in annexes: a sample decision has articles of its own that are no law."""

import re
from collections.abc import Sequence

from ingest.formats.line import Line

_FORM = re.compile(r"(?:BIỂU )?MẪU\b|TỜ TRÌNH|Mẫu số")
_DECIDES = re.compile(r"QUYẾT (?:ĐỊNH|NGHỊ)\s*:?$")
_ARTICLE = re.compile(r"[ĐÐ]iều \d+[.:]")
_BLANK = re.compile(r"…|\.{4}|_{4}")


def holds_form(lines: Sequence[Line], span: range, heading: str) -> bool:
    """Whether the articles on the lines of `span` are those of a sample decision."""
    articles = [position for position in span if _ARTICLE.match(lines[position].text)]
    if not articles:
        return False
    above = lines[max(span.start, articles[0] - 2) : articles[0]]
    if _FORM.match(heading) or any(_DECIDES.match(line.text) for line in above):
        return True
    with_blanks = sum(_BLANK.search(lines[position].text) is not None for position in articles)
    return with_blanks * 3 >= len(articles)
