"""Keeps the workers at their number: a small process that holds neither index nor model.

`python -m assistant.service.watching HELD SUCCESSOR… -- PROCESS…` takes the place of the process
that started the workers. HELD is the writing end of a pipe, closed by the system when this process
ends, however it ends: workers, who wait at the other end, end then, too.
"""

import os
import signal
import sys
import time
from collections.abc import Sequence
from typing import NoReturn

from assistant.service.observing import shared

RESTART_SECONDS = 1.0  # between the end of a worker and its successor
ENDINGS = (signal.SIGTERM, signal.SIGINT)


def become_watcher(processes: Sequence[int], successor: Sequence[str], held: int) -> NoReturn:
    """Hand back the memory of this process; its workers stay its children.

    `successor` is the command of a worker that takes the place of one that died; it inherits the
    files that are inheritable.
    """
    os.set_inheritable(held, True)
    command = [sys.executable, "-m", __name__, str(held), *successor, "--", *map(str, processes)]
    os.execv(sys.executable, command)


class Watcher:
    """Replaces workers that die and passes the signal to end on."""

    def __init__(self, running: set[int], successor: list[str]) -> None:
        self.running = running
        self.successor = successor
        self.ending = False

    def run(self) -> None:
        for ending in ENDINGS:
            signal.signal(ending, self.end)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)  # blocked by who became the watcher
        while self.running:
            died, _ = os.wait()
            self.running.discard(died)
            if not self.ending:
                time.sleep(RESTART_SECONDS)
                self.running.add(os.posix_spawn(sys.executable, self.successor, os.environ))
            if self.ending:  # the signal may have come before the last one was known
                self.end()

    def end(self, *_: object) -> None:
        self.ending = True
        for process in self.running:
            os.kill(process, signal.SIGTERM)


def main(arguments: list[str]) -> None:
    held, *rest = arguments
    os.set_inheritable(int(held), False)  # successors must not hold it
    end = rest.index("--")
    Watcher(set(map(int, rest[end + 1 :])), rest[:end]).run()
    shared.drop()


if __name__ == "__main__":
    main(sys.argv[1:])
