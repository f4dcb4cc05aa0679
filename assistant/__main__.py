"""Command line of the assistant: ask, serve, due, cases, staff, and what operators need."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from assistant.service.commands import COMMANDS, NotDone, add_commands
from assistant.telephone import command as telephone

if TYPE_CHECKING:  # loaded when a command needs them, so that --help is quick
    from assistant.service.bodies import QuestionSent
    from assistant.service.settings import Settings

FAILED, WRONG_USAGE = 1, 2


def main(arguments: list[str] | None = None) -> int:
    args = commands().parse_args(arguments)
    if getattr(args, "data", None):
        os.environ["HOIDAP_DATA"] = args.data
    run = {
        "ask": ask,
        "serve": serve,
        "due": due,
        "cases": import_cases,
        "staff": staff,
        "telephone": telephone.run,
    }
    return run.get(args.command, operate)(args)


def commands() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description=__doc__)
    subcommands = parser.add_subparsers(dest="command", required=True)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", metavar="FOLDER", help="store and indexes (default: HOIDAP_DATA)")
    asking = subcommands.add_parser("ask", parents=[shared], help="answer one question")
    asking.add_argument("question", help="the question, in quotation marks")
    asking.add_argument("--on", metavar="YYYY-MM-DD", help="the day for which to answer")
    asking.add_argument("--locality", metavar="PLACE", help="where the citizen lives or files")
    asking.add_argument("--json", action="store_true", help="print what POST /v1/ask returns")
    serving = subcommands.add_parser("serve", parents=[shared], help="run the HTTP service")
    serving.add_argument("--host", help="address to listen on (default: HOIDAP_HOST)")
    serving.add_argument("--port", help="port to listen on (default: HOIDAP_PORT)")
    serving.add_argument("--workers", help="processes that answer (default: HOIDAP_WORKERS)")
    counting = subcommands.add_parser("due", help="count when a term ends")
    counting.add_argument("received", help="the day of acceptance, YYYY-MM-DD")
    counting.add_argument("limit", help="how many units")
    counting.add_argument("unit", help="working_day, calendar_day, week, month, year, hour, …")
    counting.add_argument("--time", metavar="HH:MM", help="when it was accepted")
    counting.add_argument("--cutoff", metavar="HH:MM", help="after it the next working day counts")
    counting.add_argument("--on", metavar="YYYY-MM-DD", help="the day for which to answer")
    counting.add_argument("--json", action="store_true", help="print what GET /v1/due-date returns")
    registers = subcommands.add_parser("cases", help="the register of citizens' dossiers")
    actions = registers.add_subparsers(dest="action", required=True)
    importing = actions.add_parser("import", parents=[shared], help="add or replace dossiers")
    importing.add_argument("file", metavar="FILE.csv", help="columns: see README")
    importing.add_argument("--into", metavar="REGISTER", help="file or URL (default: HOIDAP_CASES)")
    add_staff(subcommands.add_parser("staff", help="who may sign in to the staff pages"), shared)
    telephone.add_parser(subcommands)
    add_commands(subcommands, shared)
    return parser


def add_staff(command: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(dest="action", required=True)
    adding = actions.add_parser("add", parents=[shared], help="add a person or a new password")
    adding.add_argument("name", metavar="NAME")
    adding.add_argument("--role", choices=("viewer", "editor", "admin"), required=True)
    removing = actions.add_parser("remove", parents=[shared], help="let a person in no longer")
    removing.add_argument("name", metavar="NAME")
    actions.add_parser("list", parents=[shared], help="names and roles")


def staff(args: argparse.Namespace) -> int:
    """The password is asked for, or is the first line of the input where that is no terminal."""
    import getpass

    from assistant.service.staff import people

    data = read_settings().data
    if args.action == "list":
        print(*people.listed(data), sep="\n")
        return 0
    by = f"{getpass.getuser()} (máy chủ)"
    try:
        if args.action == "remove":
            people.remove(data, args.name, by)
        else:
            ask = getpass.getpass if sys.stdin.isatty() else lambda _: sys.stdin.readline()
            password = ask(f"Mật khẩu của {args.name}: ").rstrip("\n")
            people.add(data, args.name, args.role, password, by)
    except people.NotDone as reason:
        print(reason, file=sys.stderr)
        return WRONG_USAGE
    return 0


def operate(args: argparse.Namespace) -> int:
    try:
        for line in COMMANDS[args.command](args, read_settings()):
            print(line)
    except NotDone as reason:
        print(reason, file=sys.stderr)
        return FAILED
    return 0


def import_cases(args: argparse.Namespace) -> int:
    """All dossiers of the file or none; a wrong line is told by its number."""
    from pathlib import Path

    from assistant.registry.opening import NotWritable, to_fill
    from assistant.registry.rows import BadRow, read_csv

    settings = read_settings()
    try:
        registry = to_fill(settings.data, args.into or settings.cases)
        count = registry.write(read_csv(Path(args.file)))
    except (BadRow, NotWritable, OSError, UnicodeDecodeError) as reason:
        print(reason, file=sys.stderr)
        return WRONG_USAGE
    print(f"Đã ghi {count} hồ sơ.")
    return 0


def ask(args: argparse.Namespace) -> int:
    from dataclasses import replace

    from assistant.asking import written
    from assistant.service.answering import looked_up
    from assistant.service.opening import open_desk
    from assistant.service.replies import AnswerReply, IndexReply
    from assistant.vietnam import today
    from indexes.generation import IndexUnusable

    settings = read_settings()
    sent = read_question(args)
    case = looked_up(sent, None, "")  # a dossier is looked up by the service alone
    question = replace(sent.to_question(today(), settings.holidays), case=case)
    try:
        desk = open_desk(settings.data, settings.model)
    except IndexUnusable as reason:
        print(reason, file=sys.stderr)
        return FAILED
    answer = desk.answer(question)
    if args.json:
        index = IndexReply(generation=desk.generation, built_at=desk.built_at)
        print(AnswerReply.of("", answer, index, desk.library).model_dump_json(indent=2))
    else:
        print(written(answer))
    return 0


def read_question(args: argparse.Namespace) -> "QuestionSent":
    """The question, held to the same rules as one that comes by HTTP."""
    from pydantic import ValidationError

    from assistant.service.bodies import QuestionSent
    from assistant.service.refusals import problem_of

    sent = {"question": args.question, "asked_on": args.on, "locality": args.locality}
    try:
        return QuestionSent.model_validate({k: v for k, v in sent.items() if v is not None})
    except ValidationError as error:
        problem = problem_of(error.errors()[0], "vi")
        print(problem, file=sys.stderr)
        sys.exit(WRONG_USAGE)


def due(args: argparse.Namespace) -> int:
    """One line: the due day and how it was counted; wrong input is one sentence and WRONG_USAGE."""
    from pydantic import ValidationError

    from assistant.service.due_dates import DueDateAsked, count
    from assistant.service.refusals import problem_of
    from assistant.vietnam import today

    settings = read_settings()
    sent = {name: getattr(args, name) for name in DueDateAsked.model_fields if name != "locale"}
    try:
        asked = DueDateAsked.model_validate({k: v for k, v in sent.items() if v is not None})
    except ValidationError as error:
        print(problem_of(error.errors()[0], "vi"), file=sys.stderr)
        return WRONG_USAGE
    reply = count(asked, today(), settings.holidays)
    if args.json:
        print(reply.model_dump_json(indent=2))
    else:
        print(f"{reply.due:%d/%m/%Y}: {reply.explanation} ({reply.status})")
    return 0


def read_settings() -> "Settings":
    from pydantic import ValidationError

    from assistant.connections import keep_in
    from assistant.service.settings import Settings

    try:
        settings = Settings()
        keep_in(settings.state)
        return settings
    except ValidationError as error:
        for wrong in error.errors():
            name = "_".join(str(part) for part in wrong["loc"]).upper()
            print(f"HOIDAP_{name}: {wrong['msg']}", file=sys.stderr)
        sys.exit(WRONG_USAGE)


def serve(args: argparse.Namespace) -> int:
    from assistant.service.keeping.upgrading import ensure_current
    from assistant.service.workers import listening, run

    for name in ("host", "port", "workers"):
        if value := getattr(args, name):
            os.environ[f"HOIDAP_{name.upper()}"] = value
    settings = read_settings()
    try:
        ensure_current(settings.data)
        listener = listening(settings)
    except NotDone as reason:
        print(reason, file=sys.stderr)
        return FAILED
    except OSError as error:
        why = os.strerror(error.errno or 0)
        print(
            f"Không mở được {settings.host}:{settings.port} ({why}). Chọn cổng khác bằng --port.",
            file=sys.stderr,
        )
        return FAILED
    with listener:
        print(f"http://{settings.host}:{settings.port}", flush=True)
        run(settings, listener)
    return 0


if __name__ == "__main__":
    sys.exit(main())
