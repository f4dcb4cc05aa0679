"""Calls to a telephone line, in real time: how long a caller waits for the answer."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

import httpx
import numpy as np

from assistant.telephone.audiosocket import FRAME, RATE, Frame, Kind, receive
from assistant.telephone.desk import PAUSE_SECONDS
from assistant.telephone.line import FRAME_SECONDS
from assistant.telephone.serving import Exchange, listen
from speech.audio.activity import Activity
from speech.espeak import Espeak
from speech.recognising import RATE as HEARD_RATE
from speech.resampling import Resampler

QUIET_SECONDS = 0.3  # without a frame: the line waits for the caller
LEAST = 0.02  # of the loudest sample: a frame of speech
AUDIBLE = 200  # of 32768
AFTER_SECONDS = 4.0  # of silence that a caller sends while he waits


class NoAnswer(Exception):
    """Nothing was heard from the line."""


@dataclass(frozen=True, slots=True)
class Waited:
    """Seconds from the end of speech to the first sound of the answer, and what they were for."""

    total: float
    silence: float  # until it was sure that the caller had ended

    @property
    def work(self) -> float:
        return self.total - self.silence


async def waits(recordings: Sequence[bytes], service: str) -> list[Waited]:
    """One call for each recording (s16le at HEARD_RATE), one after another. Raises NoAnswer."""
    async with httpx.AsyncClient(trust_env=False) as http:
        exchange = Exchange(service, Espeak(), http)
        server = await listen(exchange, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        try:
            return [await wait(recording, port) for recording in recordings]
        finally:
            server.close()
            await exchange.close()


async def wait(recording: bytes, port: int) -> Waited:
    """Raises NoAnswer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(Frame(Kind.UUID, uuid4().bytes).packed())
        await receive(reader)
        writer.write(Frame(Kind.DTMF, b"1").packed())  # no greeting
        while await soon(reader):
            pass
        down = Resampler(HEARD_RATE, RATE)
        sound = down.convert(recording) + down.finish()
        begun = asyncio.get_running_loop().time()
        speaking = asyncio.create_task(speak(writer, sound, begun))
        heard = await first_sound(reader)
        speaking.cancel()
        return Waited(heard - begun - end_of(sound), sure_of_end(recording) - end_of(sound))
    finally:
        writer.close()


async def speak(writer: asyncio.StreamWriter, sound: bytes, begun: float) -> None:
    """At the pace of a telephone, then silence."""
    sound += bytes(int(AFTER_SECONDS * RATE) * 2)
    for number in range(len(sound) // FRAME):
        due = begun + (number + 1) * FRAME_SECONDS - asyncio.get_running_loop().time()
        await asyncio.sleep(max(due, 0))
        writer.write(Frame(Kind.SLIN, sound[number * FRAME : (number + 1) * FRAME]).packed())


async def first_sound(reader: asyncio.StreamReader) -> float:
    """When it came. Raises NoAnswer."""
    async with asyncio.timeout(30):
        while (frame := await receive(reader)) is not None:
            if frame.kind == Kind.SLIN and loudest(frame.payload) > AUDIBLE:
                return asyncio.get_running_loop().time()
    raise NoAnswer("The line gave no answer.")


async def soon(reader: asyncio.StreamReader) -> bool:
    try:
        async with asyncio.timeout(QUIET_SECONDS):
            return await receive(reader) is not None
    except TimeoutError:
        return False


def end_of(sound: bytes) -> float:
    """Seconds until the last frame in which somebody speaks."""
    frames = [loudest(sound[at : at + FRAME]) for at in range(0, len(sound), FRAME)]
    loud = LEAST * max(frames)
    return max(n for n, frame in enumerate(frames, 1) if frame > loud) * FRAME_SECONDS


def sure_of_end(recording: bytes) -> float:
    """Seconds until the detector has waited out the pause that ends an utterance."""
    activity = Activity(PAUSE_SECONDS)
    step = int(HEARD_RATE * FRAME_SECONDS) * 2
    sound = recording + bytes(int(AFTER_SECONDS * HEARD_RATE) * 2)
    for at in range(0, len(sound), step):
        activity.hear(sound[at : at + step])
        if activity.stopped:
            return (at + step) / 2 / HEARD_RATE
    raise NoAnswer("The recording has no end.")


def loudest(pcm: bytes) -> int:
    samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], dtype="<i2").astype(int)
    return int(np.abs(samples).max(initial=0))
