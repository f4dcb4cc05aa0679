import contextlib
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speech.models.unpacking import ArchiveRefused, unpack

OUTSIDE = ["../out.txt", "/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"]


def archive(folder: Path, *files: tuple[str, bytes], kind: int = 0) -> Path:
    path = folder / "model.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (kind | 0o777) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return path


def test_files_and_folders_are_unpacked(tmp_path):
    unpack(archive(tmp_path, ("m/am/final.mdl", b"net"), ("m/README", b"")), tmp_path / "out")

    assert (tmp_path / "out/m/am/final.mdl").read_bytes() == b"net"


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_is_written_outside_the_folder(tmp_path, name):
    with pytest.raises(ArchiveRefused, match="leaves its folder"):
        unpack(archive(tmp_path, (name, b"x")), tmp_path / "out")
    assert not list(tmp_path.parent.rglob("out.txt"))


@pytest.mark.parametrize("kind", [0o120000, 0o010000, 0o020000])
def test_links_pipes_and_devices_are_refused(tmp_path, kind):
    with pytest.raises(ArchiveRefused, match="no plain file"):
        unpack(archive(tmp_path, ("m/link", b"/etc/passwd"), kind=kind), tmp_path / "out")


def test_archive_that_swells_is_stopped(tmp_path):
    path = archive(tmp_path, ("m/zeros", bytes(3_000_000)))

    with pytest.raises(ArchiveRefused, match="too large"):
        unpack(path, tmp_path / "out", most=1_000_000)
    assert (tmp_path / "out/m/zeros").stat().st_size <= 1_000_000


def test_declared_sizes_are_not_believed(tmp_path):
    path = archive(tmp_path, ("m/zeros", bytes(3_000_000)))
    honest, small = struct.pack("<I", 3_000_000), struct.pack("<I", 10)
    path.write_bytes(path.read_bytes().replace(honest, small))

    with pytest.raises(ArchiveRefused):
        unpack(path, tmp_path / "out", most=1_000_000)


def test_archive_of_countless_files_is_refused(tmp_path):
    files = ((f"m/{number}", b"") for number in range(1_001))

    with pytest.raises(ArchiveRefused, match="1000 files"):
        unpack(archive(tmp_path, *files), tmp_path / "out")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_archive_that_holds_a_file_twice_is_refused(tmp_path):
    with pytest.raises(ArchiveRefused, match="twice"):
        unpack(archive(tmp_path, ("m/a", b"1"), ("m/a", b"2")), tmp_path / "out")


@settings(max_examples=100)
@given(data=st.data())
def test_damaged_archive_is_unpacked_or_refused(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("damaged")
    path = archive(folder, ("m/am/final.mdl", b"net" * 500), ("m/README", b"a model"))
    content = bytearray(path.read_bytes())
    places = st.integers(0, len(content) - 1)
    for at, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        content[at] = byte
    path.write_bytes(content[: data.draw(places) + 1 if data.draw(st.booleans()) else None])

    with contextlib.suppress(ArchiveRefused):
        unpack(path, folder / "out")
    assert {file.parent.name for file in folder.iterdir()} == {folder.name}
