"""An archive taken back: looked through to its last byte first, then put in whole or not at all."""

import hashlib
import json
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import Error, connection, transaction

from avgust.upkeep import backup
from avgust.upkeep.backup import Contents, chunks, uploads
from avgust.upkeep.database import bring_up_to_date
from avgust.upkeep.errors import ArchiveError
from avgust.upkeep.tables import AT_ONCE, Model, is_empty, row_from, set_sequences, tables

DAMAGED = "архив повреждён или изменён: {}. Возьмите другую копию; ничего не восстановлено"
KEYS = {"format", "avgust", "made", "migrations", "tables", "files"}


def look_through(path: Path) -> Contents:
    """What the archive holds, every hash counted anew. Raises ArchiveError for one that is not as it was made."""
    with _opened(path) as archive:
        contents = _manifest(archive, path)
        parts = {f"tables/{name}.jsonl": told for name, told in contents.manifest["tables"].items()}
        parts |= {f"files/{name}": told for name, told in contents.manifest["files"].items()}
        if {*archive.namelist()} != {*parts, "manifest.json"} or len(archive.namelist()) != len(parts) + 1:
            raise ArchiveError(DAMAGED.format("не хватает частей или есть лишние"), str(path))
        for name, told in parts.items():
            if _digest(archive, name) != told["sha256"]:
                raise ArchiveError(DAMAGED.format(name), str(path))
    return contents


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise ArchiveError("такого файла нет", str(path)) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ArchiveError(DAMAGED.format("он не читается"), str(path)) from error


def _manifest(archive: zipfile.ZipFile, path: Path) -> Contents:
    try:
        data = archive.read("manifest.json")
        told = json.loads(data)
    except (KeyError, ValueError) as error:
        raise ArchiveError(DAMAGED.format("нет описи"), str(path)) from error
    if hashlib.sha256(data).hexdigest().encode() != archive.comment or not isinstance(told, dict) or set(told) != KEYS:
        raise ArchiveError(DAMAGED.format("опись"), str(path))
    if told["format"] != backup.FORMAT or set(told["tables"]) != set(tables()):
        version = told["avgust"]
        raise ArchiveError(f"архив сделан версией {version}, эта программа его не понимает", str(path))
    if outside := next((name for name in told["files"] if not is_inside(name)), ""):
        raise ArchiveError(DAMAGED.format(f"файл «{outside}» лежит вне папки"), str(path))
    return Contents(told)


def is_inside(name: str) -> bool:
    """Whether a file's path stays below the folder of uploads."""
    parts = re.split(r"[\\/]", name)
    return bool(name) and not any(part in {"", ".", ".."} for part in parts) and ":" not in name and "\0" not in name


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    whole = hashlib.sha256()
    with archive.open(name) as file:
        for data in chunks(file):
            whole.update(data)
    return whole.hexdigest()


def put_in(path: Path, contents: Contents) -> None:
    """Puts a looked-through archive into an empty database that is at the version of the program.

    Raises ArchiveError where the archive was made at another version of the tables, or a row does not fit.
    """
    ours = backup.applied()
    if contents.manifest["migrations"] != ours:
        raise ArchiveError(
            f"архив сделан версией {contents.manifest['avgust']} с другим строением таблиц. "
            "Восстановите его той же версией программы, затем обновите её",
            str(path),
        )
    fresh = uploads().with_name("uploads.restoring")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with _opened(path) as archive:
            _extract(archive, contents, fresh)
            _load(archive, contents, path)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(uploads(), ignore_errors=True)
    fresh.rename(uploads())


def _extract(archive: zipfile.ZipFile, contents: Contents, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in contents.manifest["files"]:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(f"files/{name}") as source, target.open("xb") as file:
            shutil.copyfileobj(source, file, backup.CHUNK)
        target.chmod(0o600)


def _load(archive: zipfile.ZipFile, contents: Contents, path: Path) -> None:
    """All rows in one transaction; keys between tables are looked at when all are in."""
    try:
        with transaction.atomic():
            for model in reversed(tables().values()):
                model._base_manager.all().delete()  # what a migration may have put into an empty database
            for name, model in tables().items():
                _load_table(archive, name, model)
            connection.check_constraints()
            set_sequences()
    except (Error, ValueError, ValidationError) as error:
        raise ArchiveError(DAMAGED.format(f"строки не подходят ({error})"), str(path)) from error


def _load_table(archive: zipfile.ZipFile, name: str, model: Model) -> None:
    waiting: list[Any] = []
    with archive.open(f"tables/{name}.jsonl") as file:
        for line in file:
            waiting.append(row_from(model, line.decode()))
            if len(waiting) == AT_ONCE:
                model._base_manager.bulk_create(waiting)
                waiting.clear()
    model._base_manager.bulk_create(waiting)


def demand_empty() -> None:
    """Raises ArchiveError where the database holds something."""
    if not is_empty():
        raise ArchiveError("в базе уже есть данные. Чтобы заменить их целиком, добавьте --replace")


def clear(now: datetime) -> Path:
    """Copies the installation into `backups`, then empties its database for good; the copy."""
    folder = backup.home() / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"before-restore-{now:%Y%m%d-%H%M%S}.avgust"
    backup.write(copy, now)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_schema()")
            schema = connection.ops.quote_name(cursor.fetchone()[0])
            cursor.execute(f"DROP SCHEMA {schema} CASCADE")
            cursor.execute(f"CREATE SCHEMA {schema}")
    else:
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{ending}").unlink(missing_ok=True)
    bring_up_to_date()
    return copy
