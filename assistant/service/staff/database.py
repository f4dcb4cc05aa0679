"""The tables of the staff pages, beside the approved answers in one SQLite file."""

from pathlib import Path

from assistant.connections import Connections, open_tables
from assistant.feedback.pins import FILE

SCHEMA = """
CREATE TABLE IF NOT EXISTS people (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, salt BLOB NOT NULL, secret BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sessions (
    digest BLOB PRIMARY KEY, name TEXT NOT NULL, csrf TEXT NOT NULL, until REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS attempts (at REAL NOT NULL, name TEXT NOT NULL, client TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS audit (
    at REAL NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL, about TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS audit_is_not_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_is_not_dropped BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    places TEXT NOT NULL,          -- JSON: what is read
    by TEXT NOT NULL,
    at REAL NOT NULL,
    state TEXT NOT NULL,           -- running, done, failed, stopped
    step TEXT NOT NULL DEFAULT '',
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    told TEXT NOT NULL DEFAULT '', -- what it did, or why it failed
    ended_at REAL
);
CREATE TABLE IF NOT EXISTS schedules (
    id INTEGER PRIMARY KEY,
    places TEXT NOT NULL,          -- JSON
    clock TEXT NOT NULL,           -- "02:00", in Viet Nam
    weekday INTEGER,               -- 0 is Monday; NULL: every day
    seen INTEGER NOT NULL          -- up to when it was looked after
);
"""


def staff_tables(data: Path) -> Connections:
    return open_tables(data / FILE, SCHEMA)
