"""One archive of a whole installation, the same for every database.

A ZIP: `tables/NAME.jsonl` (a row a line), `files/PATH` (what was uploaded), `manifest.json` (versions, counts, hashes).
The comment of the ZIP is the hash of the manifest, so that a change anywhere is seen.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from avgust import __version__
from avgust.upkeep.errors import ArchiveError
from avgust.upkeep.tables import rows_of, tables

FORMAT = 1
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive holds."""

    manifest: dict[str, Any]

    @property
    def rows(self) -> int:
        """All rows of all tables."""
        return sum(table["rows"] for table in self.manifest["tables"].values())

    @property
    def files(self) -> int:
        """How many uploaded files."""
        return len(self.manifest["files"])


def uploads() -> Path:
    """The folder of the uploaded files."""
    return Path(default_storage.location)  # type: ignore[attr-defined]


def applied() -> list[str]:
    """The migrations of the database, «app.name»."""
    return sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations)


def write(path: Path, now: datetime) -> Contents:
    """Writes the archive; it takes its name only when it is whole. Raises ArchiveError where the name is taken."""
    if path.exists():
        raise ArchiveError("такой файл уже есть; назовите другой", str(path))
    half = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(half, "x", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            manifest = {"format": FORMAT, "avgust": __version__, "made": now.isoformat(), "migrations": applied()}
            with one_moment():
                manifest["tables"] = {name: _table(archive, name, model) for name, model in tables().items()}
            manifest["files"] = {name: _file(archive, name, place) for name, place in uploaded()}
            told = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
            archive.writestr("manifest.json", told)
            archive.comment = hashlib.sha256(told).hexdigest().encode()
        half.chmod(0o600)
        half.rename(path)
    finally:
        half.unlink(missing_ok=True)
    return Contents(manifest)


@contextmanager
def one_moment() -> Iterator[None]:
    """All tables as they stand at one moment, while people go on working."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def uploaded() -> Iterator[tuple[str, Path]]:
    """The uploaded files in their order: their path below the folder, and where they lie."""
    folder = uploads()
    for place in sorted(folder.rglob("*")):
        if place.is_file():
            yield place.relative_to(folder).as_posix(), place


def _table(archive: zipfile.ZipFile, name: str, model: Any) -> dict[str, Any]:
    digest, count = hashlib.sha256(), 0
    with archive.open(f"tables/{name}.jsonl", "w", force_zip64=True) as file:
        for line in rows_of(model):
            data = line.encode() + b"\n"
            file.write(data)
            digest.update(data)
            count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


def _file(archive: zipfile.ZipFile, name: str, place: Path) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    info = zipfile.ZipInfo(f"files/{name}")
    info.compress_type = zipfile.ZIP_STORED  # DOCX, PDF and pictures are compressed already
    with place.open("rb") as source, archive.open(info, "w", force_zip64=True) as file:
        for data in chunks(source):
            file.write(data)
            digest.update(data)
            size += len(data)
    return {"size": size, "sha256": digest.hexdigest()}


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """The contents piece by piece."""
    while data := file.read(CHUNK):
        yield data


def home() -> Path:
    """The folder of the installation."""
    return Path(settings.AVGUST_HOME)
