"""The processes that answer: one opens the index, the others are copies and share its memory."""

import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import uvicorn

from assistant.service.app import assemble
from assistant.service.keeping.folder import serving
from assistant.service.observing import logs, shared
from assistant.service.opening import DataFolder, Desk, Desks
from assistant.service.settings import Settings
from assistant.service.watching import ENDINGS, become_watcher

BACKLOG = 2048
LARGEST_MESSAGE = 1 << 20  # bytes of sound at a time; recorders send some 10 kB
GRACE_SECONDS = 25  # in which answers under way are finished after the signal to end


@dataclass(slots=True)
class Opened:
    """Desks of which the first is open already."""

    folder: DataFolder
    first: Desk | None
    taken: bool = False

    def generation(self) -> str | None:
        return self.folder.generation()

    def open(self) -> Desk | None:
        if self.taken or self.first is None:
            return self.folder.open()
        self.taken = True
        return self.first


def run(settings: Settings, listener: socket.socket) -> None:
    """Serve until a signal ends it."""
    shared.share(settings.workers)
    folder = DataFolder(settings.data, settings.model)
    desk = folder.open()
    gc.collect()
    gc.freeze()  # what is open now stays: neither looked through again nor copied for it
    if desk is not None:
        desk.let_go()

    def work() -> None:
        answer(settings, Opened(folder, desk), listener)

    if settings.workers == 1:
        work()
    else:
        os.set_inheritable(listener.fileno(), True)
        successor = [sys.executable, "-m", "assistant.service.workers", str(listener.fileno())]
        Workers(work, settings.workers).run(successor)


def listening(settings: Settings) -> socket.socket:
    """Raises OSError when the address cannot be had."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.create_server((settings.host, settings.port), family=family, backlog=BACKLOG)
    # Inherited by every connection; asyncio sets it only where a socket names its protocol. Without
    # it the body of a reply waits 40 ms for the other side to confirm its head.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def answer(settings: Settings, desks: Desks, listener: socket.socket) -> None:
    logs.begin(settings.log)
    config = uvicorn.Config(
        assemble(settings, desks),
        access_log=False,  # addresses of citizens are not kept
        server_header=False,
        log_config=None,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ws_max_size=LARGEST_MESSAGE,
    )
    with serving(settings.data):
        uvicorn.Server(config).run(sockets=[listener])


class Workers:
    """Copies of this process that work, and what watches over them; one that dies is replaced."""

    def __init__(self, work: Callable[[], None], count: int) -> None:
        self.work = work
        self.count = count
        self.pipe = os.pipe()

    def run(self, successor: Sequence[str]) -> None:
        """Never returns: this process becomes the watcher. `successor` gets the pipe's number."""
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)  # until the watcher can pass them on
        processes = [self.start() for _ in range(self.count)]
        os.set_inheritable(self.pipe[0], True)
        become_watcher(processes, [*successor, str(self.pipe[0])], self.pipe[1])

    def start(self) -> int:
        if process := os.fork():
            return process
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
        os.close(self.pipe[1])
        end_with(self.pipe[0])
        try:
            self.work()
        finally:
            os._exit(0)


def end_with(alive: int) -> None:
    """End this process when nobody holds the other end of the pipe any more."""

    def wait() -> None:
        os.read(alive, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def main(arguments: list[str]) -> None:
    """A successor: it opens the index for itself and answers like the worker that died."""
    listener, alive = map(int, arguments)
    end_with(alive)
    settings = Settings()
    with socket.socket(fileno=listener) as inherited:
        answer(settings, DataFolder(settings.data, settings.model), inherited)


if __name__ == "__main__":
    main(sys.argv[1:])
