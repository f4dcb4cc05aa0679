"""The vosk-server protocol over WebSocket, for its clients, Asterisk and Jigasi as they are."""

import asyncio
from collections.abc import Sequence

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode
from websockets.typing import Subprotocol

from speech.recognising import (
    Recogniser,
    RecogniserLost,
    TooLong,
    TooManyCallers,
    VoiceMissing,
    WishRefused,
)
from speech.vosk_server.conversation import Conversation
from speech.vosk_server.messages import Config, NotUnderstood

LARGEST_FRAME = 16 * 1024 * 1024  # bytes: some clients send a whole recording as one frame
REST_SECONDS = 10.0  # without a frame: the place goes to another caller, what was said stays
IDLE_SECONDS = 600.0  # a caller may listen to an announcement while no sound is sent
LONGEST_REASON = 120  # bytes; the protocol allows 123
OFFERED = Subprotocol("ws")  # by Asterisk

CLOSED_FOR: dict[type[Exception], CloseCode] = {
    NotUnderstood: CloseCode.INVALID_DATA,
    WishRefused: CloseCode.POLICY_VIOLATION,
    TooManyCallers: CloseCode.TRY_AGAIN_LATER,
    VoiceMissing: CloseCode.TRY_AGAIN_LATER,
    RecogniserLost: CloseCode.INTERNAL_ERROR,
    TooLong: CloseCode.POLICY_VIOLATION,
    TimeoutError: CloseCode.POLICY_VIOLATION,
}


async def listen(recogniser: Recogniser, host: str, port: int, config: Config = Config()) -> Server:
    """The server, listening. `config` is what clients mean who send none. Raises OSError."""

    async def talk(connection: ServerConnection) -> None:
        conversation = Conversation(recogniser, config)
        try:
            await answer(connection, conversation)
        except ConnectionClosed:
            pass  # many clients leave without a word
        except tuple(CLOSED_FOR) as error:
            await connection.close(CLOSED_FOR[type(error)], reason_of(error))
        finally:
            await conversation.close()

    return await serve(
        talk,
        host,
        port,
        max_size=LARGEST_FRAME,
        select_subprotocol=subprotocol,
        compression=None,
        ping_interval=None,  # Asterisk answers no ping while nobody speaks
        server_header=None,
    )


async def answer(connection: ServerConnection, conversation: Conversation) -> None:
    """Frames and replies, one by one, until eof; then the connection ends."""
    while not conversation.over:
        frame = await next_frame(connection, conversation)
        if isinstance(frame, bytes):
            reply: str | None = await conversation.sound(frame)
        else:
            reply = await conversation.text(frame)
        if reply is not None:
            async with asyncio.timeout(IDLE_SECONDS):  # a client that never reads
                await connection.send(reply)


async def next_frame(connection: ServerConnection, conversation: Conversation) -> str | bytes:
    """Raises TimeoutError when none comes."""
    try:
        async with asyncio.timeout(REST_SECONDS):
            return await connection.recv()
    except TimeoutError:
        await conversation.rest()
    async with asyncio.timeout(IDLE_SECONDS):
        return await connection.recv()


def subprotocol(_: ServerConnection, offered: Sequence[Subprotocol]) -> Subprotocol | None:
    """Whoever offers others, or none, is served as well."""
    return OFFERED if OFFERED in offered else None


def reason_of(error: Exception) -> str:
    """One sentence that fits into a closing frame."""
    said = str(error) or "No frame came for a long time"
    return said.encode()[:LONGEST_REASON].decode(errors="ignore")
