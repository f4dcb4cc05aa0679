"""Look-ups of dossiers under load and faults: registers that fail, guesses, what timing tells."""

import contextlib
import json
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import numpy as np

from assistant.registry.cases import Case, CaseRegistry, Stage, Unfound
from assistant.registry.guarded import GuardedRegistry
from assistant.registry.http import HttpRegistry, Mapped
from assistant.registry.sqlite import SqliteRegistry
from eval.bench.change import copied
from eval.bench.serving import served

AT_ONCE = 200
CODE, SECRET = "G16.99.08-261113-{:04}", "1234"
GUESSES = 1000
_TIMED = 200  # of each sort
_SLOW_SECONDS, _TIMEOUT = 3.0, 0.5
_WHERE = "Hồ sơ của tôi tới đâu rồi?"
Figures = dict[str, Any]


class Office(BaseHTTPRequestHandler):
    """An office's service that knows every code of ours; `mood` is what goes wrong with it."""

    mood = "well"
    asked = 0
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        Office.asked += 1
        sent = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.mood == "slow":
            time.sleep(_SLOW_SECONDS)
        if self.mood == "status 500":
            return self._reply(500, b"{}")
        if sent["secret"] != SECRET:
            return self._reply(403, b"{}")
        code = CODE.format(9999) if self.mood == "another dossier" else sent["code"]
        row = {"code": code, "procedure": "1.004222", "stage": "processing"}
        told = json.dumps(row | {"accepted": "2026-11-13"}).encode()
        return self._reply(200, b"<html>" if self.mood == "malformed" else told)

    def _reply(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):  # whoever asked did not wait
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = AT_ONCE
    daemon_threads = True


MOODS = ("well", "slow", "status 500", "malformed", "another dossier")


def registers(data: Path, questions: Sequence[str]) -> Figures:
    """The figures of all of it; DATA itself stays as it is."""
    with tempfile.TemporaryDirectory() as folder, office() as url:
        file = Path(folder) / "office.json"
        names = ("code", "procedure", "stage", "accepted")
        mapping = {"url": url, "fields": {name: name for name in names}, "seconds": _TIMEOUT}
        file.write_text(json.dumps(mapping), encoding="utf-8")
        mapped = Mapped.read(file)
        return {
            "at_once": AT_ONCE,
            "faults": {mood: under_fault(mood, mapped, Path(folder)) for mood in MOODS},
            "timing_ms": timing(mapped, Path(folder)),
            **through_the_service(data, file, questions),
        }


@contextmanager
def office() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Office)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def under_fault(mood: str, mapped: Mapped, folder: Path) -> Figures:
    """So many look-ups at once of dossiers that exist, each by a client of its own."""
    Office.mood, Office.asked = mood, 0
    registry = HttpRegistry(mapped)
    guarded = GuardedRegistry(registry, folder / f"{MOODS.index(mood)}.sqlite")

    def look_up(n: int) -> tuple[str, float]:
        started = time.perf_counter()
        found = guarded.look_up(CODE.format(n), SECRET, f"192.0.2.{n}")
        outcome = found.name if isinstance(found, Unfound) else "FOUND"
        return outcome, time.perf_counter() - started

    with ThreadPoolExecutor(AT_ONCE) as pool:
        sent = list(pool.map(look_up, range(AT_ONCE)))
    Office.mood = "well"
    registry.close()
    return {
        "outcomes": dict(Counter(outcome for outcome, _ in sent)),
        "wait_ms": waits([took for _, took in sent]),
        "requests_to_the_office": Office.asked,
    }


def waits(seconds: Sequence[float]) -> dict[str, float]:
    p50, p95, worst = np.percentile(np.array(seconds) * 1000, (50, 95, 100)).tolist()
    return {"p50": round(p50, 1), "p95": round(p95, 1), "worst": round(worst, 1)}


def timing(mapped: Mapped, folder: Path) -> Figures:
    """A wrong secret against an unknown code, by turns; AUC .5 is what a coin would tell."""
    file = SqliteRegistry(folder / "cases.sqlite")
    case = Case(CODE.format(1), "1.004222", Stage.PROCESSING, date(2026, 11, 13))
    file.write([(case, SECRET)])
    behind_http = HttpRegistry(mapped)
    found: Figures = {}
    both: dict[str, CaseRegistry] = {"sqlite": file, "http": behind_http}
    for name, registry in both.items():
        wrong, unknown = told_apart(registry)
        found[name] = {
            "wrong_secret": waits(wrong),
            "unknown_code": waits(unknown),
            "auc": round(float(np.mean(np.array(wrong)[:, None] < np.array(unknown))), 3),
        }
    behind_http.close()
    return found


def told_apart(registry: CaseRegistry) -> tuple[list[float], list[float]]:
    def took(code: str) -> float:
        started = time.perf_counter()
        registry.find(code, "9999")
        return time.perf_counter() - started

    pairs = [(took(CODE.format(1)), took(CODE.format(7777))) for _ in range(_TIMED // 2)]
    turned = [(took(CODE.format(7777)), took(CODE.format(1))) for _ in range(_TIMED // 2)]
    pairs += [(wrong, unknown) for unknown, wrong in turned]
    return [wrong for wrong, _ in pairs], [unknown for _, unknown in pairs]


def through_the_service(data: Path, mapping: Path, questions: Sequence[str]) -> Figures:
    """Guesses at two workers, and what ordinary questions wait while the office is slow."""
    with copied(data) as copy, served(copy, 2, {"HOIDAP_CASES": str(mapping)}) as service:
        # A connection a request, so that both workers take some. Not by the pool's limit: it closes
        # connections that it has given to other threads (encode/httpcore issue 1110).
        apart = {"Connection": "close"}
        with httpx.Client(base_url=service.url, headers=apart, timeout=60) as client:
            guessed = Counter(
                together([_guess(client, CODE.format(1), f"{n:04}") for n in range(GUESSES)], 16)
            )
            ordinary = [_ask(client, {"question": text}) for text in questions[:50]]
            alone = timed(ordinary, 4)
            Office.mood = "slow"
            with ThreadPoolExecutor(AT_ONCE) as pool:
                ours = [_ask(client, _about(CODE.format(n), SECRET)) for n in range(2, AT_ONCE)]
                waiting = [pool.submit(look_up) for look_up in ours]
                beside = timed(ordinary, 4)
                looked_up = Counter(one.result() for one in waiting)
            Office.mood = "well"
    return {
        "guesses": {"sent": GUESSES, "outcomes": dict(guessed)},
        "ordinary_questions": {
            "alone_wait_ms": waits(alone),
            "while_the_office_is_slow_wait_ms": waits(beside),
            "look_ups_meanwhile": dict(looked_up),
        },
    }


def _about(code: str, secret: str) -> dict[str, Any]:
    return {"question": _WHERE, "case": {"code": code, "secret": secret}}


def _guess(client: httpx.Client, code: str, secret: str) -> Callable[[], str]:
    return _ask(client, _about(code, secret))


def _ask(client: httpx.Client, body: dict[str, Any]) -> Callable[[], str]:
    return lambda: str(client.post("/v1/ask", json=body).status_code)


def together(work: Sequence[Callable[[], str]], at_once: int) -> list[str]:
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(lambda one: one(), work))


def timed(work: Sequence[Callable[[], str]], at_once: int) -> list[float]:
    def took(one: Callable[[], str]) -> float:
        started = time.perf_counter()
        one()
        return time.perf_counter() - started

    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(took, work))
