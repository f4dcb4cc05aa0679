"""A bounded pool of processes that listen; the service's own process never loads an engine."""

import asyncio
import itertools
import os
from pathlib import Path

from speech.child import Child, ChildBroken, ChildLost
from speech.engines import TRIAL, kind, missing
from speech.recognising import FULL, RecogniserLost, Session, TooManyCallers, VoiceMissing, Wishes
from speech.session import Limits, PooledSession
from speech.wishes import checked

PAGE = os.sysconf("SC_PAGE_SIZE")


class Listener:
    """One process with the model in it, and who has a place there."""

    def __init__(self, model: Path, limits: Limits) -> None:
        self.sessions: set[int] = set()
        self._limits = limits
        self._utterances = 0
        self._fresh = 0
        self._starting = asyncio.create_task(self._start(model))

    async def _start(self, model: Path) -> Child:
        try:
            child = await Child.start("speech.worker", str(model))
        except ChildBroken as broken:
            raise VoiceMissing(str(broken)) from None
        except ChildLost:
            raise missing(f"mô hình tại {model} làm dừng bộ nhận giọng nói") from None
        self._fresh = memory(child.pid)
        return child

    async def child(self) -> Child:
        """Raises VoiceMissing."""
        return await asyncio.shield(self._starting)

    def take(self, session: int) -> None:
        self.sessions.add(session)
        self._utterances += 1

    @property
    def pid(self) -> int | None:
        """None before it has started, and when it died."""
        return None if not self._starting.done() or self.gone else self._starting.result().pid

    @property
    def gone(self) -> bool:
        """It failed to start, or died."""
        if not self._starting.done():
            return False
        return self._starting.exception() is not None or self._starting.result().lost

    @property
    def spent(self) -> bool:
        if self.gone or self._utterances >= self._limits.utterances:
            return True
        if self.sessions or not self._starting.done():
            return False
        return memory(self._starting.result().pid) > self._fresh + self._limits.growth

    async def stop(self) -> None:
        try:
            child = await self._starting
        except VoiceMissing:
            return
        await child.stop()


def memory(pid: int) -> int:
    """Resident bytes of a process; 0 when it is gone."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * PAGE


class Pool:
    """A Recogniser of several processes; the first caller starts the first one."""

    def __init__(self, model: Path, workers: int = 1, limits: Limits = Limits()) -> None:
        """Raises VoiceMissing where there is no model."""
        kind(model)
        self._model, self._workers, self._limits = model, workers, limits
        self._listeners: list[Listener] = []
        self._numbers = itertools.count(1)
        self._ending: set[asyncio.Task[None]] = set()

    async def open(self, wishes: Wishes = Wishes()) -> Session:
        wishes = checked(wishes)
        try:
            return await self._open(wishes)
        except RecogniserLost:  # it died before anybody spoke, so nothing is lost with it
            return await self._open(wishes)

    async def _open(self, wishes: Wishes) -> Session:
        number = next(self._numbers)
        listener = self._place(number)
        try:
            child = await listener.child()
            session = PooledSession(
                child, number, self._limits, lambda: self._free(listener, number)
            )
            await session.begin(wishes)
        except BaseException:
            self._free(listener, number)
            raise
        return session

    @property
    def processes(self) -> list[int]:
        """The ids of those that listen."""
        return [listener.pid for listener in self._listeners if listener.pid]

    async def check(self) -> None:
        """Let a recogniser listen to something. Raises VoiceMissing, RecogniserLost."""
        session = await self.open()
        try:
            await session.accept(TRIAL)
            await session.finish()
        finally:
            await session.close()

    async def close(self) -> None:
        for listener in self._listeners:
            self._end(listener)
        self._listeners = []
        await asyncio.gather(*self._ending)

    def _place(self, number: int) -> Listener:
        """The least busy process, a new one while there is room. Raises TooManyCallers."""
        self._tend()
        open_ = [listener for listener in self._listeners if not listener.spent]
        listener = min(open_, key=lambda listener: len(listener.sessions), default=None)
        if len(open_) < self._workers and (listener is None or listener.sessions):
            listener = Listener(self._model, self._limits)
            self._listeners.append(listener)
        if listener is None or len(listener.sessions) >= self._limits.sessions:
            raise TooManyCallers(FULL)
        listener.take(number)
        return listener

    def _free(self, listener: Listener, number: int) -> None:
        listener.sessions.discard(number)
        self._tend()

    def _tend(self) -> None:
        """Let go of processes that died or are used up and empty."""
        for listener in [one for one in self._listeners if one.spent and not one.sessions]:
            self._listeners.remove(listener)
            self._end(listener)

    def _end(self, listener: Listener) -> None:
        task = asyncio.create_task(listener.stop())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
