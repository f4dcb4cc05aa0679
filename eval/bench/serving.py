"""The service as its own process, for as long as a benchmark runs."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx
import psutil

LONGEST_START = 120.0  # seconds


class NotReady(Exception):
    """The service did not become ready; the message says where to look."""


@dataclass(frozen=True, slots=True)
class Served:
    url: str
    pid: int
    seconds_to_ready: float

    def resident_mb(self) -> dict[str, int]:
        """Memory of all processes of the service, pages that they share counted once.

        `mapped` are pages of the index files, which the system takes back when it needs them.
        """
        main = psutil.Process(self.pid)
        processes = [main, *main.children(recursive=True)]
        rollups = [Path(f"/proc/{process.pid}/smaps_rollup").read_text() for process in processes]
        return {
            "own": sum(kilobytes(text, "Pss_Anon") for text in rollups) // 1000,
            "mapped": sum(kilobytes(text, "Pss_File") for text in rollups) // 1000,
        }


def kilobytes(rollup: str, field: str) -> int:
    """One field of Linux' smaps_rollup."""
    line = next(line for line in rollup.splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1])


@contextmanager
def served(
    data: Path, workers: int, settings: Mapping[str, str] | None = None, log: IO[str] | None = None
) -> Iterator[Served]:
    """`settings` are environment variables of the service; its lines go to `log`, or nowhere."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
    command += ["--data", str(data), "--workers", str(workers)]
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, "HOIDAP_RATE_LIMIT": "off", **(settings or {})},
        stdout=subprocess.DEVNULL,
        stderr=log or subprocess.DEVNULL,
    )
    try:
        wait_until_ready(url, process)
        yield Served(url, process.pid, round(time.perf_counter() - started, 2))
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_ready(url: str, process: "subprocess.Popen[bytes]") -> None:
    give_up = time.perf_counter() + LONGEST_START
    while process.poll() is None and time.perf_counter() < give_up:
        try:
            if httpx.get(f"{url}/readyz", timeout=5).is_success:
                return
        except httpx.TransportError:
            pass  # it does not listen yet
        time.sleep(0.05)
    raise NotReady("The service did not become ready; run `python -m assistant serve` to see why.")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
