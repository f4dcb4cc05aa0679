"""A data folder made again from one file, all of it or nothing."""

import hashlib
import shutil
import tarfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import orjson

from assistant.service.commands import NotDone
from assistant.service.keeping.backing_up import BLOCK, FORMAT, MANIFEST
from assistant.service.keeping.folder import IN_USE, alone, beside, place

DAMAGED = "{file} bị hỏng hoặc không phải bản sao lưu ({why}); dữ liệu đang có không bị đụng tới."


def restore(file: Path, data: Path, replace: bool) -> tuple[int, str]:
    """(files, when the backup was made). Raises NotDone; then nothing is changed."""
    if not replace and data.exists() and any(path.name != IN_USE for path in data.iterdir()):
        raise NotDone(f"{data} đã có dữ liệu; thêm --replace nếu muốn thay bằng bản sao lưu.")
    made = beside(data, "restoring")
    try:
        manifest = unpack(file, made)
    except (OSError, tarfile.TarError, ValueError, KeyError, TypeError) as error:
        shutil.rmtree(made, ignore_errors=True)
        raise NotDone(DAMAGED.format(file=file, why=str(error) or type(error).__name__)) from error
    with alone(data):
        place(made, data)
    return len(manifest["files"]), str(manifest["made_at"])


def unpack(file: Path, folder: Path) -> Mapping[str, Any]:
    """The manifest, with which every file was compared. Raises ValueError."""
    digests: dict[str, str] = {}
    manifest: Mapping[str, Any] = {}
    with tarfile.open(file, "r:") as archive:
        for member in archive:
            if member.name == MANIFEST:
                manifest = orjson.loads(opened(archive, member).read())
            else:
                digests[member.name] = extract(archive, member, folder)
    if not manifest:
        raise ValueError("thiếu bản kê, tệp chưa ghi xong")
    if manifest["format"] != FORMAT:
        raise ValueError("do phiên bản khác tạo ra")
    stated = {name: facts["sha256"] for name, facts in manifest["files"].items()}
    names = sorted(stated.keys() | digests.keys())
    wrong = [name for name in names if stated.get(name) != digests.get(name)]
    if wrong:
        raise ValueError(f"sai mã kiểm tra: {wrong[0]}")
    return manifest


def extract(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    """The checksum of the file that was written. Raises ValueError for a name that leads out."""
    name = PurePosixPath(member.name)
    if not member.isfile() or name.is_absolute() or ".." in name.parts:
        raise ValueError(f"tên không hợp lệ: {member.name}")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    source = opened(archive, member)
    with path.open("xb") as target:
        while block := source.read(BLOCK):
            digest.update(block)
            target.write(block)
    path.chmod(member.mode & 0o777)
    return digest.hexdigest()


def opened(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Any:
    found = archive.extractfile(member)
    if found is None:
        raise ValueError(f"không đọc được {member.name}")
    return found
