"""How Russian a string looks: what each pair of letters costs in bits, counted over resolutions."""

from itertools import pairwise

ALPHABET = " абвгдежзийклмнопрстуфхцчшщъыьэюя"
# Row: the first letter; column: the second; digit: bits, 9 = rare or never.
_COSTS = (
    "967454796494745333365697779999799",
    "395556873865353975438964699999966",
    "559999399699494392594979994679998",
    "229979397496484377587999999949999",
    "539999799397699194996999999999699",
    "529776299398565285695999999959998",
    "376654766955353784349978577999998",
    "745592299393974998796999979998999",
    "429484599597756295995999969999999",
    "369598494555665556439755597999963",
    "099999999999996499479999989999999",
    "439699688399598286634997999999999",
    "539999389399795499995999999982954",
    "237999299396958369693997999948999",
    "639987499296994289657797799939996",
    "393344676956454754448786889999998",
    "549999399498598261686899999989999",
    "529858379498966298565899979968996",
    "469699599493575346425799999988995",
    "439497299396975394595999999964996",
    "367864757994463844459999276999949",
    "469966294299999396696499999999999",
    "059699999999995497499999999999999",
    "669999399099999699997999999999999",
    "739999199398994996969999979999999",
    "559999299391595797779999999997999",
    "849999199199998997997999999997999",
    "777777177777777777777777777777774",
    "297699398937849968669929959999996",
    "299999896999961999549989999999977",
    "297795999993579699939299999999999",
    "199995997999796999949995492999999",
    "195697797999946998949959797999969",
)
COST = {
    a + b: int(cost) for a, row in zip(ALPHABET, _COSTS, strict=True) for b, cost in zip(ALPHABET, row, strict=True)
}
_PRINTED = frozenset("«»„“”–—№…•·°§\u00a0")
_STRANGE = 12
_SIGN = 4
_CASE = 9


def strangeness(text: str) -> float:
    """Mean cost of a character: about 3–5 for Russian, more for Russian read in a wrong encoding."""
    folded = text.lower().replace("ё", "е")
    cost = 0
    for left, right in pairwise(folded):
        cost += COST.get(left + right) or _odd_pair(left, right)
    return (cost + _case_breaks(text)) / max(1, sum(1 for char in text if char > "\x7f"))


def _odd_pair(left: str, right: str) -> int:
    """A letter beside a sign counts as a word's edge; a sign that Russian text does not have costs much."""
    if right > "\x7f" and right not in ALPHABET:
        return _SIGN if right in _PRINTED else _STRANGE
    edge = (left if left in ALPHABET else " ") + (right if right in ALPHABET else " ")
    return 0 if edge == "  " else COST[edge]


def _case_breaks(text: str) -> int:
    """Capitals after small letters: «оБРАЗОВАНИЕ» is what KOI8-R makes of windows-1251."""
    pairs = pairwise(text)
    return sum(_CASE for left, right in pairs if right > "\x7f" and left.islower() and right.isupper())
