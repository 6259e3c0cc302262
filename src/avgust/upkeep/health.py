"""Whether an installation is whole: each check finds one thing, and says what to do where it is not as it should be."""

import hashlib
import shutil
import stat
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import Error, connection, models

from avgust.apps.journal.api import Entry, broken_at
from avgust.jobs.models import Job
from avgust.upkeep.backup import chunks, home, uploaded, uploads
from avgust.upkeep.database import database_name, pending, unknown

LEAST_DISK = 1_000_000_000  # bytes free
LONG_WAIT = timedelta(minutes=10)  # a job that waits longer has no worker
SHOWN = 5
RESTORE = "Восстановите установку из последней целой копии: ./avgust restore ФАЙЛ --replace"


class Check(NamedTuple):
    """What was found: `good`, `doubtful` (look at it), or `bad` (mend it)."""

    name: str
    state: Literal["good", "doubtful", "bad"]
    found: str
    advice: str = ""


def checks(now: datetime, files: bool = True) -> Iterator[Check]:
    """All of them, the grave ones first; the contents of `files` are read only where they are wanted."""
    yield versions()
    yield integrity()
    yield journal()
    yield uploaded_files(files)
    yield disk()
    yield waiting_jobs(now)
    yield failed_jobs()
    yield from settings_checks()


def versions() -> Check:
    """Whether database and program belong together."""
    if newer := unknown():
        return Check("Версия базы", "bad", f"база новее программы: {newer[0]}", "Обновите программу.")
    if lacking := pending():
        return Check("Версия базы", "bad", f"не хватает изменений: {len(lacking)}", "Выполните: ./avgust migrate")
    return Check("Версия базы", "good", database_name())


def integrity() -> Check:
    """What the database itself says of its pages and keys."""
    problems: list[str] = []
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA integrity_check(5)")
                problems += [str(row[0]) for row in cursor.fetchall() if row[0] != "ok"]
                cursor.execute("PRAGMA foreign_key_check")
                problems += [f"{row[0]}: строка {row[1]} ссылается на отсутствующую" for row in cursor.fetchall()]
            else:
                cursor.execute("SELECT relname FROM pg_index JOIN pg_class ON oid = indexrelid WHERE NOT indisvalid")
                problems += [f"негодный указатель {row[0]}" for row in cursor.fetchall()]
    except Error as error:
        problems.append(str(error))
    if problems:
        return Check("Целость базы", "bad", "; ".join(problems[:SHOWN]), RESTORE)
    return Check("Целость базы", "good", "нарушений нет")


def journal() -> Check:
    """The chain of hashes, from the first entry to the last."""
    if (broken := broken_at()) is not None:
        number, reason = broken
        advice = f"Журнал меняли в обход программы. Сохраните базу для разбирательства. {RESTORE}"
        return Check("Журнал", "bad", f"цепочка нарушена на записи № {number}: {reason}", advice)
    return Check("Журнал", "good", f"записей: {Entry.objects.count()}, цепочка цела")


def uploaded_files(read: bool = True) -> Check:
    """Whether every file that a row tells of is there and holds what it held."""
    lost, changed, known = [], [], set()
    for name, told in files_told():
        known.add(name)
        place = uploads() / name
        if not place.is_file():
            lost.append(name)
        elif read and told and digest(place) != told:
            changed.append(name)
    if lost or changed:
        words = [f"нет файла {name}" for name in lost] + [f"изменён {name}" for name in changed]
        found = f"пропало: {len(lost)}, изменено: {len(changed)} ({'; '.join(words[:SHOWN])})"
        return Check("Файлы", "bad", found, f"Верните файлы в {uploads()} из копии. {RESTORE}")
    spare = sum(name not in known for name, _ in uploaded())
    found = f"на месте: {len(known)}" + (f", ничьих: {spare}" if spare else "")
    return Check("Файлы", "good", found)


def files_told() -> Iterator[tuple[str, str]]:
    """Every uploaded file that a row tells of, with its hash where the row keeps one."""
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields}
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                wanted = [field.name, *(["sha256"] if "sha256" in names else [])]
                for name, *told in model._base_manager.exclude(**{field.name: ""}).values_list(*wanted).iterator():
                    yield name, told[0] if told else ""


def digest(place: Path) -> str:
    """SHA-256 of a file."""
    whole = hashlib.sha256()
    with place.open("rb") as file:
        for data in chunks(file):
            whole.update(data)
    return whole.hexdigest()


def disk() -> Check:
    """Room where the installation lies."""
    free = shutil.disk_usage(home()).free
    found = f"свободно {free / 1e9:.1f} ГБ".replace(".", ",") + f" в {home()}"
    if free < LEAST_DISK:
        return Check("Место на диске", "bad", found, "Освободите место: без него не сохранится ни одно изменение.")
    return Check("Место на диске", "good", found)


def waiting_jobs(now: datetime) -> Check:
    """Whether somebody does the background work."""
    waiting = Job.objects.filter(state="waiting", run_after=None)
    late = waiting.filter(enqueued_at__lt=now - LONG_WAIT).count()
    if late:
        advice = "Исполнитель не работает. Запустите ./avgust serve или ./avgust worker"
        return Check("Фоновая работа", "bad", f"ждут дольше 10 минут: {late}", advice)
    return Check("Фоновая работа", "good", f"ждут: {waiting.count()}")


def failed_jobs() -> Check:
    """Jobs that came to nothing."""
    failed = list(Job.objects.filter(state="failed").order_by("-id").values_list("failure", flat=True)[:1000])
    if failed:
        advice = "Причины – на странице «Состояние»."
        return Check("Несделанные задания", "doubtful", f"{len(failed)}; последнее: {failed[0]}", advice)
    return Check("Несделанные задания", "good", "нет")


def settings_checks() -> Iterator[Check]:
    """Settings that open what should be closed."""
    local = set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]"}
    if settings.DEBUG:
        yield Check("Настройки", "bad", "включён AVGUST_DEBUG: ошибки показывают устройство", "Уберите AVGUST_DEBUG.")
    if settings.AVGUST_DEMO:
        advice = "На настоящих данных уберите AVGUST_DEMO немедленно."
        yield Check("Настройки", "doubtful", "включён AVGUST_DEMO: войти можно кем угодно", advice)
    if settings.AVGUST_TODAY:
        found = f"сегодняшний день задан: {settings.AVGUST_TODAY}"
        yield Check("Настройки", "doubtful", found, "Уберите AVGUST_TODAY, чтобы сроки шли по часам.")
    if not local and not settings.AVGUST_HTTPS:
        advice = "Откройте страницы по HTTPS и задайте AVGUST_HTTPS=1."
        yield Check("Настройки", "doubtful", "страницы открыты другим компьютерам без HTTPS", advice)
    key = home() / "secret-key"
    if sys.platform != "win32" and key.exists() and key.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Check("Настройки", "bad", "ключ могут прочесть другие", f"Выполните: chmod 600 {key}")
