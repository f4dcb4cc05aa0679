import os
import signal

from ingest.pool import read_all


def read(task: int) -> str:
    if task == 13:
        os.kill(os.getpid(), signal.SIGKILL)  # what a crashing library or a full memory does
    return f"read {task}"


def died(task: int) -> str:
    return f"lost {task}"


def test_file_that_kills_its_reader_is_the_only_one_given_up():
    results = list(read_all(read, range(40), died))

    assert sorted(results) == sorted([f"read {n}" for n in range(40) if n != 13] + ["lost 13"])
