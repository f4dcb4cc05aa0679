"""How long a citizen's slow phone waits until a question can be written."""

import json
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import Any

from eval.bench.serving import served

SCRIPT = Path(__file__).with_name("page.mjs")
SLOWER = 4  # times, of the processor
TIMES = 9
LONGEST = 600  # seconds


def opening(data: Path) -> dict[str, Any]:
    """Milliseconds from the address to the box of the question, nothing cached.

    `skipped` tells what is not installed.
    """
    browser, node = shutil.which("chromium"), shutil.which("node")
    if browser is None or node is None:
        return {"skipped": "needs chromium, node and npm ci"}
    with served(data, 1) as service:
        wish = {"chromium": browser, "base": service.url, "slower": SLOWER, "times": TIMES}
        done = subprocess.run(
            [node, str(SCRIPT)],
            input=json.dumps(wish),
            capture_output=True,
            text=True,
            check=True,
            timeout=LONGEST,
        )
    waited = sorted(json.loads(done.stdout))
    return {
        "slower": SLOWER,
        "times": TIMES,
        "interactive_ms": {
            "median": statistics.median(waited),
            "worst": waited[-1],
        },
    }
