"""Infinitives are known by their shape; a dictionary says how well."""

from functools import cache
from itertools import product

import pytest

from avgust.reading.lexicon.infinitives import find_infinitive, is_infinitive
from avgust.reading.lexicon.morphology import _analyzer

ENDINGS = tuple(ending + particle for ending in ("ть", "ти", "чь") for particle in ("", "ся", "сь"))
OTHERS = {"NOUN", "NUMR", "ADVB"}
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
BEGINNINGS = ["".join(letters) for letters in product(LETTERS, repeat=3)][
    ::7
]  # a seventh of the words, of every letter


@cache
def dictionary() -> tuple[frozenset[str], frozenset[str]]:
    """Infinitives of the dictionary, and words with their endings that are nothing but nouns, numerals, adverbs."""
    infinitives, others = set(), set()
    known = _analyzer().dictionary
    for word, form in (pair for beginning in BEGINNINGS for pair in known.words.iteritems(beginning)):
        if word.endswith(ENDINGS):
            part = known.build_tag_info(*form).POS
            if part == "INFN":
                infinitives.add(word.replace("ё", "е"))
            elif part in OTHERS:
                others.add(word.replace("ё", "е"))
    return frozenset(infinitives), frozenset(others - infinitives)


def test_nearly_every_infinitive_of_the_dictionary_is_recognised():
    infinitives, _ = dictionary()
    missed = [word for word in infinitives if not is_infinitive(word)]
    assert len(infinitives) > 3_000
    assert len(missed) <= 0.01 * len(infinitives), sorted(missed)[:50]


def test_hardly_any_other_word_is_taken_for_an_infinitive():
    _, others = dictionary()
    taken = [word for word in others if is_infinitive(word)]
    assert len(others) > 1_000
    assert len(taken) <= 0.01 * len(others), sorted(taken)[:50]


@pytest.mark.parametrize(
    "word",
    [
        "обеспечить",
        "провести",
        "внести",
        "привлечь",
        "достичь",
        "учесть",
        "прочесть",
        "пройти",
        "найти",
        "вести",
        "обратиться",
        "ознакомиться",
        "остаться",
        "сберечь",
        "помочь",
        "обучаться",
        "создать",
        "класть",
        "расти",
        "ввести",
        "обновить",
        "усилить",
        "принять",
        "изучить",
        "стремиться",
        "взять",
        "утвердить",
        "оформить",
        "пресечь",
        "произвести",
        "приобрести",
        "воспользоваться",
    ],
)
def test_verbs_of_resolutions_are_infinitives(word):
    assert is_infinitive(word)


@pytest.mark.parametrize(
    "word",
    [
        "деятельность",
        "часть",
        "части",
        "области",
        "сеть",
        "сети",
        "печать",
        "треть",
        "пять",
        "десять",
        "двадцать",
        "тридцать",
        "ответственность",
        "новости",
        "дочь",
        "ночь",
        "речь",
        "память",
        "пути",
        "власть",
        "возраст",
        "безопасность",
        "отчетность",
        "занятость",
        "успеваемость",
        "дети",
        "гости",
        "почти",
        "опять",
        "мать",
        "кровать",
        "соцсеть",
        "скорость",
        "печь",
    ],
)
def test_words_that_look_like_infinitives_are_none(word):
    assert not is_infinitive(word)


def test_the_first_infinitive_of_a_phrase_is_found_by_its_offset():
    phrase = "деятельность школ и отчетность улучшить и проверить"
    assert find_infinitive(phrase, 0, len(phrase)) == phrase.index("улучшить")
    assert find_infinitive("деятельность школ", 0, 17) == -1


@pytest.mark.parametrize("phrase", ["научно-деятельный", "читать-то", "интернет-сеть"])
def test_halves_of_compounds_are_no_infinitives(phrase):
    assert find_infinitive(phrase, 0, len(phrase)) == -1
