"""Words that name a year: «2021 года», «т.г.», «2020–2024 годы», «2020/2021 учебный год», «новый учебный год»."""

from avgust.reading.temporal.model import JUNE, SEPTEMBER, Kind
from avgust.reading.temporal.stretches import Stretch, joined, months_stretch, school_year_stretch, year_stretch
from avgust.reading.temporal.tokens import Line

Found = tuple[int, Stretch]
Tail = tuple[int, int | None, str]
SEPARATORS = ("-", "/", ",", "и")
# A year of birth or of issue is no time of action: «дети 2012 года рождения», «учебники 2019 года издания».
ATTRIBUTES = ("рожден", "издани", "выпуск", "построй", "основани", "образца")
# «27.05.99» is 1999, «01.10.14» is 2014.
PIVOT = 70
PLURAL = ("годов", "годах", "годы", "гг")
SEVERAL_YEARS = "несколько лет, взят последний"
GLUED = "слитно написано, разделено"
TWO_DIGITS = "год двумя цифрами"
UNNAMED_SCHOOL_YEAR = "учебный год не назван числом"
SINGLE_SCHOOL_YEAR = "учебный год назван одним числом, взят год начала"
UNKNOWN_YEAR = "год не назван, дата документа неизвестна"


def full_year(short: int) -> int:
    """A year of two digits in full."""
    return short + (1900 if short >= PIVOT else 2000)


def year_word(line: Line, i: int) -> int:
    """The place after «года», «г.», «гг.», «г.г.», else `i`. A «г.» on a new line is a town."""
    i = line.skip(i, "calendar") if line.kind(i + 1) == "год" else i
    if line.kind(i) == "год":
        return i + 1
    if line.kind(i) != "г" or "\n" in line.text[line.tokens[i - 1].end : line.tokens[i].start]:
        return i
    return abbreviated(line, i)


def abbreviated(line: Line, i: int) -> int:
    """The place after «г», «г.», «г.г.»."""
    i = dot(line, i + 1)
    if line.kind(i) == "г" and line.glued(i):
        i = dot(line, i + 1)
    return i


def dot(line: Line, i: int) -> int:
    """The place after a dot that ends an abbreviation."""
    return i + (line.kind(i) == "." and line.glued(i))


def is_two_digits(line: Line, i: int) -> bool:
    """Whether token `i` is a number of two digits."""
    return line.kind(i) == "number" and len(line.tokens[i].word) == 2


def year_tail(line: Line, i: int, month: int) -> tuple[int, int | None, str]:
    """The year after a day, a month, a quarter that begins in `month`: the place after it, the year, a doubt."""
    after_comma = i + (line.kind(i) == "," and line.kind(i + 1) == "year" and line.glued(i))
    start = after_comma + (line.kind(after_comma) == "в" and line.kind(after_comma + 1) in ("year", "this"))
    for rule in TAILS:
        if found := rule(line, start, month):
            return found
    return i, None, ""


def school_tail(line: Line, i: int, month: int) -> Tail | None:
    """«2021/2022 учебного года» after «май»: the calendar year in which that month lies."""
    found = numbered_school_year(line, i) or named_school_year(line, i)
    if not found or found[1].kind != "school_year":
        return None
    year = found[1].year
    return found[0], year if year is None or month >= SEPTEMBER else year + 1, found[1].doubt


def listed_years(line: Line, i: int, month: int) -> Tail | None:
    """«2021, 2022 и 2023 годов» after a day or a month: the last of them."""
    j = i
    while line.kind(j) == "year" and line.kind(j + 1) in SEPARATORS and line.kind(j + 2) == "year" and j < i + 12:
        j += 2
    if j == i or line.tokens[j + 1].word not in PLURAL:
        return None
    return year_word(line, j + 1), line.tokens[j].value, SEVERAL_YEARS


def four_digits(line: Line, i: int, month: int) -> Tail | None:
    """«2021 года», «2021», «2021года»."""
    if line.kind(i) != "year" or line.kind(i + 1) == "/":
        return None
    doubt = glued_doubt(line, i)
    if line.kind(i + 1) == "год":
        doubt = joined(doubt, glued_doubt(line, i + 1))
    return year_word(line, i + 1), line.tokens[i].value, doubt


def glued_doubt(line: Line, i: int) -> str:
    """What to say of «октября2018» and «2021года»."""
    return GLUED if line.glued(i) and line.tokens[i - 1].kind not in (".", ",", "(", '"', "/") else ""


def two_digits(line: Line, i: int, month: int) -> Tail | None:
    """«21 года», «96» where nothing else stands."""
    if not is_two_digits(line, i):
        return None
    after = year_word(line, i + 1)
    if after == i + 1 and not line.alone:
        return None
    return after, full_year(line.tokens[i].value), TWO_DIGITS


def relative_tail(line: Line, i: int, month: int) -> Tail | None:
    """«т.г.», «с.г.», «текущего года», «следующего года»."""
    if line.kind(i) not in ("this", "с"):
        return None
    short = line.kind(i) == "с" or line.tokens[i].word == "т"
    j = dot(line, i + 1) if short else i + 1
    after = year_word(line, j)
    if after == j or (short and j == i + 1):
        return None
    day = line.anchor.reference
    return after, day.year + line.tokens[i].value if day else None, ""


