"""A server for Asterisk's AudioSocket: each connection is a call."""

import asyncio
from dataclasses import dataclass, field

import httpx

from assistant.service.trail import log_failure
from assistant.telephone.desk import Desk
from assistant.telephone.dialogue import Dialogue
from assistant.telephone.line import HungUp, Line
from speech.speaking import Speaker

LONGEST_CALL = 900.0  # seconds
LEAVING_SECONDS = 1.0  # for the other side to hang up as well


@dataclass(slots=True)
class Exchange:
    """Calls at a time; one too many is hung up at once, and the dialplan goes on with it."""

    service: str
    speaker: Speaker
    http: httpx.AsyncClient
    locality: str | None = None
    most: int = 20
    calls: set[asyncio.Task[None]] = field(default_factory=set)

    def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        free = len(self.calls) < self.most
        call = asyncio.create_task(self._talk(Line(reader, writer), free))
        self.calls.add(call)
        call.add_done_callback(self.calls.discard)

    async def close(self) -> None:
        """Hang up all calls."""
        for call in self.calls:
            call.cancel()
        await asyncio.gather(*self.calls, return_exceptions=True)

    async def _talk(self, line: Line, free: bool) -> None:
        """One call, from its first frame until nothing of it is left."""
        listening: asyncio.Task[None] | None = None
        try:
            desk = Desk(self.service, await line.called(), self.http, self.locality)
            listening = asyncio.create_task(line.listen())
            async with asyncio.timeout(LONGEST_CALL):
                if free:
                    await Dialogue(line, desk, self.speaker).run()
        except (HungUp, TimeoutError):
            pass
        except Exception as error:
            log_failure(error)
        finally:
            await line.hang_up()
            if listening is not None:  # closed with sound unread, the other side might not be told
                await asyncio.wait((listening,), timeout=LEAVING_SECONDS)
                listening.cancel()
                await asyncio.wait((listening,))
            await line.close()


async def listen(exchange: Exchange, host: str, port: int) -> asyncio.Server:
    """Raises OSError."""
    return await asyncio.start_server(exchange.answer, host, port)
