"""An adopted directive never changes: the database itself refuses to update or delete its row."""

from django.db import migrations

SQLITE = [
    "CREATE TRIGGER directive_no_update BEFORE UPDATE ON acts_directive WHEN OLD.state = 'adopted' "
    "BEGIN SELECT RAISE(ABORT, 'an adopted directive never changes'); END",
    "CREATE TRIGGER directive_no_delete BEFORE DELETE ON acts_directive WHEN OLD.state = 'adopted' "
    "BEGIN SELECT RAISE(ABORT, 'an adopted directive never changes'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION directive_adopted_stays() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'an adopted directive never changes'; END $$",
    "CREATE TRIGGER directive_no_change BEFORE UPDATE OR DELETE ON acts_directive "
    "FOR EACH ROW WHEN (OLD.state = 'adopted') EXECUTE FUNCTION directive_adopted_stays()",
]


def add(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("acts", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
