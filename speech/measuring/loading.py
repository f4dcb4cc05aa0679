"""Callers who speak at the same time, as fast as people do: how long they wait, what it takes."""

import asyncio
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from speech.measuring.listening import Recording, sound_of
from speech.pool import Pool, memory
from speech.recognising import RATE
from speech.session import Limits

PIECE = 0.25  # seconds of sound sent at once, as browsers do
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds from the last sound to the words, so many callers speaking at a time."""

    callers: int
    median: float
    p95: float


@dataclass(frozen=True, slots=True)
class Load:
    """Of one process: seconds to start, bytes with no caller and for each, processor's share."""

    start: float
    factor: float
    memory: int
    session: float
    rounds: list[Round]


async def loaded(model: Path, all_: list[Recording], callers: list[int]) -> Load:
    """One process hears all of them. Raises NoRecordings, VoiceMissing, RecogniserLost."""
    sounds = await sound_of(all_)
    pool = Pool(model, limits=Limits(sessions=max(callers)))
    try:
        began = time.perf_counter()
        await pool.check()
        start = time.perf_counter() - began
        (process,) = pool.processes
        empty, spent = memory(process), processor(process)
        rounds = [await _round(pool, sounds, count) for count in callers]
        heard = sum(len(sounds[at % len(sounds)]) for count in callers for at in range(count)) / (
            2 * RATE
        )
        return Load(
            start=start,
            factor=(processor(process) - spent) / heard,
            memory=empty,
            session=max(0, memory(process) - empty) / max(callers),
            rounds=rounds,
        )
    finally:
        await pool.close()


async def _round(pool: Pool, sounds: list[bytes], callers: int) -> Round:
    calls = (_call(pool, sounds[at % len(sounds)], at / callers) for at in range(callers))
    waits = await asyncio.gather(*calls)
    return Round(callers, float(np.median(waits)), float(np.quantile(waits, 0.95)))


async def _call(pool: Pool, sound: bytes, late: float) -> float:
    """Seconds from the last sound to the words. `late`: callers do not begin all at once."""
    await asyncio.sleep(late)
    session = await pool.open()
    size = int(PIECE * RATE) * 2
    began = time.perf_counter()
    try:
        for number, at in enumerate(range(0, len(sound), size), 1):
            piece = sound[at : at + size]
            spoken = began + (number - 1) * PIECE + len(piece) / (2 * RATE)
            await asyncio.sleep(max(0.0, spoken - time.perf_counter()))
            await session.accept(piece)
        await session.finish()
        return time.perf_counter() - spoken
    finally:
        await session.close()


def processor(process: int) -> float:
    """Seconds that the process took of the processor."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK
