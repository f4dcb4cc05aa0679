"""The processes that answer: one opens the index, the others are copies and share its memory."""

import gc
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn

from assistant.service.app import assemble
from assistant.service.opening import DataFolder, Desk
from assistant.service.settings import Settings

BACKLOG = 2048
RESTART_SECONDS = 1.0  # between the end of a worker and its successor


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
        Workers(work, settings.workers).run()


def listening(settings: Settings) -> socket.socket:
    """Raises OSError when the address cannot be had."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    return socket.create_server((settings.host, settings.port), family=family, backlog=BACKLOG)


def answer(settings: Settings, desks: Opened, listener: socket.socket) -> None:
    config = uvicorn.Config(
        assemble(settings, desks),
        access_log=False,  # addresses of citizens are not kept
        server_header=False,
        log_level="warning",
    )
    uvicorn.Server(config).run(sockets=[listener])


class Workers:
    """Copies of this process that work until it ends; one that dies is replaced."""

    def __init__(self, work: Callable[[], None], count: int) -> None:
        self.work = work
        self.count = count
        self.running: set[int] = set()
        self.ending = False
        self.alive = os.pipe()  # closed by the system when this process ends, however it ends

    def run(self) -> None:
        for ending in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ending, self.end)
        for _ in range(self.count):
            self.start()
        while self.running:
            died, _ = os.wait()
            self.running.discard(died)
            if not self.ending:
                time.sleep(RESTART_SECONDS)
                self.start()

    def start(self) -> None:
        if process := os.fork():
            self.running.add(process)
            return
        for ending in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ending, signal.SIG_DFL)
        os.close(self.alive[1])
        threading.Thread(target=self.end_with_parent, daemon=True).start()
        try:
            self.work()
        finally:
            os._exit(0)

    def end_with_parent(self) -> None:
        os.read(self.alive[0], 1)
        os.kill(os.getpid(), signal.SIGTERM)

    def end(self, *_: object) -> None:
        self.ending = True
        for process in self.running:
            os.kill(process, signal.SIGTERM)
