"""What several tests of the assistant stand on."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

POSTGRES = Path("/usr/lib/postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A server from Debian's packages on a port of its own."""
    programs = sorted(POSTGRES.glob("*/bin"))
    if not programs:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    # Not below pytest's own folder: every session that starts closes that to other users.
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        yield from _serving(programs[-1], Path(folder))


def _serving(programs: Path, folder: Path) -> Iterator[str]:
    as_user: dict[str, str] = {}
    if os.geteuid() == 0:  # it refuses to run as root
        as_user = {"user": "postgres", "group": "postgres"}
        folder.chmod(0o755)
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    store = folder / "store"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/", **as_user}
    subprocess.run([programs / "initdb", "-D", store, "-U", "tester", "-A", "trust"], **quiet)
    control = [programs / "pg_ctl", "-D", store, "-w"]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder}"
    subprocess.run([*control, "-l", store / "log", "-o", options, "start"], **quiet)
    yield f"postgresql+psycopg://tester@127.0.0.1:{port}/postgres"
    subprocess.run([*control, "-m", "immediate", "stop"], **quiet)
