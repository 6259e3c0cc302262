"""The English catalogue is complete and fresh: whoever adds words to a page adds their English."""

import re

import pytest
from messages import CATALOGUE, Message, catalogue, in_python, in_sources, in_template, keys

HOLE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def test_words_of_templates_and_modules_are_found():
    template = (
        '{% translate "Да" %}{% blocktranslate with x=y trimmed %}\n нет {{ x }} {% endblocktranslate %}{{ _("Ещё") }}'
    )
    assert {message.text for message in in_template(template)} == {"Да", "нет %(x)s", "Ещё"}
    assert list(in_python('pgettext("месяц", "май"); _("а" "б"); f(x)')) == [
        Message("месяц", "май", None),
        Message(None, "аб", None),
    ]


def test_every_word_of_the_interface_has_its_english():
    held = keys(catalogue())
    missing = {message.text: places for message, places in in_sources().items() if not held.get(message)}
    assert missing == {}
    assert [entry.msgid for entry in catalogue() if not entry.translated()] == []


def test_no_dead_words_stay_in_the_catalogue():
    assert keys(catalogue()).keys() - in_sources().keys() == set()


def test_holes_for_values_are_the_same_in_both_languages():
    wrong = [
        entry.msgid
        for entry in catalogue()
        if not entry.msgid_plural and sorted(HOLE.findall(entry.msgid)) != sorted(HOLE.findall(entry.msgstr))
    ]
    assert wrong == []


def test_english_has_no_russian_letters_but_in_names_that_it_quotes():
    russian = [entry.msgstr for entry in catalogue() if re.search("[А-Яа-яЁё]", re.sub("“[^”]*”", "", entry.msgstr))]
    assert russian == []


def test_the_compiled_catalogue_is_fresh(tmp_path):
    compiled = tmp_path / "django.mo"
    catalogue().save_as_mofile(str(compiled))
    assert compiled.read_bytes() == CATALOGUE.with_suffix(".mo").read_bytes()


@pytest.mark.parametrize("page", ["/sign-in/"])
def test_a_page_speaks_russian_until_somebody_chooses_english(client, db, page):
    assert 'lang="ru"' in client.get(page, headers={"accept-language": "en"}).content.decode()
    client.post("/language/", {"language": "en"})
    assert 'lang="en"' in client.get(page).content.decode()
