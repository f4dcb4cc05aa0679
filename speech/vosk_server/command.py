"""python -m speech serve: listens as vosk-server does."""

import argparse
import asyncio
import signal
import sys

from speech.models.command import add_model, model_of
from speech.pool import Pool
from speech.recognising import VoiceMissing
from speech.vosk_server.messages import DEFAULT_RATE, Config, NotUnderstood, rate_of
from speech.vosk_server.serving import listen

FAILED, WRONG_USAGE = 1, 2
PORT = 2700  # of vosk-server


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("serve", help="listen as vosk-server does")
    add_model(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=PORT, help="port to listen on")
    parser.add_argument("--workers", type=int, default=1, help="processes that listen")
    parser.add_argument(
        "--rate", default=str(DEFAULT_RATE), help="samples a second of clients that name none"
    )
    parser.set_defaults(command=run)


def run(chosen: argparse.Namespace) -> int:
    try:
        config = Config(rate=rate_of(chosen.rate))
        pool = Pool(model_of(chosen), chosen.workers)
        asyncio.run(serve(pool, chosen.host, chosen.port, config))
    except NotUnderstood as wrong:
        sys.stderr.write(f"{wrong}\n")
        return WRONG_USAGE
    except (VoiceMissing, OSError) as reason:
        sys.stderr.write(f"{reason}\n")
        return FAILED
    return 0


async def serve(pool: Pool, host: str, port: int, config: Config) -> None:
    """Until a signal ends it. Raises VoiceMissing, OSError."""
    over = asyncio.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(ending, over.set)
    try:
        await pool.check()
        server = await listen(pool, host, port, config)
        sys.stdout.write(f"ws://{host}:{server.sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        await over.wait()
        server.close()
        await server.wait_closed()
    finally:
        await pool.close()
