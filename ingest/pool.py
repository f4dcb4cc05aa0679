"""Reading many files in a few processes, so that one bad file cannot stop the rest."""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from types import FrameType
from typing import TypeVar

PROCESSES = 2
BATCH = 12  # files per message; larger ones do not pay, smaller ones cost messages
AHEAD = 3  # batches in flight per process: bounds the memory
PATIENCE = 300  # seconds for one file; a scan of 50 pages takes 65 s

Task = TypeVar("Task")
Result = TypeVar("Result")


class TookTooLong(Exception):
    """A file was not read within PATIENCE."""


def watch(parent: int) -> None:
    """Runs in a reading process: it ends with the process that gave it work, even a killed one."""

    def end_with_parent() -> None:
        while True:
            time.sleep(1)
            try:
                os.kill(parent, 0)
            except ProcessLookupError:
                os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()


def give_up(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLong(f"quá {PATIENCE} giây")


def read_batch(read: Callable[[Task], Result], batch: Sequence[Task]) -> list[Result]:
    """Runs in a reading process: each file has its own time limit."""
    signal.signal(signal.SIGALRM, give_up)
    results = []
    for task in batch:
        signal.alarm(PATIENCE)
        results.append(read(task))
        signal.alarm(0)
    return results


def batches_of(tasks: Sequence[Task], size: int) -> Iterator[Sequence[Task]]:
    tasks_left = iter(tasks)
    while batch := list(islice(tasks_left, size)):
        yield batch


def read_all(
    read: Callable[[Task], Result], tasks: Sequence[Task], died: Callable[[Task], Result]
) -> Iterator[Result]:
    """Results in order of completion; `died` makes the result of a file that killed its reader.

    After a crash the files that were in flight are read one by one, so that only the culprit is
    given up.
    """
    pending = deque(batches_of(tasks, BATCH))
    while pending:
        lost = yield from drain(read, pending, PROCESSES * AHEAD)
        suspects: deque[Sequence[Task]] = deque([task] for batch in lost for task in batch)
        while suspects:
            for batch in (yield from drain(read, suspects, 1)):
                yield from map(died, batch)


def drain(
    read: Callable[[Task], Result], pending: deque[Sequence[Task]], ahead: int
) -> Generator[Result, None, list[Sequence[Task]]]:
    """Results of the pending batches, `ahead` at a time; returns those that a crash lost."""
    flying: dict[Future[list[Result]], Sequence[Task]] = {}
    context = get_context("forkserver")
    context.set_forkserver_preload([read.__module__])
    processes = min(PROCESSES, ahead, len(pending) or 1)
    pool = ProcessPoolExecutor(processes, context, watch, (os.getpid(),))
    try:
        while pending or flying:
            while pending and len(flying) < ahead:
                batch = pending.popleft()
                flying[pool.submit(read_batch, read, batch)] = batch
            for done in wait(flying, return_when=FIRST_COMPLETED).done:
                yield from done.result()
                del flying[done]
    except BrokenProcessPool:
        return list(flying.values())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return []
