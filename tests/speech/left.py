"""What callers leave behind: children, threads and open files of this process."""

import asyncio
import threading
from pathlib import Path
from typing import NamedTuple

import psutil

PATIENCE = 200  # looks, 0.05 s apart, until what ends has ended


class Left(NamedTuple):
    children: int
    threads: int
    files: int


def children() -> list[int]:
    """The processes, the youngest last."""
    lists = (task / "children" for task in Path("/proc/self/task").iterdir())
    return sorted(int(pid) for file in lists for pid in file.read_text().split())


def kill_listeners() -> None:
    """End the processes of this one that listen, and no other child of it."""
    for child in psutil.Process().children():
        if "speech.worker" in child.cmdline():
            child.kill()


def left() -> Left:
    return Left(
        len(children()), threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))
    )


async def no_more_than(before: Left) -> bool:
    """Whether what is left comes down to what was there before, given time to end."""
    for _ in range(PATIENCE):
        if all(now <= then for now, then in zip(left(), before, strict=True)):
            return True
        await asyncio.sleep(0.05)
    return False
