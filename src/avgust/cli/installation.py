"""An installation made ready: Django set up, the database brought up to date, the static files with their hashes.

Nothing here is imported by the commands that read documents.
"""

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from avgust import __version__
from avgust.upkeep.errors import NotReadyError


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
    from avgust.upkeep.database import database_name

    try:
        connection.ensure_connection()
    except Error as error:
        raise NotReadyError(f"База данных не отвечает: {' '.join(str(error).split())}", database_name()) from error


def connect_up_to_date() -> None:
    """Connects. Raises NotReadyError where the database is of another version than the program."""
    connect()
    from avgust.upkeep.database import pending, unknown

    if pending():
        raise NotReadyError("База данных не готова. Выполните: ./avgust migrate")
    if newer := unknown():
        raise NotReadyError(f"База создана более новой версией программы ({newer[0]}). Обновите программу.")


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
