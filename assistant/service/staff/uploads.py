"""Files that staff send: bounded while they come in, kept in one folder of the data."""

import re
import shutil
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from fastapi import Request
from starlette.types import Message

from assistant.service.staff.visit import Refused
from ingest.sidecar import MANIFEST

FOLDER = "uploads"  # below the data folder; synced as a whole, so what is gone from it is forgotten
LARGEST = 200 * 1024 * 1024  # bytes of one upload
_ODD = re.compile(r"[^\w.\- ]")


def limit_body(request: Request) -> None:
    """Reading the request's body raises Refused as soon as it is larger than LARGEST."""
    receive, seen = request._receive, 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST:
            most = LARGEST // 2**20
            raise Refused(
                f"Tải lên quá lớn (tối đa {most} MB).", f"Too large (at most {most} MB).", 413
            )
        return message

    request._receive = limited


def save(folder: Path, name: PurePosixPath, file: BinaryIO) -> str:
    """Keep one file under its own name without folders, in place of one of that name; the name.

    It is never seen half written.
    """
    kept = _ODD.sub("_", name.name).lstrip(".") or "document"
    folder.mkdir(parents=True, exist_ok=True)
    beginning = folder.parent / f".{kept}.part"
    with beginning.open("wb") as out:
        shutil.copyfileobj(file, out)
    target = folder / (MANIFEST if kept == MANIFEST else kept)
    beginning.replace(target)
    return kept
