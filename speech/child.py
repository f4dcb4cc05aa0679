"""A process of our own in which native code may die without taking the service along."""

import asyncio
import contextlib
import logging
import os
import sys
from pathlib import Path
from typing import Self

from speech.frames import Frame, Kind, PipeBroken, receive

ROOT = Path(__file__).parents[1]
# Little of the service's environment: native code that reads foreign bytes needs no secrets.
KEPT = ("PATH", "LD_LIBRARY_PATH", "TZ")
ENVIRONMENT = {name: os.environ[name] for name in KEPT if name in os.environ} | {
    "PYTHONPATH": str(ROOT),
    "LC_ALL": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
}
LOG = logging.getLogger("hoidap")
START = 60.0  # seconds; a large model on a slow disk takes some


class ChildLost(Exception):
    """The process died, hung, or said what it must not."""


class ChildBroken(Exception):
    """The process cannot do its work at all; the message says why."""


class Child:
    """Frames to and from one process: one question at a time in each of its sessions."""

    def __init__(self, process: asyncio.subprocess.Process, name: str) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._name = process, name
        self._to, self._from = process.stdin, process.stdout
        self._waiting: dict[int, asyncio.Future[Frame]] = {}
        self._lost = False
        self._reading = asyncio.create_task(self._read())

    @classmethod
    async def start(cls, module: str, *arguments: str) -> Self:
        """Raises ChildBroken with the sentence of the process, ChildLost when it died twice."""
        try:
            return await cls._start(module, *arguments)
        except ChildLost:  # killed by chance, perhaps; what it reads kills it again
            return await cls._start(module, *arguments)

    @classmethod
    async def _start(cls, module: str, *arguments: str) -> Self:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", module, *arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,  # engines write what they heard there
            env=ENVIRONMENT,
            process_group=0,  # Ctrl-C is for the service, which ends its processes itself
        )
        child = cls(process, module)
        try:
            first = await child._reply(0, START)
        except BaseException:
            await child.stop()
            raise
        if first.kind is not Kind.READY:
            await child.stop()
            raise ChildBroken(first.body.decode())
        return child

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def lost(self) -> bool:
        return self._lost

    async def ask(self, frame: Frame, seconds: float) -> Frame:
        """The reply. Raises ChildLost, also after so many seconds without one."""
        if self._lost:
            raise ChildLost
        self._to.write(frame.packed())
        return await self._reply(frame.session, seconds)

    def tell(self, frame: Frame) -> None:
        """Say what needs no reply."""
        if not self._lost:
            self._to.write(frame.packed())

    async def _reply(self, session: int, seconds: float) -> Frame:
        future = asyncio.get_running_loop().create_future()
        self._waiting[session] = future
        try:
            return await asyncio.wait_for(future, seconds)
        except TimeoutError:
            LOG.warning("%s (process %d) hung and was ended.", self._name, self.pid)
            self.kill()
            raise ChildLost from None
        finally:
            self._waiting.pop(session, None)

    async def _read(self) -> None:
        with contextlib.suppress(PipeBroken, ConnectionError):
            while (frame := await receive(self._from)) is not None:
                waiting = self._waiting.get(frame.session)
                if waiting is not None and not waiting.done():
                    waiting.set_result(frame)
        if not self._lost:
            LOG.warning("%s (process %d) ended by itself.", self._name, self.pid)
        self._end()

    def _end(self) -> None:
        self._lost = True
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(ChildLost())

    def kill(self) -> None:
        """End it now; whoever waits for a reply gets ChildLost."""
        self._end()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def stop(self) -> None:
        """End it and wait until nothing of it is left; may be called twice."""
        self.kill()
        self._to.close()
        await self._process.wait()
        await self._reading
        with contextlib.suppress(ConnectionError):
            await self._to.wait_closed()
