"""A model from the web, or from a file, into DATA/voice: whole, checked, or not at all."""

import asyncio
import fcntl
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from speech.models.downloading import NotDownloaded, Report, digest, download
from speech.models.finding import FOLDER, is_model
from speech.models.unpacking import ArchiveRefused, unpack
from speech.pool import Pool
from speech.recognising import RecogniserLost, VoiceMissing

DEFAULT = "vosk-model-small-vn-0.4"  # Vietnamese, 32 MB, Apache 2.0
PUBLISHED = "https://alphacephei.com/vosk/models"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
WRONG = (NotDownloaded, ArchiveRefused, VoiceMissing, RecogniserLost, OSError)


class NotFetched(Exception):
    """There is no new model; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a model comes from, and its digests where they are known (algorithm to hex)."""

    name: str
    place: str  # a URL, or a file
    digests: dict[str, str]


def source_of(given: str, sha256: str | None = None, published: str = PUBLISHED) -> Source:
    """By the name of a published model, a URL, or the path of a zip file. Raises NotFetched."""
    digests = {"sha256": sha256.lower()} if sha256 else {}
    path = unquote(urlsplit(given).path) if "://" in given else given
    name = Path(path).name.removesuffix(".zip")
    if not NAME.fullmatch(name):
        raise NotFetched(f"{given!r} is no name of a model, URL, or zip file.")
    if "://" in given or Path(given).is_file():
        return Source(name, given, digests)
    if "/" in given or given.endswith(".zip"):
        raise NotFetched(f"There is no file {given}.")
    return Source(name, f"{published}/{name}.zip", _published_digests(name, published) | digests)


def _published_digests(name: str, published: str) -> dict[str, str]:
    """Of the list beside the models, which says what may be fetched."""
    import httpx

    try:
        answer = httpx.get(f"{published}/model-list.json", timeout=30, follow_redirects=True)
        answer.raise_for_status()
        listed = {model["name"]: model for model in answer.json()}
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as wrong:
        raise NotFetched(
            f"The list of models at {published} cannot be read ({wrong}). "
            "Try later, or fetch from a file or another URL."
        ) from wrong
    if name not in listed:
        raise NotFetched(f"{published} has no model {name}.")
    md5 = listed[name].get("md5")
    return {"md5": md5} if md5 else {}


def fetch(source: Source, data: Path, report: Report) -> Path:
    """The folder of the new model. Raises NotFetched."""
    target = data / FOLDER / source.name
    if target.exists():
        raise NotFetched(f"{target} is there already. Remove it to fetch it anew.")
    half = data / FOLDER / f".{source.name}"  # a name that begins with a dot is no model
    try:
        half.mkdir(parents=True, exist_ok=True)
        with _alone(half):
            archive = _archive(source, half, report)
            try:
                _place(_verified(archive, source), half / "unpacked", target)
            finally:
                _forget(archive, source)
        shutil.rmtree(half)
    except WRONG as wrong:
        raise NotFetched(str(wrong)) from wrong
    return target


@contextmanager
def _alone(half: Path) -> Iterator[None]:
    with (half / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotFetched(f"{half.name[1:]} is being fetched already.") from None
        yield


def _archive(source: Source, half: Path, report: Report) -> Path:
    if "://" not in source.place:
        return Path(source.place)
    archive = half / "archive.zip"
    download(source.place, archive, report)
    return archive


def _forget(archive: Path, source: Source) -> None:
    """What was downloaded; never somebody's own file."""
    if "://" in source.place:
        archive.unlink()


def _verified(archive: Path, source: Source) -> Path:
    for algorithm, expected in source.digests.items():
        found = digest(archive, algorithm)
        if found != expected:
            raise ArchiveRefused(
                f"{source.place} has the {algorithm} {found} in place of {expected}."
            )
    return archive


def _place(archive: Path, unpacked: Path, target: Path) -> None:
    """Unpacked and tried out beside its place, then moved there in one step."""
    shutil.rmtree(unpacked, ignore_errors=True)
    unpack(archive, unpacked)
    try:
        model = next((one for one in (unpacked, *unpacked.iterdir()) if is_model(one)), None)
        if model is None:
            raise ArchiveRefused(f"{archive} holds no model of speech.")
        asyncio.run(tried(model))
        model.rename(target)
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)


async def tried(model: Path) -> None:
    """Let the model listen. Raises VoiceMissing, RecogniserLost."""
    pool = Pool(model)
    try:
        await pool.check()
    finally:
        await pool.close()
