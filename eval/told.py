"""What a small command of `python -m eval` says: its report as JSON."""

import json
from pathlib import Path
from typing import Any


def told(report: Any, out: Path | None) -> str:
    """The report as JSON, written to `out` as well when that is given."""
    text = json.dumps(report, ensure_ascii=False, indent=1)
    if out:
        out.write_text(text + "\n", encoding="utf-8")
    return text
