"""Recordings with what is said in them, heard one after the other."""

import csv
import resource
from dataclasses import dataclass
from pathlib import Path

from speech.audio.decoders import Decoders
from speech.measuring.errors import Sentence, compared
from speech.pool import Pool
from speech.recognising import RATE, AudioUnreadable, Recogniser, TooLong

TABLE = "transcripts.tsv"


class NoRecordings(Exception):
    """The folder cannot be measured on; the message says why."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A file, and the words that are spoken in it."""

    file: Path
    said: str


@dataclass(frozen=True, slots=True)
class Run:
    """What was heard, the seconds of sound, and the processor's seconds that it took."""

    sentences: list[Sentence]
    sound: float
    processor: float


def recordings(folder: Path) -> list[Recording]:
    """By the table beside the files: columns file and text. Raises NoRecordings."""
    try:
        with (folder / TABLE).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        found = [Recording(folder / row["file"], row["text"]) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise NoRecordings(f"{folder / TABLE} cannot be read: {wrong}.") from wrong
    except KeyError as column:
        raise NoRecordings(f"{folder / TABLE} has no column {column}.") from None
    absent = [one.file.name for one in found if not one.file.is_file()]
    if absent or not found:
        raise NoRecordings(f"{folder} lacks {', '.join(absent[:5]) or 'recordings'}.")
    return found


async def sound_of(all_: list[Recording]) -> list[bytes]:
    """Each as s16le mono at RATE. Raises NoRecordings."""
    decoders = Decoders()
    sounds = []
    try:
        for one in all_:
            sounds.append(await decoders.decode(one.file.read_bytes()))
    except (AudioUnreadable, TooLong) as wrong:
        raise NoRecordings(f"{one.file}: {wrong}") from wrong
    finally:
        await decoders.close()
    return sounds


async def heard(recogniser: Recogniser, sound: bytes) -> str:
    session = await recogniser.open()
    try:
        await session.accept(sound)
        return (await session.finish()).text
    finally:
        await session.close()


async def listen(model: Path, all_: list[Recording]) -> Run:
    """Raises NoRecordings, VoiceMissing, RecogniserLost."""
    sounds = await sound_of(all_)
    idle = await _processor(model, [], [])
    sentences: list[Sentence] = []
    spent = await _processor(model, list(zip(all_, sounds, strict=True)), sentences)
    return Run(sentences, sum(map(len, sounds)) / (2 * RATE), max(0.0, spent - idle))


async def _processor(
    model: Path, work: list[tuple[Recording, bytes]], sentences: list[Sentence]
) -> float:
    """Seconds that a pool's process took of the processor, its start included."""
    before = _ended()
    pool = Pool(model)
    try:
        await pool.check()
        for one, sound in work:
            sentences.append(compared(one.file.name, one.said, await heard(pool, sound)))
    finally:
        await pool.close()
    return _ended() - before


def _ended() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
