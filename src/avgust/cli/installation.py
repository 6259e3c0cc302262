"""An installation made ready: Django set up, the database brought up to date, the static files with their hashes.

Nothing here is imported by the commands that read documents.
"""

import hashlib
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from avgust import __version__
from avgust.kernel.errors import AvgustError


class NotReadyError(AvgustError):
    """The installation cannot be used; says why and what to do."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__("installation", message, place)


def set_up() -> None:
    """Makes Django ready in this process; what it writes is nobody else's to read."""
    import django

    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "avgust.config.settings")
    django.setup()


def connect() -> None:
    """Sets Django up and makes sure that the database answers. Raises NotReadyError."""
    from django.db import Error, connection

    set_up()
    try:
        connection.ensure_connection()
    except Error as error:
        raise NotReadyError(f"База данных не отвечает: {' '.join(str(error).split())}", database_name()) from error


def database_name() -> str:
    """The database as people know it: the file, or the name with its host; never the password."""
    from django.db import connection

    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(values["NAME"])
    return f"{values['NAME']} на {values['HOST'] or 'этом компьютере'}"


def pending() -> list[str]:
    """The migrations that the database still lacks, «app.name»."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def unknown() -> list[str]:
    """The migrations that the database has and this program does not know: it was used by a newer one."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations)
    ours = {app for app, _ in known}
    return sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if (app, name) not in known and app in ours
    )


def bring_up_to_date() -> tuple[int, Path | None]:
    """Applies what the database lacks; how many migrations it was, and the copy that was made of a SQLite file before.

    Raises NotReadyError where the database belongs to a newer version.
    """
    from django.core.management import call_command

    if newer := unknown():
        raise NotReadyError(f"База создана более новой версией программы ({newer[0]}). Обновите программу.")
    wanted = pending()
    if not wanted:
        return 0, None
    copy = copy_before_migration()
    call_command("migrate", interactive=False, verbosity=0)
    return len(wanted), copy


def copy_before_migration() -> Path | None:
    """A copy of the SQLite file beside it, made by SQLite itself; None where there is nothing to lose, or no file."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite" or not connection.introspection.table_names():
        return None
    folder = Path(settings.AVGUST_HOME) / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"before-{__version__}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    copy.chmod(0o600)
    return copy


def collect_static() -> bool:
    """Puts the static files, with hashes in their names, into the home in place of the former ones.

    False where they lie there already.
    """
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.files.storage import storages

    target = Path(settings.STATIC_ROOT)
    sources = {name: origin for finder in reversed(list(get_finders())) for name, origin in finder.list([])}
    stamp, stamped = stamp_of(sources), target.with_name("static.stamp")
    if (target / "staticfiles.json").exists() and stamped.exists() and stamped.read_text("ascii") == stamp:
        return False
    fresh = target.with_name("static.new")
    shutil.rmtree(fresh, ignore_errors=True)
    options = {"location": str(fresh), "base_url": settings.STATIC_URL}
    storage: Any = storages.create_storage({"BACKEND": "avgust.web.static_files.HashedFiles", "OPTIONS": options})
    for name, origin in sources.items():
        with origin.open(name) as file:
            storage.save(name, file)
    for name, _, done in storage.post_process({name: (storage, name) for name in sources}):
        if isinstance(done, Exception):
            raise NotReadyError(f"Не подготовлен файл страниц: {done}", name)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    stamped.write_text(stamp, "ascii")
    return True


def stamp_of(sources: Mapping[str, Any]) -> str:
    """What tells one set of files from another."""
    whole = hashlib.sha256(__version__.encode())
    for name in sorted(sources):
        with sources[name].open(name) as file:
            whole.update(name.encode() + b"\0" + hashlib.sha256(file.read()).digest())
    return whole.hexdigest()
