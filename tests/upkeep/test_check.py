"""`avgust check` says what is broken, and what to do."""

import pytest

from installation import ENGINES, installed

FILL = "from district import make_district\nfrom world import make_world\nmake_world(make_district())"
EDIT = {
    "sqlite": ["DROP TRIGGER journal_no_update"],
    "postgresql": ["ALTER TABLE journal_entry DISABLE TRIGGER ALL"],
}


@pytest.fixture(params=ENGINES)
def installation(request, tmp_path):
    with installed(request.param, tmp_path / "home") as made:
        made.python(FILL)
        yield made


def told(installation):
    done = installation.command("check")
    return done.returncode, " ".join(done.stdout.split())


def sql(installation, *statements):
    lines = "".join(f"\n    cursor.execute({statement!r})" for statement in statements)
    installation.python(f"from django.db import connection\nwith connection.cursor() as cursor:{lines}")


def test_a_whole_installation_is_called_whole_and_a_changed_one_is_not(installation):
    code, words = told(installation)
    assert code == 0 and "Установка цела" in words and "цепочка цела" in words
    engine = "sqlite" if installation.database.startswith("sqlite") else "postgresql"
    sql(installation, *EDIT[engine], "UPDATE journal_entry SET person_name = 'Другой' WHERE number = 7")
    code, words = told(installation)
    assert code == 1 and "записи № 7" in words and "Есть что исправить" in words


def test_lost_and_changed_files_are_named(installation):
    first, second, *_ = sorted(place for place in (installation.home / "uploads").rglob("*") if place.is_file())
    first.unlink()
    second.write_text("другое")
    code, words = told(installation)
    assert code == 1 and f"нет файла {first.relative_to(installation.home / 'uploads')}" in words
    assert f"изменён {second.relative_to(installation.home / 'uploads')}" in words


def test_work_that_nobody_does_is_told(installation):
    installation.python(
        "from datetime import timedelta\nfrom django.utils import timezone\nfrom avgust.jobs.models import Job\n"
        "Job.objects.create(task='x', key='x', enqueued_at=timezone.now() - timedelta(hours=1))"
    )
    code, words = told(installation)
    assert code == 1 and "ждут дольше 10 минут: 1" in words and "avgust worker" in words


def test_an_old_database_is_sent_to_be_migrated(installation):
    sql(installation, "DELETE FROM django_migrations WHERE app = 'jobs'")
    code, words = told(installation)
    assert code == 1 and "avgust migrate" in words
