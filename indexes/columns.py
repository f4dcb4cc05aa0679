"""Columns on disk: arrays and strings that are mapped into memory, never read as a whole."""

import mmap
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakSet, finalize

import numpy as np
from numpy.typing import NDArray

Record = TypeVar("Record")
STATM = Path("/proc/self/statm")
_MAPPED: WeakSet[mmap.mmap] = WeakSet()


class Strings(Sequence[str]):
    """Many texts as one run of UTF-8 bytes and the places where each begins."""

    def __init__(self, content: NDArray[np.uint8], starts: NDArray[np.int64]) -> None:
        self.content = content
        self.starts = starts

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Strings":
        encoded = [text.encode() for text in texts]
        starts = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), starts)

    @classmethod
    def joined(cls, parts: Sequence["Strings"]) -> "Strings":
        ends = np.cumsum([0, *(len(part.content) for part in parts)], dtype=np.int64)
        moved = [part.starts[1:] + end for part, end in zip(parts, ends, strict=False)]
        contents = [part.content for part in parts]
        return cls(
            np.concatenate([*contents, np.zeros(0, np.uint8)]),
            np.concatenate([np.zeros(1, np.int64), *moved]),
        )

    def between(self, first: int, last: int) -> "Strings":
        starts = self.starts[first : last + 1]
        return Strings(self.content[starts[0] : starts[-1]], starts - starts[0])

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, position: Any) -> Any:
        if not 0 <= position < len(self):
            raise IndexError(position)
        start, end = self.starts[position : position + 2]
        return self.content[start:end].tobytes().decode()

    def some(self, positions: NDArray[np.int64]) -> list[str]:
        """Several texts at once: one by one, most of the time goes into NumPy's bookkeeping."""
        content = self.content.data
        starts, ends = self.starts[positions].tolist(), self.starts[positions + 1].tolist()
        return [str(content[a:b], "utf-8") for a, b in zip(starts, ends, strict=True)]

    def __iter__(self) -> Iterator[str]:
        content = self.content.tobytes()
        bounds = self.starts.tolist()
        for start, end in zip(bounds, bounds[1:], strict=False):
            yield content[start:end].decode()


def write_array(path: Path, array: NDArray[Any]) -> None:
    """Written down to the disk: a generation is only named once all of it is there."""
    with path.open("wb") as file:
        np.save(file, np.asarray(array, order="C"), allow_pickle=False)
        file.flush()
        os.fsync(file.fileno())


def read_array(path: Path) -> NDArray[Any]:
    mapped: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    if isinstance(mapped.base, mmap.mmap):
        _MAPPED.add(mapped.base)
    return mapped.view(np.ndarray)


def hand_back(held: int) -> None:
    """Hand mapped pages back to the system when this process holds more than `held` bytes of them.

    They stay in the system's own cache as long as it has room: touching one again costs a
    microsecond. The limit counts program files too, some 40 MB.
    """
    shared = int(STATM.read_bytes().split()[2]) * mmap.PAGESIZE
    if shared > held:
        for mapped in list(_MAPPED):
            mapped.madvise(mmap.MADV_DONTNEED)


class Rows:
    """Rows of a matrix on disk, read where they are asked for.

    Mapped, each row that is looked at would bring its 64 kB into the process, some 25 MB for the
    nearest passages of one question.
    """

    def __init__(self, path: Path) -> None:
        mapped = np.load(path, mmap_mode="r", allow_pickle=False)
        self.shape, self.dtype, self.begin = mapped.shape, mapped.dtype, mapped.offset
        self.width = mapped.shape[1] * mapped.itemsize  # bytes of a row
        self.file = os.open(path, os.O_RDONLY)
        finalize(self, os.close, self.file)

    def __len__(self) -> int:
        return int(self.shape[0])

    def __getitem__(self, positions: NDArray[np.int64]) -> NDArray[Any]:
        """The rows in the order asked for; neighbours are read at once."""
        wanted, back = np.unique(positions, return_inverse=True)
        first = np.flatnonzero(np.diff(wanted, prepend=-2) != 1)
        counts = np.diff(np.append(first, len(wanted))).tolist()
        parts = [
            os.pread(self.file, count * self.width, self.begin + start * self.width)
            for start, count in zip(wanted[first].tolist(), counts, strict=True)
        ]
        rows = np.frombuffer(b"".join(parts), self.dtype).reshape(-1, self.shape[1])
        read: NDArray[Any] = rows[back]
        return read


def write(folder: Path, name: str, record: Any) -> None:
    """A dataclass of arrays, strings, numbers and such dataclasses: "name.field.npy" each."""
    for field in fields(record):
        value = getattr(record, field.name)
        path = folder / f"{name}.{field.name}.npy"
        if is_dataclass(value):
            write(folder, f"{name}.{field.name}", value)
        elif isinstance(value, Strings):
            write_array(path, value.content)
            write_array(path.with_suffix(".starts.npy"), value.starts)
        else:
            write_array(path, np.asarray(value))


def read(folder: Path, name: str, kind: type[Record]) -> Record:
    values: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]
        values[field.name] = read_field(folder, f"{name}.{field.name}", field.type)
    return kind(**values)


def read_field(folder: Path, name: str, kind: Any) -> Any:
    if isinstance(kind, type) and is_dataclass(kind):
        return read(folder, name, kind)
    array = read_array(folder / f"{name}.npy")
    if kind is Strings:
        return Strings(array, read_array(folder / f"{name}.starts.npy"))
    return array.item() if array.ndim == 0 else array
