"""Asterisk's AudioSocket protocol: frames of a kind, a length (big endian) and a payload."""

import asyncio
import struct
from dataclasses import dataclass
from enum import IntEnum

HEAD = struct.Struct(">BH")
RATE = 8_000  # samples a second of SLIN: s16le, mono
FRAME = RATE * 2 // 50  # bytes of 20 ms, which Asterisk sends and expects


class Kind(IntEnum):
    HANGUP = 0x00
    UUID = 0x01
    DTMF = 0x03
    SLIN = 0x10
    ERROR = 0xFF


@dataclass(frozen=True, slots=True)
class Frame:
    """`kind` may be one that is not known here: Asterisk adds some from time to time."""

    kind: int
    payload: bytes = b""

    def packed(self) -> bytes:
        return HEAD.pack(self.kind, len(self.payload)) + self.payload


async def receive(stream: asyncio.StreamReader) -> Frame | None:
    """The next frame; None when the other side is gone, also in the middle of a frame."""
    try:
        kind, length = HEAD.unpack(await stream.readexactly(HEAD.size))
        return Frame(kind, await stream.readexactly(length) if length else b"")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