TAILS = (school_tail, listed_years, four_digits, two_digits, relative_tail)


def calendar_year(line: Line, i: int) -> Found | None:
    """«2021 год», «2009-й год»; a number alone where nothing else stands. «2020-х годах» is a decade."""
    if line.kind(i) != "year" or line.tokens[i].word.endswith("х"):
        return None
    after = year_word(line, i + 1)
    if is_attribute(line, after) or (after == i + 1 and not line.alone):
        return None
    doubt = glued_doubt(line, i + 1) if line.kind(i + 1) == "год" else ""
    return after, year_stretch(line.tokens[i].value, doubt)


def is_attribute(line: Line, i: int) -> bool:
    """Whether the year before token `i` is that of a birth or an edition."""
    word = line.tokens[i].word
    return word == "р" or word.startswith(ATTRIBUTES)


def several_years(line: Line, i: int) -> Found | None:
    """«2020–2024 годы», «2021, 2022 и 2023 годах», «1850/51»."""
    if line.kind(i) != "year":
        return None
    j, last = i, line.tokens[i].value
    while (following := _next_year(line, j, last)) and j < i + 12:
        j, last = following
    after = year_word(line, j + 1)
    first = line.tokens[i].value
    if j == i or last <= first or (after == j + 1 and not line.alone and not _paired(line, i)):
        return None
    return after, months_stretch("years", 1, 12 * (last - first + 1), first)


def _next_year(line: Line, i: int, last: int) -> tuple[int, int] | None:
    """The next year of an enumeration that stands at `i`, and its value."""
    if line.kind(i + 1) not in SEPARATORS:
        return None
    if line.kind(i + 2) == "year":
        return i + 2, line.tokens[i + 2].value
    if line.kind(i + 1) in ("-", "/") and line.glued(i + 1) and is_two_digits(line, i + 2) and line.glued(i + 2):
        return i + 2, last // 100 * 100 + line.tokens[i + 2].value
    return None


def _paired(line: Line, i: int) -> bool:
    """Whether a preposition stands before years without «годы»: «на 2020-2024»."""
    return line.kind(i - 1) in ("в", "на") and line.kind(i + 1) == "-" and line.kind(i + 2) == "year"


def relative_year(line: Line, i: int) -> Found | None:
    """«текущего года», «следующем году», «т.г.»."""
    found = relative_tail(line, i, 1)
    if not found:
        return None
    return found[0], year_stretch(found[1])


def year_first(line: Line, i: int) -> Found | None:
    """«год2000», where nothing else stands."""
    if not (line.alone and line.kind(i) == "год" and line.kind(i + 1) == "year"):
        return None
    return i + 2, year_stretch(line.tokens[i + 1].value)


def numbered_school_year(line: Line, i: int) -> Found | None:
    """«2020-2021 учебный год», «2020/21 уч. г.», «2021/2022 и 2022/2023 учебные годы»."""
    if line.kind(i) != "year":
        return None
    j, last = i, line.tokens[i].value
    while (following := _next_year(line, j, last)) and j < i + 12:
        j, last = following
    after = school_word(line, j + 1)
    first = line.tokens[i].value
    if after == j + 1:
        return bare_school_year(line, i, j, first, last)
    if last == first:
        return after, school_year_stretch(first, SINGLE_SCHOOL_YEAR)
    years = max(last - first, 1)
    kind: Kind = "school_year" if years == 1 else "range"
    return after, months_stretch(kind, 9, 12 * years, first, "" if last > first else "учебный год записан с ошибкой")


def bare_school_year(line: Line, i: int, j: int, first: int, last: int) -> Found | None:
    """«2020/2021» without «учебный»: years in a row with a slash are a school year in these papers."""
    if j != i + 2 or last != first + 1 or line.kind(i + 1) != "/" or first < 1990:
        return None
    return year_word(line, j + 1), school_year_stretch(first, "слово «учебный» опущено")


def school_word(line: Line, i: int) -> int:
    """The place after «учебного года», «уч. г.», else `i`."""
    if line.kind(i) != "school":
        return i
    j = dot(line, i + 1)
    after = year_word(line, j)
    return i if after == j else after


def named_school_year(line: Line, i: int) -> Found | None:
    """«учебный год», «новый учебный год», «в текущем учебном году»."""
    j = i + (line.kind(i) in ("this", "new", "calendar"))
    after = school_word(line, j)
    if after == j or (line.anchor.first_year is None and line.anchor.day is None):
        return None if after == j else (after, school_year_stretch(None, UNKNOWN_YEAR))
    doubt = UNNAMED_SCHOOL_YEAR
    return after, school_year_stretch(_school_year(line, i), doubt)


def _school_year(line: Line, i: int) -> int | None:
    """The first year of the school year that token `i` points to."""
    anchor, year = line.anchor, line.anchor.first_year
    if year is None:
        return None
    running = anchor.school_year is None and anchor.day is not None and anchor.day.month < JUNE
    if line.kind(i) == "new":
        return year + running
    if line.kind(i) != "this":
        return year
    shift = line.tokens[i].value
    before_it = anchor.day is not None and anchor.day.month in (6, 7, 8) and year == anchor.day.year
    return year if shift == 1 and before_it else year + shift
