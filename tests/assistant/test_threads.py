"""What answers uses one core, however many there are."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import assistant.respond
from threadpoolctl import threadpool_info
print({one["num_threads"] for one in threadpool_info() if one["internal_api"] == "openblas"})
"""


@pytest.mark.parametrize(("wished", "threads"), [(None, 1), ("2", 2)])
def test_arithmetic_uses_one_thread_unless_the_operator_wishes_more(wished, threads):
    others = {name: value for name, value in os.environ.items() if "NUM_THREADS" not in name}
    environment = others | ({"OPENBLAS_NUM_THREADS": wished} if wished else {})
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == f"{{{min(threads, os.cpu_count() or 1)}}}"
