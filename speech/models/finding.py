"""Where models lie: each a folder of DATA/voice."""

from pathlib import Path

from speech.engines import kind, missing
from speech.recognising import VoiceMissing

FOLDER = "voice"


def find_model(named: Path | None, data: Path) -> Path:
    """The folder that was named, or else the newest model of DATA/voice. Raises VoiceMissing."""
    if named is not None:
        kind(named)
        return named
    model = newest_model(data)
    if model is None:
        raise missing(f"không có mô hình trong {data / FOLDER}")
    return model


def newest_model(data: Path) -> Path | None:
    """Of DATA/voice; None where there is none."""
    models = [folder for folder in data.joinpath(FOLDER).glob("[!.]*/") if is_model(folder)]
    return max(models, key=lambda folder: (folder.stat().st_mtime_ns, folder.name), default=None)


def is_model(folder: Path) -> bool:
    try:
        kind(folder)
    except VoiceMissing:
        return False
    return True
