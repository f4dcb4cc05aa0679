"""A Chromium driven by its DevTools protocol over two pipes, with keys as a person types."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE_SECONDS = 60.0
KEYS = {"Tab": 9, "Enter": 13}


class Page:
    """One open page."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._read = b""
        self._last = 0
        self._session: str | None = None
        self.told: list[str] = []  # what the page complains of: refused by the policy, errors

    def open(self, address: str) -> None:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.call("Page.navigate", url=address)

    def value(self, expression: str) -> Any:
        """What JavaScript makes of the expression, in the page's world."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return found["result"].get("value")

    def wait_until(self, expression: str) -> None:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not self.value(expression):
            assert time.monotonic() < give_up, f"never true: {expression}"
            time.sleep(0.05)

    def write(self, text: str) -> None:
        self.call("Input.insertText", text=text)

    def press(self, key: str) -> None:
        code = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
        text = {"text": "\r"} if key == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", **code, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **code)

    def call(self, method: str, **params: Any) -> Any:
        self._last += 1
        message = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (reply := self._next()).get("id") != self._last:
            self._note(reply)
        assert "error" not in reply, reply
        return reply["result"]

    def _note(self, event: dict[str, Any]) -> None:
        if event.get("method") == "Log.entryAdded":
            self.told.append(event["params"]["entry"]["text"])
        if event.get("method") == "Runtime.exceptionThrown":
            self.told.append(event["params"]["exceptionDetails"]["text"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            piece = os.read(self._from, 65_536)
            assert piece, "the browser ended"
            self._read += piece
        message, _, self._read = self._read.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found


@contextmanager
def chromium(profile: Path) -> Iterator[Page]:
    """A browser with nothing open; it listens on file descriptor 3 and speaks on 4."""
    child_in, to_browser = os.pipe()
    from_browser, child_out = os.pipe()
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
    # The shell gives the two ends the numbers that the browser looks for.
    moved = f'exec "$@" 3<&{child_in} 4>&{child_out}'
    process = subprocess.Popen(
        ["bash", "-c", moved, "bash", *command, f"--user-data-dir={profile}"],
        pass_fds=(child_in, child_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(child_in)
    os.close(child_out)
    try:
        yield Page(to_browser, from_browser)
    finally:
        process.kill()
        process.wait()
        os.close(to_browser)
        os.close(from_browser)
