"""The database: what it is called, what it lacks, how it is brought to the version of the program."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from avgust import __version__
from avgust.upkeep.errors import NotReadyError


def database_name() -> str:
    """The database as people know it: the file, or the name with its host; never the password."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(values["NAME"])
    return f"{values['NAME']} на {values['HOST'] or 'этом компьютере'}"


def pending() -> list[str]:
    """The migrations that the database still lacks, «app.name»."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def unknown() -> list[str]:
    """The migrations that the database has and this program does not know: it was used by a newer one."""
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
    if connection.vendor != "sqlite" or not connection.introspection.table_names():
        return None
    folder = Path(settings.AVGUST_HOME) / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"before-{__version__}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    copy.chmod(0o600)
    return copy
