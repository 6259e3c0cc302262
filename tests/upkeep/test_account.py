"""The first account from the terminal, and a new password."""

import pytest

from installation import installed

WHO = ("--login", "petrova", "--surname", "Петрова", "--given-name", "Анна", "--title", "Главный специалист")
WHERE = ("--organisation", "Управление образования Луговского района")
SHOW = (
    "from avgust.apps.registry.api import Person\n"
    "for p in Person.objects.all():\n    print(p.login, *p.posts.values_list('role', 'organisation__kind'), "
    "*[p.check_password(w) for w in ('луговой-ветер-26', 'новый-луговой-ветер')])"
)


@pytest.fixture
def fresh(tmp_path):
    with installed("sqlite", tmp_path / "home", migrated=False) as made:
        yield made


def test_the_first_account_makes_the_database_and_the_authority(fresh):
    done = fresh.command("account", *WHO, *WHERE, "--password-stdin", input="луговой-ветер-26\n")
    assert done.returncode == 0, done.stderr
    assert fresh.python(SHOW) == "petrova ('specialist', 'authority') ('administrator', 'authority') True False"
    again = fresh.command("account", "--login", "Petrova", "--password-stdin", input="новый-луговой-ветер\n")
    assert again.returncode == 0 and "Петрова Анна" in again.stdout
    assert fresh.python(SHOW).endswith("False True")
    assert fresh.command("check").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "password", "words"),
    [
        ((*WHO, *WHERE), "short", "слишком короткий"),
        ((*WHO, *WHERE, "--role", "tsar"), "луговой-ветер-26", "нет роли tsar"),
        ((*WHO, *WHERE, "--kind", "court"), "луговой-ветер-26", "нет вида court"),
        (WHO, "луговой-ветер-26", "не указано: Название организации"),
    ],
)
def test_what_cannot_be_is_told_and_leaves_nothing(fresh, arguments, password, words):
    done = fresh.command("account", *arguments, "--password-stdin", input=f"{password}\n")
    assert done.returncode == 2 and words in done.stderr.lower().replace(words.lower(), words), done.stderr
    assert fresh.python(SHOW) == ""
