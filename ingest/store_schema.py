"""The tables of the store."""

import sqlite3
import zlib
from pathlib import Path

import orjson

from ingest.store_codec import FAST, provision_columns

VERSION = 2

TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS roots (name TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (
    key TEXT PRIMARY KEY,          -- "laws/txt/x.txt" or an address
    root TEXT NOT NULL,            -- the folder or the feed that it was found in
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,      -- nanoseconds, of the file system
    digest TEXT NOT NULL,          -- SHA-256 of the bytes
    sidecar TEXT NOT NULL,         -- digest of its row in the manifest
    reader INTEGER NOT NULL,       -- version of the parsers that read it
    problem TEXT NOT NULL,         -- why it could not be read, "" when it could
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sources_by_root ON sources (root);
CREATE TABLE IF NOT EXISTS documents (
    key TEXT PRIMARY KEY, source TEXT NOT NULL, record BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_by_source ON documents (source);
CREATE TABLE IF NOT EXISTS contents (digest TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS originals (digest TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS resolved (key TEXT PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS effects (document TEXT NOT NULL, record BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS decisions (record BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS removals (key TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID;
"""


class StoreTooNew(Exception):
    """The store was written by a later version of the product."""


def connect(file: Path) -> sqlite3.Connection:
    """A connection that survives kill -9: WAL, and one transaction per source file."""
    connection = sqlite3.connect(
        file, timeout=60, isolation_level=None, check_same_thread=False, cached_statements=64
    )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    prepare(connection, file)
    return connection


def prepare(connection: sqlite3.Connection, file: Path) -> None:
    """Make the tables of a new store; StoreTooNew for one of a later version."""
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        raise StoreTooNew(
            f"Kho {file} do một phiên bản mới hơn tạo ra ({found} > {VERSION}). Hãy nâng cấp."
        )
    if found < VERSION:
        connection.executescript(TABLES)
        renew(connection)


def renew(connection: sqlite3.Connection) -> None:
    """Bring an older store to this version, once, whoever opens it first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] == 1:
            renew_contents(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def renew_contents(connection: sqlite3.Connection) -> None:
    """Provisions by columns instead of rows, as the first version kept them."""
    for digest, body in connection.execute("SELECT digest, body FROM contents").fetchall():
        text, rows, procedure = orjson.loads(zlib.decompress(body))
        renewed = orjson.dumps([text, provision_columns(rows), procedure])
        connection.execute(
            "UPDATE contents SET body = ? WHERE digest = ?",
            (zlib.compress(renewed, FAST), digest),
        )
