"""Commands of whoever runs the service; each gives the lines that it prints."""

import argparse
import getpass
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # loaded when a command needs them, so that --help is quick
    from assistant.service.settings import Settings

Lines = Iterator[str]


class NotDone(Exception):
    """The message says why and what to do."""


def add_commands(subcommands: Any, shared: argparse.ArgumentParser) -> None:
    sites = subcommands.add_parser("site", help="web sites that may show the widget")
    actions = sites.add_subparsers(dest="action", required=True)
    adding = actions.add_parser("add", parents=[shared], help="prints the script tag of a site")
    adding.add_argument("origin", metavar="ORIGIN", help="for example https://portal.example")
    adding.add_argument("--url", help="the address of this service (default: host and port)")
    removing = actions.add_parser("remove", parents=[shared], help="void a site's token")
    removing.add_argument("origin", metavar="ORIGIN")
    actions.add_parser("list", parents=[shared], help="origins")
    book = subcommands.add_parser("contacts", help="whom citizens may turn to")
    looks = book.add_subparsers(dest="action", required=True)
    checking = looks.add_parser("check", parents=[shared], help="is the list usable?")
    checking.add_argument("file", nargs="?", metavar="FILE.csv", help="default: DATA/contacts.csv")
    for name, what in (("export", "print, as JSON,"), ("forget", "erase")):
        about = subcommands.add_parser(
            name, parents=[shared], help=f"{what} what is held about a session"
        )
        about.add_argument("session", metavar="SESSION")

    saving = subcommands.add_parser("backup", parents=[shared], help="the data folder as one file")
    saving.add_argument("file", metavar="FILE", help="for example hoidap-2026-11-26.tar")
    restoring = subcommands.add_parser("restore", parents=[shared], help="the data folder again")
    restoring.add_argument("file", metavar="FILE")
    restoring.add_argument("--replace", action="store_true", help="in place of what is there")
    subcommands.add_parser("upgrade", parents=[shared], help="data of an earlier version")
    tools = subcommands.add_parser("mcp", parents=[shared], help="tools for language models (MCP)")
    tools.add_argument("--http", metavar="HOST:PORT", help="listen there (default: stdin, stdout)")


def site(args: argparse.Namespace, settings: "Settings") -> Lines:
    """Adding a site again voids its earlier token. Raises NotDone."""
    from assistant.service.settings import ORIGIN
    from assistant.service.sites import Sites
    from assistant.service.staff import audit
    from assistant.service.staff.database import staff_tables

    sites = Sites(settings.data)
    if args.action == "list":
        yield from sites.read()
        return
    origin = args.origin.rstrip("/").lower()
    by = f"{getpass.getuser()} (máy chủ)"
    if not ORIGIN.fullmatch(origin):
        raise NotDone("Hãy ghi địa chỉ gốc của trang, không kèm đường dẫn: https://portal.example")
    if args.action == "remove":
        if not sites.remove(origin):
            raise NotDone(f"Không có {origin}.")
        audit.note(staff_tables(settings.data), by, "xóa trang nhúng", origin)
        return
    token = sites.add(origin)
    audit.note(staff_tables(settings.data), by, "thêm trang nhúng", origin)
    url = (args.url or f"http://{settings.host}:{settings.port}").rstrip("/")
    yield f'<script src="{url}/widget.js" data-token="{token}" async></script>'


def contacts(args: argparse.Namespace, settings: "Settings") -> Lines:
    """A line for each contact. Raises NotDone with a line for each mistake."""
    from pathlib import Path

    from assistant.handover.contacts import FILE, HOTLINE, ContactsUnreadable, read_contacts, told

    path = Path(args.file) if args.file else settings.data / FILE
    if not path.exists():
        raise NotDone(f"Không có {path}; người dân chỉ được chỉ đến tổng đài {HOTLINE}.")
    try:
        found = read_contacts(path)
    except ContactsUnreadable as wrong:
        raise NotDone(str(wrong)) from None
    yield from told(found)
    yield f"{len(found)} nơi, không có lỗi."


def export(args: argparse.Namespace, settings: "Settings") -> Lines:
    """What GET /v1/sessions/{session} gives. Raises NotDone."""
    from assistant.service.routes.sessions import HeldReply
    from assistant.service.sessions import Sessions

    session = _unguessable(args.session)
    held = Sessions.of(settings.data).held(session)
    yield HeldReply.of(session, held).model_dump_json(indent=2)


def forget(args: argparse.Namespace, settings: "Settings") -> Lines:
    """Raises NotDone."""
    from assistant.service.sessions import Sessions

    yield f"Đã xóa {Sessions.of(settings.data).forget(_unguessable(args.session))} mục."


def _unguessable(session: str) -> str:
    """Raises NotDone."""
    from assistant.service.problems import Problem, Trouble
    from assistant.service.sessions import is_unguessable

    if not is_unguessable(session):
        raise NotDone(str(Problem(Trouble.SHORT_SESSION)))
    return session


def backup(args: argparse.Namespace, settings: "Settings") -> Lines:
    """While the service goes on. Raises NotDone."""
    from assistant.service.keeping.backing_up import back_up

    files, size = back_up(settings.data, Path(args.file))
    yield f"{args.file}: {files} tệp, {size / 1e6:.1f} MB."
    if settings.state:
        yield "Trạng thái nằm trong PostgreSQL: hãy sao lưu riêng bằng pg_dump."


def restore(args: argparse.Namespace, settings: "Settings") -> Lines:
    """While the service is stopped. Raises NotDone."""
    from assistant.service.keeping.restoring import restore

    files, made_at = restore(Path(args.file), settings.data, args.replace)
    yield f"Đã khôi phục {files} tệp của bản sao lưu {made_at} vào {settings.data}."


def upgrade(args: argparse.Namespace, settings: "Settings") -> Lines:
    """While the service is stopped. Raises NotDone."""
    from assistant.service.keeping.upgrading import upgrade

    yield from upgrade(settings.data, settings.model) or ["Không có gì phải nâng cấp."]


def mcp(args: argparse.Namespace, settings: "Settings") -> Lines:
    """Until the input or a signal ends it. Raises NotDone."""
    from assistant.service.app import VERSION
    from assistant.service.observing import logs
    from assistant.service.opening import DataFolder

    host, _, port = (args.http or "").rpartition(":")
    if args.http and not (host and port.isascii() and port.isdigit() and int(port) < 65536):
        raise NotDone("Hãy ghi địa chỉ và cổng, ví dụ --http 127.0.0.1:8081")
    try:
        from assistant.service.mcp import serve_http, server_of
        from assistant.service.notice import Notices
    except ModuleNotFoundError as missing:
        raise NotDone(f"Thiếu gói {missing.name}: pip install 'hoidap[mcp]'") from missing
    logs.begin(settings.log)  # stdout belongs to the protocol
    desk = DataFolder(settings.data, settings.model).open()
    if desk is None:
        raise NotDone("Chưa có chỉ mục dùng được. Chạy `make index`.")
    server = server_of(desk, settings.holidays, Notices(settings.data), VERSION)
    if args.http:
        serve_http(server, host.strip("[]"), int(port))
    else:
        server.run()
    yield from ()


COMMANDS: Mapping[str, Callable[[argparse.Namespace, "Settings"], Lines]] = {
    "site": site,
    "contacts": contacts,
    "export": export,
    "forget": forget,
    "backup": backup,
    "restore": restore,
    "upgrade": upgrade,
    "mcp": mcp,
}
