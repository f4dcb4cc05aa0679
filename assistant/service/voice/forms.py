"""Forms with sound in them, read in memory alone: no part of one is ever on a disk."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from assistant.service.problems import Problem, Trouble
from assistant.service.voice.hearing import LARGEST_SOUND
from assistant.service.voice.troubles import VoiceTrouble

FORM = "multipart/form-data"
MOST_FIELDS = 30


class InMemory(MultiPartParser):
    spool_max_size = 2 * LARGEST_SOUND  # what is smaller is not written to a file


@dataclass(frozen=True, slots=True)
class Form:
    """The recording, and the other fields as text."""

    sound: bytes
    pairs: tuple[tuple[str, str], ...]

    @property
    def fields(self) -> Mapping[str, str]:
        """Of a field that comes twice the last counts."""
        return dict(self.pairs)

    def every(self, name: str) -> list[str]:
        return [value for field, value in self.pairs if field == name]


async def read_form(request: Request, name: str) -> Form:
    """`name` is the field of the recording. Raises Problem: NOT_A_FORM, MISSING."""
    if not request.headers.get("content-type", "").startswith(FORM):
        raise Problem(VoiceTrouble.NOT_A_FORM, {"name": name})
    parser = InMemory(request.headers, request.stream(), max_files=1, max_fields=MOST_FIELDS)
    try:
        form = await parser.parse()
    except (MultiPartException, UnicodeError, KeyError):
        raise Problem(VoiceTrouble.NOT_A_FORM, {"name": name}) from None
    try:
        upload = form.get(name)
        if not isinstance(upload, UploadFile) or not upload.size:
            raise Problem(Trouble.MISSING, {"field": name})
        items = form.multi_items()
        pairs = tuple((field, value) for field, value in items if isinstance(value, str))
        return Form(await upload.read(), pairs)
    finally:
        await form.close()
