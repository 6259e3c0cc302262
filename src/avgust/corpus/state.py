"""What is done: a small database in the folder of the results, open for one run at a time."""

import sqlite3
from pathlib import Path
from typing import Any

import msgspec

from avgust.corpus.record import Facts, Record, Stamp
from avgust.kernel.errors import AvgustError

FILE = "state.sqlite"
LAYOUT = 1  # of the tables; a database of another one is begun anew
_TABLES = """
CREATE TABLE documents (
    key TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL, version TEXT NOT NULL,
    seconds REAL NOT NULL, memory INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
    sha256 TEXT NOT NULL, facts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE results (
    path TEXT PRIMARY KEY, key TEXT NOT NULL, place INTEGER NOT NULL, size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX results_of ON results (key);
CREATE TABLE directives (key TEXT PRIMARY KEY, rows BLOB NOT NULL) STRICT;
"""
_RECORD = "size, changed, version, seconds, memory, code, message, sha256, facts"


class State:
    """The memory of a folder of results. Every change is a transaction: a run that is killed loses at most the last."""

    def __init__(self, folder: Path) -> None:
        """Opens or begins it. Raises `AvgustError` where another run has it, and where the folder cannot be written."""
        try:
            self._base = sqlite3.connect(folder / FILE, timeout=0, isolation_level=None)
            self._claim()
            self._lay_out()
        except sqlite3.DatabaseError as error:
            raise complaint(error, folder) from error

    def _claim(self) -> None:
        """The lock is the system's own on the open file: it ends with this process, however that ends."""
        self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._base.execute("BEGIN EXCLUSIVE")
        self._base.execute("COMMIT")
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = NORMAL")

    def _lay_out(self) -> None:
        (layout,) = self._base.execute("PRAGMA user_version").fetchone()
        if layout == LAYOUT:
            return
        for name in ("documents", "results", "directives"):
            self._base.execute(f"DROP TABLE IF EXISTS {name}")
        self._base.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {LAYOUT}; COMMIT;")

    def close(self) -> None:
        """Gives the folder free."""
        self._base.close()

    def record(self, key: str) -> Record | None:
        """What is remembered of a document."""
        row = self._base.execute(f"SELECT {_RECORD} FROM documents WHERE key = ?", (key,)).fetchone()  # noqa: S608
        if row is None:
            return None
        size, changed, version, seconds, memory, code, message, sha256, facts = row
        found = self._base.execute("SELECT path, size FROM results WHERE key = ? ORDER BY place", (key,))
        told = (version, seconds, memory, code, message, sha256)
        return Record(Stamp(size, changed), *told, msgspec.json.decode(facts, type=Facts), tuple(found.fetchall()))

    def rows(self, key: str) -> bytes:
        """The document's directives, packed."""
        row: tuple[bytes] | None = self._base.execute("SELECT rows FROM directives WHERE key = ?", (key,)).fetchone()
        return row[0] if row else b""

    def keep(self, key: str, record: Record, rows: bytes) -> None:
        """Remembers a document; others lose the results whose places it has taken."""
        facts = msgspec.json.encode(record.facts).decode()
        stamp = record.stamp
        told = (record.version, record.seconds, record.memory, record.code, record.message, record.sha256, facts)
        results = [(path, key, place, size) for place, (path, size) in enumerate(record.results)]
        with Transaction(self._base):
            self._base.execute("DELETE FROM results WHERE key = ?", (key,))
            self._base.execute(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (key, stamp.size, stamp.changed, *told),
            )
            self._base.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", results)
            self._base.execute("INSERT OR REPLACE INTO directives VALUES (?, ?)", (key, rows))

    def restamp(self, key: str, stamp: Stamp) -> None:
        """The file on the disk is another one, the document in it the same."""
        self._base.execute("UPDATE documents SET size = ?, changed = ? WHERE key = ?", (stamp.size, stamp.changed, key))


class Transaction:
    """All or nothing."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def __enter__(self) -> None:
        self._base.execute("BEGIN IMMEDIATE")

    def __exit__(self, error: object, *_: Any) -> None:
        self._base.execute("ROLLBACK" if error else "COMMIT")


def complaint(error: sqlite3.DatabaseError, folder: Path) -> AvgustError:
    """What the database's complaint means for the user."""
    said = str(error)
    if "locked" in said or "busy" in said:
        words = "в эту папку уже пишет другой запуск; дождитесь его конца или укажите другую папку после -o"
        return AvgustError("corpus-busy", words, str(folder.parent))
    if isinstance(error, sqlite3.OperationalError):
        return AvgustError("cannot-write", f"не удалось открыть или записать {FILE}: {said}", str(folder))
    words = f"память о прочитанном испорчена; удалите файл {FILE}, и всё будет прочитано заново"
    return AvgustError("corpus-state-damaged", words, str(folder / FILE))
