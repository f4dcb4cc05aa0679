"""Workers are copies of one process; they come back when they die and end with it."""

import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from assistant import __main__ as command
from assistant.service.settings import Settings
from assistant.service.workers import listening

WORK = """
import os, sys, time
def work():
    os.write(1, b"at work\\n")  # one write: lines of two workers do not mix
    time.sleep(60)
"""
SUCCESSOR = """
from assistant.service.workers import end_with
end_with(int(sys.argv[1]))
work()
"""
SERVICE = f"""
import numpy
from assistant.service.workers import Workers
Workers(work, 2).run([sys.executable, "-c", {WORK + SUCCESSOR!r}])
"""


@pytest.fixture
def service():
    with subprocess.Popen(
        [sys.executable, "-c", WORK + SERVICE], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            for _ in range(2):
                assert process.stdout.readline() == "at work\n"
            yield process
        finally:
            process.kill()


def workers_of(service):
    return psutil.Process(service.pid).children()


def gone(processes):
    _, alive = psutil.wait_procs(processes, timeout=10)
    return not alive


def test_worker_that_is_killed_is_replaced(service):
    first = workers_of(service)

    os.kill(first[0].pid, signal.SIGKILL)

    assert service.stdout.readline() == "at work\n"
    assert len(workers_of(service)) == 2
    assert first[1].is_running()


def test_workers_end_with_a_service_that_is_killed_after_one_was_replaced(service):
    os.kill(workers_of(service)[0].pid, signal.SIGKILL)
    assert service.stdout.readline() == "at work\n"
    workers = workers_of(service)

    service.kill()

    assert gone(workers)


def test_what_watches_over_the_workers_holds_little_memory(service):
    watcher = psutil.Process(service.pid)
    give_up = time.monotonic() + 30
    while "assistant.service.watching" not in watcher.cmdline():
        assert time.monotonic() < give_up
        time.sleep(0.01)

    assert not any("numpy" in mapped.path for mapped in watcher.memory_maps())


def test_signal_ends_service_and_workers(service):
    workers = workers_of(service)

    service.terminate()

    assert service.wait(timeout=10) == 0
    assert gone(workers)


def test_workers_end_with_a_service_that_is_killed(service):
    workers = workers_of(service)

    service.kill()

    assert gone(workers)


def test_address_in_use_is_told_in_one_sentence(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HOIDAP_DATA", str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        status = command.main(["serve", "--port", str(port)])

    assert status == 1
    said = capsys.readouterr().err
    assert f"127.0.0.1:{port} (Address already in use). Chọn cổng khác bằng --port." in said
    assert said.count("\n") == 1


def test_replies_do_not_wait_for_the_other_side(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with listening(Settings(data=tmp_path, port=port)) as listener:
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
