"""How a process that listens or decodes talks with the one that started it: framed pipes."""

import asyncio
import os
import struct
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO

HEAD = struct.Struct(">IBI")  # session, kind, bytes that follow
MOST = 64 << 20  # bytes of one frame; more is a broken pipe, not a message


class Kind(IntEnum):
    READY = 0
    BROKEN = 1
    OPEN = 2
    SOUND = 3
    FINISH = 4
    CLOSE = 5
    DONE = 6
    REFUSED = 7
    FAILED = 8
    TOO_LONG = 9


@dataclass(frozen=True, slots=True)
class Frame:
    """One message about one session; session 0 is the process itself."""

    session: int
    kind: Kind
    body: bytes = b""

    def packed(self) -> bytes:
        return HEAD.pack(self.session, self.kind, len(self.body)) + self.body


Say = Callable[[Frame], None]


class PipeBroken(Exception):
    """What came is no frame."""


def opened(head: bytes) -> tuple[int, Kind, int]:
    session, kind, length = HEAD.unpack(head)
    if length > MOST or kind > max(Kind):
        raise PipeBroken
    return session, Kind(kind), length


def read(stream: BinaryIO) -> Frame | None:
    """The next frame, or None when the other side is gone."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    session, kind, length = opened(head)
    body = stream.read(length)
    return Frame(session, kind, body) if len(body) == length else None


async def receive(stream: asyncio.StreamReader) -> Frame | None:
    """As `read`, without waiting in a thread."""
    try:
        session, kind, length = opened(await stream.readexactly(HEAD.size))
        return Frame(session, kind, await stream.readexactly(length))
    except asyncio.IncompleteReadError:
        return None


def pipes() -> tuple[BinaryIO, BinaryIO]:
    """Where frames come from and go to; what a library prints cannot get among them."""
    to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, to


def speaker(to: BinaryIO) -> Say:
    lock = threading.Lock()

    def say(frame: Frame) -> None:
        with lock:
            to.write(frame.packed())
            to.flush()

    return say
