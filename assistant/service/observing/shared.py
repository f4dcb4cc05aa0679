"""Where the workers of one service put their figures, so that they add up."""

import os
import shutil
import tempfile
from pathlib import Path

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client's own


def share(workers: int) -> None:
    """Before prometheus_client is loaded, which looks once whether figures are shared."""
    os.environ.pop(FOLDER, None)
    if workers > 1:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="hoidap-metrics-")


def shared() -> Path | None:
    named = os.environ.get(FOLDER)
    return Path(named) if named else None


def drop() -> None:
    """When the last worker has ended."""
    if folder := shared():
        shutil.rmtree(folder, ignore_errors=True)
