"""Command line of speech: serve."""

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path

from speech.pool import Pool
from speech.recognising import VoiceMissing
from speech.vosk_server.messages import DEFAULT_RATE, Config, NotUnderstood, rate_of
from speech.vosk_server.serving import listen

FAILED, WRONG_USAGE = 1, 2
MODEL = "HOIDAP_VOICE_MODEL"
PORT = 2700  # of vosk-server


def main(arguments: list[str] | None = None) -> int:
    args = commands().parse_args(arguments)
    try:
        config = Config(rate=rate_of(args.rate))
        pool = Pool(Path(args.model or os.environ.get(MODEL, "")), args.workers)
        asyncio.run(serve(pool, args.host, args.port, config))
    except NotUnderstood as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USAGE
    except (VoiceMissing, OSError) as reason:
        print(reason, file=sys.stderr)
        return FAILED
    return 0


def commands() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m speech", description=__doc__)
    subcommands = parser.add_subparsers(dest="command", required=True)
    serving = subcommands.add_parser("serve", help="listen as vosk-server does")
    serving.add_argument("--model", metavar="FOLDER", help=f"default: {MODEL}")
    serving.add_argument("--host", default="127.0.0.1", help="address to listen on")
    serving.add_argument("--port", type=int, default=PORT, help="port to listen on")
    serving.add_argument("--workers", type=int, default=1, help="processes that listen")
    serving.add_argument(
        "--rate", default=str(DEFAULT_RATE), help="samples a second of clients that name none"
    )
    return parser


async def serve(pool: Pool, host: str, port: int, config: Config) -> None:
    """Until a signal ends it. Raises VoiceMissing, OSError."""
    over = asyncio.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(ending, over.set)
    try:
        await pool.check()
        server = await listen(pool, host, port, config)
        print(f"ws://{host}:{server.sockets[0].getsockname()[1]}", flush=True)
        await over.wait()
        server.close()
        await server.wait_closed()
    finally:
        await pool.close()


if __name__ == "__main__":
    sys.exit(main())
