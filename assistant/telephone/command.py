"""python -m assistant telephone: answers calls that Asterisk passes on by AudioSocket."""

import argparse
import asyncio
import signal
import sys
from typing import Any

FAILED = 1
PORT = 9092
VOICES = ("north", "central", "south")


def add_parser(subcommands: Any) -> None:
    parser = subcommands.add_parser("telephone", help="answer calls from Asterisk (AudioSocket)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=PORT, help="port to listen on")
    parser.add_argument(
        "--service", metavar="URL", default="http://127.0.0.1:8080", help="of `assistant serve`"
    )
    parser.add_argument("--locality", metavar="PLACE", help="where callers live or file")
    parser.add_argument("--voice", choices=VOICES, default=VOICES[0], help="who speaks")
    parser.add_argument("--calls", type=int, default=20, help="calls at a time")


def run(chosen: argparse.Namespace) -> int:
    from speech.speaking import SpeakerMissing

    try:
        asyncio.run(serve(chosen))
    except (SpeakerMissing, OSError) as reason:
        sys.stderr.write(f"{reason}\n")
        return FAILED
    return 0


async def serve(chosen: argparse.Namespace) -> None:
    """Until a signal ends it. Raises SpeakerMissing, OSError."""
    import httpx

    from assistant.telephone.serving import Exchange, listen
    from speech.espeak import Espeak

    over = asyncio.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(ending, over.set)
    speaker = Espeak(voice=chosen.voice)
    speaker.check()
    async with httpx.AsyncClient(trust_env=False) as http:
        service = chosen.service.rstrip("/")
        exchange = Exchange(service, speaker, http, chosen.locality, chosen.calls)
        server = await listen(exchange, chosen.host, chosen.port)
        port = server.sockets[0].getsockname()[1]
        sys.stdout.write(f"audiosocket://{chosen.host}:{port}\n")
        sys.stdout.flush()
        await over.wait()
        server.close()
        await exchange.close()
