"""Infinitives known by their shape, without a dictionary; nouns that look like them are data.

Words are folded: lower case, «ё» as «е». `tests/rules/test_infinitives.py` holds the shapes against a dictionary.
"""

import re
from functools import lru_cache

WORD = re.compile(r"(?<![а-я])[а-я]+(?:т[ьи]|чь)(?:с[яь])?(?![а-я-])")

PREFIXES = (
    r"(?:без|вос|воз|вз|взо|во|в|вы|до|за|изо|из|ис|на|недо|низ|о|обо|об|ото|от|пере|подо|под|по|пре|превоз|пред|при|"
    r"преподо|препод|произ|прои|про|разо|раз|рас|ро|со|с|у|снис|воспроиз)"
)
# -ти: a closed class of roots, «провести», «внести», «найти», «вырасти».
IN_TI = re.compile(
    rf"{PREFIXES}{{0,2}}(?:вести|везти|нести|йти|дти|идти|расти|спасти|брести|мести|плести|грести|ползти|цвести|блюсти|"
    r"трясти)"
)
NOUNS_IN_TI = {"совести": "закон о свободе совести"}
# -сть, -зть: «учесть», «прочесть», «попасть», «украсть»; without a prefix they are nouns («честь», «пасть»).
IN_ST = re.compile(rf"{PREFIXES}(?:честь|чесь|сесть|лезть|красть|класть|пасть|грызть|прясть)|класть|сесть|лезть")
# -чь: «привлечь», «помочь», «достичь», «сберечь».
IN_CH = re.compile(
    rf"{PREFIXES}{{0,2}}(?:беречь|влечь|лечь|стеречь|небречь|стичь|жечь|стричь|прячь|мочь|волочь|кнуть|сечь)"
)
NOUNS_IN_CH = frozenset({"мочь", "сечь"})

# Words in a vowel + -ть that are no infinitives.
NOUNS_IN_T = {
    "сеть": "развить сеть кружков",
    "печать": "подпись и печать",
    "путь": "найти путь",
    "суть": "раскрыть суть",
    "память": "сохранить память",
    "нить": "связующая нить",
    "треть": "не менее трети, треть школ",
    "медь": "медь",
    "плеть": "плеть",
    "клеть": "клеть",
    "кровать": "заменить кровать",
    "рукоять": "рукоять",
    "благодать": "благодать",
    "прыть": "прыть",
    "пять": "пять школ",
    "девять": "девять школ",
    "десять": "десять школ",
    "опять": "опять отметили",
    "плоть": "плоть",
    "ноготь": "ноготь",
    "локоть": "локоть",
    "ломоть": "ломоть",
    "копоть": "копоть",
    "прихоть": "прихоть",
    "мечеть": "мечеть",
    "ртуть": "утилизировать ртуть",
    "соцсеть": "реклама через соцсеть",
    "телесеть": "городская телесеть",
    "вплоть": "вплоть до отмены ограничений",
    "вспять": "повернуть вспять",
    "чуть": "чуть более",
    "ничуть": "ничуть",
    "хоть": "хоть раз",
    "дескать": "дескать",
}
SHORT_NOUNS_IN_T = frozenset({"мать", "рать", "зять", "тать", "муть", "жуть"})
ENDINGS_OF_NOUNS_IN_T = ("дцать", "осеть", "опечать")  # «двадцать», «теплосеть», «роспечать»


@lru_cache(maxsize=8192)
def is_infinitive(word: str) -> bool:
    """Whether a folded word has the shape of an infinitive.

    >>> is_infinitive("обеспечить"), is_infinitive("деятельность"), is_infinitive("части")
    (True, False, False)
    """
    bare = word[:-2] if word.endswith(("ся", "сь")) else word
    if bare.endswith("ть"):
        return _in_t(bare)
    if bare.endswith("ти"):
        return bare not in NOUNS_IN_TI and bool(IN_TI.fullmatch(bare))
    return bare.endswith("чь") and bare not in NOUNS_IN_CH and bool(IN_CH.fullmatch(bare))


def _in_t(word: str) -> bool:
    if word.endswith(("сть", "зть")):
        return bool(IN_ST.fullmatch(word))
    if len(word) < 4 or word[-3] not in "аеиоуыя" or word in NOUNS_IN_T or word in SHORT_NOUNS_IN_T:
        return False
    return not word.endswith(ENDINGS_OF_NOUNS_IN_T)


def find_infinitive(folded: str, start: int, end: int) -> int:
    """Offset of the first infinitive in `folded[start:end]`, -1 where there is none."""
    for hit in WORD.finditer(folded, start, end):
        at = hit.start()
        if not (at and (folded[at - 1] == "-" or folded[at - 1].isalpha())) and is_infinitive(hit.group()):
            return at
    return -1
