"""Names of people that no wording announces, taken out of what staff pass on.

`mask_names` knows "tôi tên là …"; "cháu Minh Anh 6 tuổi" is found by underthesea, which needs
some 130 MB and seconds to load: it runs in a process of its own, where a question leaves the store.
"""

import logging
import re
import subprocess
import sys

from ingest.words import people_in

NAME = "[tên]"
PATIENCE = 60  # seconds
LOG = logging.getLogger("hoidap")
_CAPITAL_INSIDE = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-zà-ỹđ]\w+")


def mask_people(text: str) -> str:
    """The text without the names that were found in it."""
    for name in people_in(text):
        text = re.sub(rf"\b{re.escape(name)}\b", NAME, text)
    return text


def masked_apart(text: str) -> str:
    """The same by a process of its own; the text as it is where that fails, with a warning."""
    if not _CAPITAL_INSIDE.search(text):
        return text
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError) as failure:
        LOG.warning("Names were not looked for: %s", type(failure).__name__)
        return text
    return done.stdout.decode()


def main() -> int:
    sys.stdout.write(mask_people(sys.stdin.read()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
