"""Files that staff send: bounded while they come in, kept in one folder of the data."""

import re
import shutil
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from uuid import uuid4

from fastapi import Request
from starlette.types import Message

from assistant.service.staff.visit import Refused

FOLDER = "uploads"  # below the data folder; synced as a whole, so what is gone from it is forgotten
LARGEST = 200 * 1024 * 1024  # bytes of one upload
DEEPEST = 8  # folders of a path that are kept, the innermost
LONGEST_PART = 80  # characters of a name: 240 bytes at most
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
    """Keep one file below `folder` as it lay in the folder that was sent; where, from there.

    It takes the place of an earlier file of that name, and is never seen half written.
    """
    parts = [cleaned for part in name.parts[-DEEPEST:] if (cleaned := _clean(part))]
    kept = PurePosixPath(*parts or ("document",))
    target = folder / kept
    target.parent.mkdir(parents=True, exist_ok=True)
    beginning = target.with_name(f".{uuid4().hex}.part")  # hidden: a sync does not look at it
    with beginning.open("wb") as out:
        shutil.copyfileobj(file, out)
    beginning.replace(target)
    return str(kept)


def _clean(part: str) -> str:
    """The part of a path without what could lead elsewhere; "" when nothing is left."""
    return _ODD.sub("_", part).strip(". _")[-LONGEST_PART:].lstrip(".")
