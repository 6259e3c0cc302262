"""By what the database looks stems up: an FTS5 table over the passages in SQLite, a column of its own in PostgreSQL.

Whoever alters `Passage` on SQLite makes Django write the table anew, and the triggers are gone: make them again.
"""

from django.db import migrations

ADD = "INSERT INTO search_words(rowid, title_stems, text_stems) VALUES (new.id, new.title_stems, new.text_stems);"
TAKE = (
    "INSERT INTO search_words(search_words, rowid, title_stems, text_stems) "
    "VALUES ('delete', old.id, old.title_stems, old.text_stems);"
)
SQLITE = [
    "CREATE VIRTUAL TABLE search_words USING fts5(title_stems, text_stems, content='search_passage', "
    "content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
    "INSERT INTO search_words(search_words, rank) VALUES ('rank', 'bm25(4.0, 1.0)')",
    f"CREATE TRIGGER search_added AFTER INSERT ON search_passage BEGIN {ADD} END",
    f"CREATE TRIGGER search_taken AFTER DELETE ON search_passage BEGIN {TAKE} END",
    f"CREATE TRIGGER search_changed AFTER UPDATE ON search_passage BEGIN {TAKE} {ADD} END",
]
POSTGRESQL = [
    "ALTER TABLE search_passage ADD COLUMN stems tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('simple'::regconfig, title_stems), 'A') || "
    "setweight(to_tsvector('simple'::regconfig, text_stems), 'C')) STORED",
    "CREATE INDEX search_stems ON search_passage USING gin (stems)",
]


def add(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
