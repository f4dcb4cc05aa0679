"""Word files from before 2007 (.doc), through antiword or LibreOffice where installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ingest.formats.docx import read_docx
from ingest.formats.line import Line
from ingest.formats.plain import paragraphs
from ingest.formats.unreadable import Unreadable

_LONGEST_SECONDS = 120


def read_doc(data: bytes) -> list[Line]:
    """The lines of a .doc file; raises Unreadable where no converter is installed."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source.doc")
        source.write_bytes(data)
        antiword = shutil.which("antiword")
        if antiword:
            return paragraphs(
                _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(source)]).splitlines()
            )
        office = shutil.which("soffice") or shutil.which("libreoffice")
        if office:
            _run([office, "--headless", "--convert-to", "docx", "--outdir", folder, str(source)])
            return read_docx(Path(folder, "source.docx").read_bytes())
    raise Unreadable(
        "A Word file from before 2007 (.doc): install antiword or libreoffice, or save it as DOCX."
    )


def _run(command: list[str]) -> str:
    """The output of a converter; raises Unreadable when it fails."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_LONGEST_SECONDS, check=True)
    except (subprocess.SubprocessError, OSError) as problem:
        raise Unreadable(f"{Path(command[0]).name} cannot convert this .doc file.") from problem
    return done.stdout.decode("utf-8", "replace")
