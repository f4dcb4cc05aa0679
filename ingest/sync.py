"""The whole flow of ingest: folders -> readings -> store -> settled documents."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from ingest.crawling import crawl
from ingest.outcome import Outcome, Source, outcome_of
from ingest.pool import PATIENCE, read_all
from ingest.reading import Given, read_entries
from ingest.resolving import resolve
from ingest.sources.folder import Found, Walk, found_file, walk
from ingest.sources.listing import is_web
from ingest.sources.web import Visitor
from ingest.store import Store

READER = 7  # raise when the parsers change what they make of a file: everything is read again
ADDED = "added"  # the root of files that were added one by one
LARGEST = 200_000_000  # bytes; the largest official text seen has 6 MB


@dataclass(slots=True)
class Report:
    """What a sync did; `problems` are (source, why it could not be read)."""

    read: int = 0
    unchanged: int = 0
    deleted: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read; `known` is the source as it was last read, if it was."""

    found: Found
    root: str
    known: Source | None


Progress = Callable[[Iterator[Outcome], int], Iterator[Outcome]]


def sync(store: Store, places: Sequence[str], progress: Progress, again: bool = False) -> Report:
    """Bring the store up to date with folders, feeds and sitemaps; then settle all documents.

    `again` reads unchanged files too. Nothing is read before every folder could be looked into.
    """
    report = Report()
    folders = [Path(place) for place in places if not is_web(place)]
    walks = {name: walk(folder, name) for name, folder in named(store, folders)}
    for root, tasks in plan(store, walks, report, again).items():
        for outcome in progress(read_all(read_task, tasks, died), len(tasks)):
            keep(store, outcome)
            report.read += 1
        report.unchanged += len(walks[root].files) - len(tasks)
    visit([place for place in places if is_web(place)], store, report)
    report.problems += [
        (key, problem) for root in walks for key, problem in store.source_problems(root)
    ]
    settle(store)
    store.flush()
    return report


def plan(
    store: Store, walks: Mapping[str, Walk], report: Report, again: bool
) -> dict[str, list[Task]]:
    """The files of each folder that must be read; what has vanished is dropped."""
    tasks = {}
    for name, found in walks.items():
        known = store.sources(name)
        tasks[name] = tasks_of(name, found, {} if again else known)
        report.deleted += forget_vanished(store, found, known)
    return tasks


def keep(store: Store, outcome: Outcome) -> None:
    if outcome.is_new:
        store.put(outcome)
    else:
        store.touch(outcome.source)


def visit(addresses: Sequence[str], store: Store, report: Report) -> None:
    """Fetch what changed at each address."""
    if not addresses:
        return
    with Visitor() as visitor:
        for address in addresses:
            found = crawl(store, address, visitor)
            report.read += found.read
            report.unchanged += found.unchanged
            report.deleted += found.deleted
            report.problems += found.problems


def add(store: Store, place: str) -> Report:
    """Read one file, page, feed or sitemap."""
    report = Report()
    if is_web(place):
        visit([place], store, report)
    else:
        file = Path(place).resolve()
        found = found_file(file, f"{ADDED}/{file.name}")
        outcome = read_task(Task(found, ADDED, None))
        store.restore(found.key)
        store.put(outcome)
        report.read = 1
        if outcome.source.problem:
            report.problems.append((found.key, outcome.source.problem))
    settle(store)
    store.flush()
    return report


def remove(store: Store, id: str, today: date) -> list[str]:
    """Drop all documents that are known by an id or a key; their keys."""
    keys = [document.key for document in store.documents() if id in (document.id, document.key)]
    for key in keys:
        store.remove(key, today)
    settle(store)
    return keys


def named(store: Store, folders: Sequence[Path]) -> list[tuple[str, Path]]:
    """Each folder with the name that its keys begin with, the same at every sync."""
    known = {path: name for name, path in store.roots().items()}
    result = []
    for folder in (folder.resolve() for folder in folders):
        name = known.get(str(folder)) or free_name(folder, store.roots())
        store.name_root(name, str(folder))
        result.append((name, folder))
    return result


def free_name(folder: Path, taken: dict[str, str]) -> str:
    """The folder's own name; a name whose folder is gone passes to the new one of that name."""
    name, number = folder.name, 1
    while name in taken and Path(taken[name]).exists():
        number += 1
        name = f"{folder.name}@{number}"
    return name


def tasks_of(root: str, found: Walk, known: dict[str, Source]) -> list[Task]:
    return [
        Task(file, root, known.get(key))
        for key, file in found.files.items()
        if not unchanged(file, known.get(key))
    ]


def unchanged(file: Found, known: Source | None) -> bool:
    """Whether the file system and the manifest show what was read last time."""
    return (
        known is not None
        and known.size == file.size
        and known.changed == file.changed
        and same_reading(file, known)
    )


def same_reading(file: Found, known: Source) -> bool:
    return known.sidecar == file.sidecar.digest and known.reader == READER


def forget_vanished(store: Store, found: Walk, known: dict[str, Source]) -> int:
    """Drop what is no longer there, but nothing below a folder that could not be looked into."""
    vanished = [key for key in known if key not in found.files and found.saw(key)]
    if vanished:
        store.forget(vanished)
    return len(vanished)


def read_task(task: Task) -> Outcome:
    """Runs in a reading process: the outcome of one file, its problem included."""
    file = task.found
    source = source_of(task)
    try:
        if file.size > LARGEST:
            return Outcome(replace(source, problem=f"tệp quá lớn ({file.size} byte)"))
        data = file.path.read_bytes()
        source = replace(source, digest=sha256(data).hexdigest())
        if task.known and task.known.digest == source.digest and same_reading(file, task.known):
            return Outcome(replace(source, problem=task.known.problem), is_new=False)
        given = Given(file.key, data, file.sidecar, file.path.name, file.path)
        return outcome_of(source, read_entries(given))
    # Whatever a damaged file does to a parser is that file's problem and is reported as such.
    except Exception as error:
        return Outcome(replace(source, problem=f"{type(error).__name__}: {error}"))


def source_of(task: Task) -> Source:
    file = task.found
    return Source(
        file.key, task.root, file.size, file.changed, sidecar=file.sidecar.digest, reader=READER
    )


def died(task: Task) -> Outcome:
    problem = f"tiến trình đọc bị dừng (hết bộ nhớ, lỗi của thư viện, hoặc quá {PATIENCE} giây)"
    return Outcome(replace(source_of(task), problem=problem))


def settle(store: Store) -> None:
    """Settle duplicates, validity and relations across all documents, if anything changed."""
    if not store.settled:
        documents, effects, revision = resolve(store.entries(), store.decisions())
        store.settle(documents, effects, revision)
