"""The tables of an installation, and their rows as JSON that is the same for every database."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.apps import apps
from django.db import connection, models

# Made anew by the program itself, or of no worth after a restore: people sign in again.
LEFT_OUT = {"auth", "contenttypes", "sessions"}
AT_ONCE = 500
Model = type[models.Model]


def tables() -> dict[str, Model]:
    """The models whose rows belong to the installation, by name, those of many-to-many links too."""
    found = (model for model in apps.get_models(include_auto_created=True) if model._meta.managed)
    return {model._meta.label_lower: model for model in found if model._meta.app_label not in LEFT_OUT}


def rows_of(model: Model) -> Iterator[str]:
    """Every row as one line of JSON, in the order of its key."""
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=2000)
    for row in rows:
        values = dict(zip(names, map(_plain, row), strict=True))
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def row_from(model: Model, line: str) -> models.Model:
    """The row of a line of JSON, not yet saved. Raises ValueError or ValidationError where it tells of none."""
    told = json.loads(line)
    fields = {field.attname: field for field in model._meta.concrete_fields}
    if not isinstance(told, dict) or set(told) != set(fields):
        raise ValueError("other fields")
    return model(**{name: _meant(field, told[name]) for name, field in fields.items()})


def _meant(field: Any, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField | models.FileField):
        return value
    return (field.target_field if field.is_relation else field).to_python(value)


def is_empty() -> bool:
    """Whether nothing of worth stands in the database: no organisations, no people, no journal."""
    kept = tables()
    names = ("registry.organisation", "registry.person", "journal.entry")
    return not any(kept[name]._base_manager.exists() for name in names)


def set_sequences() -> None:
    """Lets the counters of ids go on behind the greatest id; SQLite does so by itself."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables().values())):
            cursor.execute(statement)
