"""Pictures of pages, read by Tesseract with its Vietnamese data where both are installed."""

import functools
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from ingest.formats.unreadable import Unreadable

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_DOTS_PER_INCH = 200  # 1.3 s a page and hardly worse than 300
_POINTS_PER_INCH = 72
_LONGEST_SECONDS = 120


@functools.cache
def reader_installed() -> bool:
    """Whether Tesseract and its Vietnamese data are here."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in listed.stdout.split()


def read_page(page: "PdfPage") -> str:
    """The text that Tesseract sees on the page; raises Unreadable when it fails."""
    command = ["tesseract", "-", "-", "-l", "vie", "--psm", "6"]
    try:
        done = subprocess.run(
            command,
            input=picture_of(page),
            capture_output=True,
            timeout=_LONGEST_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # files are read side by side already
        )
    except (subprocess.SubprocessError, OSError) as problem:
        raise Unreadable("Tesseract cannot read a page of this scanned PDF.") from problem
    return done.stdout.decode("utf-8", "replace")


def picture_of(page: "PdfPage") -> bytes:
    """The page in shades of grey, as a PGM picture: it needs no library for pictures."""
    shades = page.render(scale=_DOTS_PER_INCH / _POINTS_PER_INCH, grayscale=True).to_numpy()
    height, width = shades.shape[:2]
    pixels: bytes = shades.reshape(height, width).tobytes()
    return b"P5 %d %d 255\n" % (width, height) + pixels
