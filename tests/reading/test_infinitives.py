"""Infinitives are told by their shape; the dictionary of pymorphy3 is the judge.

The dictionary holds five million forms, and walking all of them takes the better part of a minute: a fourteenth is walked,
all of it where AVGUST_WHOLE_DICTIONARY is set.
"""

import os
from collections import defaultdict
from functools import lru_cache

import pytest

from avgust.reading.lexicon.infinitives import find_infinitive, is_infinitive
from avgust.reading.lexicon.morphology import _analyzer

ENDINGS = ("ть", "ти", "чь", "ться", "тись", "чься")
LETTERS = "абвгдежзийклмнопрстуфхцчшщыэюя"
STEP = 1 if os.environ.get("AVGUST_WHOLE_DICTIONARY") else 14


@lru_cache(maxsize=1)
def dictionary():
    """Folded words with the endings of infinitives, and the parts of speech that each can be."""
    known = _analyzer().dictionary
    found = defaultdict(set)
    for prefix in [one + other for one in LETTERS for other in LETTERS][::STEP]:
        for word, (paradigm, form) in known.words.iteritems(prefix):
            if word.endswith(ENDINGS):
                found[word.replace("ё", "е")].add(str(known.build_tag_info(paradigm, form).POS))
    return dict(found)


def test_ninety_nine_infinitives_of_a_hundred_are_recognised():
    infinitives = [word for word, parts in dictionary().items() if "INFN" in parts]
    missed = [word for word in infinitives if not is_infinitive(word)]
    assert len(infinitives) > 2_000
    assert len(missed) <= 0.01 * len(infinitives), missed


def test_one_noun_numeral_or_adverb_of_a_hundred_at_most_is_taken_for_an_infinitive():
    others = [w for w, parts in dictionary().items() if parts & {"NOUN", "NUMR", "ADVB"} and "INFN" not in parts]
    taken = [word for word in others if is_infinitive(word)]
    assert len(others) > 500
    assert len(taken) <= 0.01 * len(others), taken


# Verbs of resolutions: each must be recognised, whatever the share says.
VERBS = """
активизировать актуализировать ввести вести взять внедрить внести возложить войти вовлечь возобновить воспользоваться
выделить выйти вынести вырасти выявить дать добиться довести достичь завершить зайти заключить запретить идти
избежать издать изучить инициировать исключить использовать найти направить начать обеспечить обобщить обсудить
обязать оказать определить опубликовать организовать освоить осуществить отчитаться перевести перейти повысить
подготовиться помочь поощрить поручить посетить предостеречь представить предусмотреть привести привлечь придти прийти
принести принять провести продолжить прочесть пройти просить рассмотреть расти расширить сберечь свести создать
сократить спасти стать считать сформировать увеличить увлечь укомплектовать укрепить усилить устранить утвердить учесть
являться вернуться заняться научиться обратиться ознакомиться подключиться руководствоваться сесть попасть обрести
приобрести изобрести произвести воспроизвести снискать перенести зачесть беречь пренебречь перечесть
"""
# Nouns, numerals and adverbs of resolutions that look like them.
NO_VERBS = """
безопасность возможность деятельность грамотность доступность занятость готовность отчетность успешность область
ответственность часть власть честь весть новость повесть совесть потребность сеть соцсеть телесеть печать путь суть
память часть смерть треть четверть пять шесть девять десять двадцать тридцать пятнадцать опять вплоть чуть почти части
области сети сетей дети детьми пути сути памяти новости совести ночь речь дочь помощь мощь вещь печь очередь тетрадь
площадь молодежь мать зять кровать скорость кость гость лесть месть
"""


@pytest.mark.parametrize("word", VERBS.split())
def test_a_verb_of_resolutions_is_an_infinitive(word):
    assert is_infinitive(word)


@pytest.mark.parametrize("word", NO_VERBS.split())
def test_a_noun_of_resolutions_is_no_infinitive(word):
    assert not is_infinitive(word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("в целях развития обеспечить участие", "обеспечить"),
        ("деятельность школ организовать", "организовать"),
        ("социально-ориентировать и провести", "провести"),
        ("(провести)", "провести"),
        ("учиться,учить", "учиться"),
    ],
)
def test_the_first_infinitive_of_a_text_is_found(text, word):
    assert find_infinitive(text, 0, len(text)) == text.index(word)


@pytest.mark.parametrize(
    "text", ["", "деятельность", "часть области", "программа «сеть»", "школа-провести", "xпровести"]
)
def test_a_text_without_an_infinitive_has_none(text):
    assert find_infinitive(text, 0, len(text)) == -1


def test_only_the_slice_that_is_asked_for_is_searched():
    text = "провести и обеспечить"
    assert find_infinitive(text, 1, len(text)) == text.index("обеспечить")
    assert find_infinitive(text, 1, 12) == -1
