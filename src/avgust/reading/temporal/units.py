"""Rules that read one unit of the calendar: a day, a month, a quarter, a half-year, a season, a part of a month."""

from collections.abc import Callable

from avgust.reading.temporal.model import Kind
from avgust.reading.temporal.stretches import Stretch, day_stretch, joined, months_stretch
from avgust.reading.temporal.tokens import Line
from avgust.reading.temporal.years import (
    Found,
    calendar_year,
    dot,
    full_year,
    glued_doubt,
    is_two_digits,
    named_school_year,
    numbered_school_year,
    relative_tail,
    relative_year,
    several_years,
    year_first,
    year_tail,
    year_word,
)

UnitRule = Callable[[Line, int], Found | None]
MONTH_KINDS = ("month", "short month")
SUFFIXES = ("й", "го", "м", "ом", "ого", "е", "ое", "ый", "ом", "му")
SPACED = "лишний пробел в дате"
COMMAS = "запятые вместо точек в дате"
MISSPELT = "опечатка в названии месяца"
SCHOOL_HALF = "год не назван, полугодие прочитано как учебное"
SECOND_HALF = "второе учебное полугодие взято по 31 августа"
DATES = "числа месяца не названы, взят весь месяц"
WEEK = "неделя месяца взята как его семь дней по порядку"
GOVERNING = ("до", "с", "по", "к", "позднее", "от", "на")
LETTERS_AFTER = ("%", "°", "млн", "тыс", "руб", "балл", "час", "раз", "метр", "кв")


def numeric_date(line: Line, i: int) -> Found | None:
    """«01.12.2018», «27. 05.99», «01,09,2021», «1/9/2021»."""
    first, mark, second, mark2, third = line.tokens[i : i + 5]
    if first.kind != "number" or second.kind != "number" or mark.kind not in (".", ",", "/", "-"):
        return None
    if mark2.kind != mark.kind or not (1 <= first.value <= 31 and 1 <= second.value <= 12):
        return None
    year = third.value if third.kind == "year" else short_year(line, i)
    tight = all(line.glued(j) for j in range(i + 1, i + 5))
    if year is None or (mark.kind != "." and (not tight or third.kind != "year")):
        return None
    doubt = joined(TIGHT[tight], COMMAS if mark.kind == "," else "")
    return year_word(line, i + 5), day_stretch(second.value, first.value, year, doubt)


TIGHT = {True: "", False: SPACED}


def short_year(line: Line, i: int) -> int | None:
    """The year of «01.10.14»: day, month and year in two digits each, or «г.» after it."""
    marked = year_word(line, i + 5) > i + 5
    marked = marked or line.kind(i - 1) in GOVERNING or (is_two_digits(line, i) and is_two_digits(line, i + 2))
    if not is_two_digits(line, i + 4) or not marked:
        return None
    if line.kind(i + 5) == "." and line.kind(i + 6) == "number" and line.glued(i + 6):
        return None
    return full_year(line.tokens[i + 4].value)


def iso_date(line: Line, i: int) -> Found | None:
    """«2010-01-29»."""
    year, dash, month, dash2, day = line.tokens[i : i + 5]
    if year.kind != "year" or dash.kind != "-" or dash2.kind != "-" or not is_two_digits(line, i + 4):
        return None
    if not (is_two_digits(line, i + 2) and 1 <= month.value <= 12 and 1 <= day.value <= 31):
        return None
    return i + 5, day_stretch(month.value, day.value, year.value)


def short_date(line: Line, i: int) -> Found | None:
    """«15.02», «10.12. т.г.»: only after a word that makes it a date, or alone."""
    first, mark, second = line.tokens[i : i + 3]
    if first.kind != "number" or mark.kind != "." or not is_two_digits(line, i + 2) or len(first.word) > 2:
        return None
    if not (1 <= first.value <= 31 and 1 <= second.value <= 12 and line.glued(i + 1) and line.glued(i + 2)):
        return None
    after = dot(line, i + 3)
    if (line.kind(after) == "number" and line.glued(after)) or line.tokens[after].word.startswith(LETTERS_AFTER):
        return None
    tail = relative_tail(line, after, second.value)
    return (
        (tail[0], day_stretch(second.value, first.value, tail[1]))
        if tail
        else (after, day_stretch(second.value, first.value))
    )


def written_date(line: Line, i: int) -> Found | None:
    """«1 сентября 2020 года», «18-е февраля», «двадцать четвёртого фев», «чтв, 1 сентября»."""
    found = day_number(line, after_weekday(line, i))
    if not found:
        return None
    j, day = found
    j = line.skip(j, "/")
    month = line.tokens[j]
    if month.kind not in MONTH_KINDS:
        return None
    doubt = joined(MISSPELT if month.typo else "", glued_doubt(line, j) if line.kind(j - 1) == "number" else "")
    after = dot(line, j + 1) if month.kind == "short month" else j + 1
    after, year, more = year_tail(line, line.skip(after, "/"), month.value)
    return after, day_stretch(month.value, day, year, joined(doubt, more))


def after_weekday(line: Line, i: int) -> int:
    """The place after «чтв,» or «пятницу,»."""
    if line.kind(i) != "день недели":
        return i
    return line.skip(dot(line, i + 1), ",")


def day_number(line: Line, i: int) -> tuple[int, int] | None:
    """A day of the month in figures or words, also «01» in quotation marks."""
    token, second = line.tokens[i : i + 2]
    if is_label(line, i):
        return None
    if token.kind == '"' and second.kind == "number" and line.kind(i + 2) == '"':
        return (i + 3, second.value) if 1 <= second.value <= 31 else None
    if token.kind == "cardinal" and token.value in (20, 30) and second.kind == "ordinal" and second.value < 10:
        i, day = i + 2, token.value + second.value
    elif token.kind == "ordinal" or (token.kind == "number" and len(token.word) < 7):
        i, day = i + 1, token.value
    else:
        return None
    return (i, day) if 1 <= day <= 31 else None


def is_label(line: Line, i: int) -> bool:
    """Whether the number ends the label of an item: «1.2 сентябрь 2022»."""
    return line.kind(i - 1) == "." and line.kind(i - 2) == "number" and line.glued(i) and line.glued(i - 1)


def american_date(line: Line, i: int) -> Found | None:
    """«Авг 26, 2015»."""
    month, day, comma, year = line.tokens[i : i + 4]
    if month.kind not in MONTH_KINDS or day.kind != "number" or comma.kind != "," or year.kind != "year":
        return None
    return (i + 4, day_stretch(month.value, day.value, year.value)) if 1 <= day.value <= 31 else None


def month_unit(line: Line, i: int) -> Found | None:
    """«сентябрь 2018», «сен. 2012», «октябре месяце т.г.»."""
    month = line.tokens[i]
    if month.kind not in MONTH_KINDS:
        return None
    start = dot(line, i + 1) if month.kind == "short month" else line.skip(i + 1, "month unit")
    after, year, doubt = year_tail(line, start, month.value)
    if month.kind == "short month" and year is None and not (line.alone or is_listed(line, after)):
        return None
    return after, months_stretch("month", month.value, 1, year, joined(MISSPELT if month.typo else "", doubt))


def is_listed(line: Line, after: int) -> bool:
    """Whether a month stands beside another: «сент.-окт. 2020»."""
    return line.kind(after) == "-" and line.kind(after + 1) in MONTH_KINDS


def number_of(line: Line, i: int, limit: int) -> tuple[int, int] | None:
    """«III», «3», «3-й», «третий», «III-й» up to `limit`."""
    token = line.tokens[i]
    if token.kind not in ("roman", "number", "ordinal") or not 1 <= token.value <= limit:
        return None
    if token.kind == "roman" and line.kind(i + 1) == "-" and line.tokens[i + 2].word in SUFFIXES:
        return i + 3, token.value
    return i + 1, token.value


def numbers_of(line: Line, i: int, limit: int) -> tuple[int, int, int] | None:
    """«III-IV», «I, II и III»: the place after them, the first and the last."""
    found = number_of(line, i, limit)
    if not found:
        return None
    j, first = found
    last = first
    while line.kind(j) in ("-", "и", ",", "/") and (more := number_of(line, j + 1, limit)) and j < i + 10:
        j, last = more
    return j, first, max(first, last)


def quarter_unit(line: Line, i: int) -> Found | None:
    """«III квартал 2020», «I кв. 2015 г.», «III-IV кварталы 2022»."""
    found = numbers_of(line, i, 4)
    if not found or line.kind(found[0]) not in ("quarter", "short quarter"):
        return None
    j, first, last = found
    after = dot(line, j + 1) if line.kind(j) == "short quarter" else j + 1
    after, year, doubt = year_tail(line, after, 3 * first - 2)
    if line.kind(j) == "short quarter" and year is None and not (line.alone or line.kind(i) == "roman"):
        return None
    kind: Kind = "quarter" if first == last else "range"
    return after, months_stretch(kind, 3 * first - 2, 3 * (last - first + 1), year, doubt)


def half_unit(line: Line, i: int) -> Found | None:
    """«втором полугодии 2020 года», «1 полугодие 2021/2022 учебного года»."""
    found = numbers_of(line, i, 2)
    if not found or line.kind(found[0]) != "half":
        return None
    j, first, last = found
    return half_tail(line, j + 1, first, last)


def half_tail(line: Line, i: int, first: int, last: int) -> Found:
    """The year of half-years; without one it is a school year's where the document looks ahead to it."""
    if school := numbered_school_year(line, i) or named_school_year(line, i):
        return school[0], school_half(school[1].year, first, last)
    after, year, doubt = year_tail(line, i, 6 * first - 5)
    if year is None and after == i and line.anchor.looks_ahead:
        return after, school_half(line.anchor.first_year, first, last, SCHOOL_HALF)
    kind: Kind = "halfyear" if first == last else "range"
    return after, months_stretch(kind, 6 * first - 5, 6 * (last - first + 1), year, doubt)


def school_half(year: int | None, first: int, last: int, doubt: str = "") -> Stretch:
    """1 September to 31 December, 1 January to 31 August."""
    if last == 2:
        doubt = joined(doubt, SECOND_HALF)
    return Stretch("halfyear", (9, 1) if first == 1 else (13, 1), (12, 31) if last == 1 else (20, 31), year, doubt)


def half_of_unit(line: Line, i: int) -> Found | None:
    """«первая половина 2021 года», «вторая половина октября»."""
    half = line.tokens[i].value
    if line.kind(i) != "ordinal" or half > 2 or line.kind(i + 1) != "half part":
        return None
    if school := numbered_school_year(line, i + 2) or named_school_year(line, i + 2):
        return school[0], school_half(school[1].year, half, half)
    if year := calendar_year(line, i + 2) or relative_year(line, i + 2):
        return year[0], months_stretch("halfyear", 6 * half - 5, 6, year[1].year, year[1].doubt)
    if month := month_unit(line, i + 2):
        number = month[1].first[0]
        days = ((number, 1), (number, 15)) if half == 1 else ((number, 16), (number, 0))
        return month[0], Stretch("part", *days, month[1].year, month[1].doubt)
    return None


def decade_unit(line: Line, i: int) -> Found | None:
    """«первой декаде октября», «последней декаде сентября 2021 года»."""
    found = parts_of(line, i, 3)
    month = month_unit(line, found[0] + 1) if found and line.kind(found[0]) == "decade" else None
    if not found or not month:
        return None
    number, last = month[1].first[0], found[2]
    days = (number, 10 * found[1] - 9), (number, 10 * last if last < 3 else 0)
    return month[0], Stretch("part", *days, month[1].year, month[1].doubt)


def parts_of(line: Line, i: int, limit: int) -> tuple[int, int, int] | None:
    """«первая», «I–II», «последняя» of `limit` parts of a month."""
    return (i + 1, limit, limit) if line.kind(i) == "last" else numbers_of(line, i, limit)


def week_unit(line: Line, i: int) -> Found | None:
    """«третьей неделе октября», «последней неделе августа»."""
    found = parts_of(line, i, 5)
    month = month_unit(line, found[0] + 1) if found and line.kind(found[0]) == "week" else None
    if not found or not month:
        return None
    number, year = month[1].first[0], month[1].year
    begin = 7 * found[1] - 6
    if line.kind(i) == "last":
        begin = LAST_WEEK.get(number, 25)
    last = (number, 7 * found[2] if found[2] < 5 else 0)
    return month[0], Stretch("part", (number, begin), last, year, joined(month[1].doubt, WEEK))


LAST_WEEK = {2: 22, 4: 24, 6: 24, 9: 24, 11: 24}


def season_unit(line: Line, i: int) -> Found | None:
    """«летом 2001 года», «осень 2021»; a bare noun only alone («Студенческая весна» is a festival)."""
    season = line.tokens[i]
    if season.kind != "season":
        return None
    after, year, doubt = year_tail(line, i + 1, season.value)
    if season.value == 12 and year is not None:
        doubt = joined(doubt, "зима взята с декабря названного года")
    if year is None and not line.alone and not season.word.endswith("ой") and season.word not in ("летом", "осенью"):
        return None
    return after, months_stretch("season", season.value, 3, year, doubt)


def relative_unit(line: Line, i: int) -> Found | None:
    """«следующем квартале», «текущего месяца»: counted from the document's date."""
    if line.kind(i) != "this" or line.kind(i + 1) not in MONTHS_LONG or not line.anchor.day:
        return None
    kind, length = MONTHS_LONG[line.kind(i + 1)]
    months = line.anchor.day.month - 1
    first = (months // length + line.tokens[i].value) * length
    return i + 2, months_stretch(kind, first + 1, length, line.anchor.day.year)


MONTHS_LONG: dict[str, tuple[Kind, int]] = {
    "month unit": ("month", 1),
    "quarter": ("quarter", 3),
    "half": ("halfyear", 6),
}


def governed_season(line: Line, i: int) -> Found | None:
    """«лета» in «до конца лета», «осени» in «к осени 2021 года»."""
    if line.kind(i) != "season":
        return None
    after, year, doubt = year_tail(line, i + 1, line.tokens[i].value)
    return after, months_stretch("season", line.tokens[i].value, 3, year, doubt)


def season_period(line: Line, i: int) -> Found | None:
    """«летний период 2025 года»; «осенне-зимний период» is none."""
    season = line.tokens[i]
    if season.kind != "of season" or line.kind(i + 1) != "период" or line.kind(i - 1) == "-":
        return None
    after, year, doubt = year_tail(line, i + 2, season.value)
    return after, months_stretch("season", season.value, 3, year, doubt)


def first_dates(line: Line, i: int) -> Found | None:
    """«первых числах октября», «20-х числах мая»: no days are named, so the month stands."""
    month = month_unit(line, i + 2)
    if (
        line.kind(i) not in ("ordinal", "number", "last")
        or line.tokens[i + 1].word not in ("числах", "числа")
        or not month
    ):
        return None
    number, year = month[1].first[0], month[1].year
    return month[0], months_stretch("part", number, 1, year, joined(month[1].doubt, DATES))


NUMBERS = ("number", "ordinal", "roman")
# In firing order, each with the kinds of token on which it can begin: the longer words first, so that «2020-2021
# учебный год» is no range of years.
UNITS: tuple[tuple[UnitRule, tuple[str, ...]], ...] = (
    (numeric_date, ("number",)),
    (iso_date, ("year",)),
    (quarter_unit, NUMBERS),
    (half_unit, NUMBERS),
    (half_of_unit, ("ordinal",)),
    (decade_unit, (*NUMBERS, "last")),
    (week_unit, (*NUMBERS, "last")),
    (first_dates, ("number", "ordinal", "last")),
    (written_date, ("number", "ordinal", "cardinal", '"', "день недели")),
    (american_date, MONTH_KINDS),
    (month_unit, MONTH_KINDS),
    (numbered_school_year, ("year",)),
    (several_years, ("year",)),
    (calendar_year, ("year",)),
    (named_school_year, ("school", "this", "new")),
    (relative_year, ("this", "с")),
    (relative_unit, ("this",)),
    (season_unit, ("season",)),
    (season_period, ("of season",)),
    (year_first, ("год",)),
)
# What is a date only after a word that makes it one.
GOVERNED: tuple[tuple[UnitRule, tuple[str, ...]], ...] = (
    *UNITS,
    (short_date, ("number",)),
    (governed_season, ("season",)),
)
Table = dict[str, tuple[UnitRule, ...]]


def table(rules: tuple[tuple[UnitRule, tuple[str, ...]], ...]) -> Table:
    """The rules by the kind of token on which they begin, in firing order."""
    kinds = dict.fromkeys(kind for _, kinds in rules for kind in kinds)
    return {kind: tuple(rule for rule, begins in rules if kind in begins) for kind in kinds}


UNITS_BY_KIND, GOVERNED_BY_KIND = table(UNITS), table(GOVERNED)


def unit(line: Line, i: int, governed: bool) -> Found | None:
    """What the first rule that does not abstain reads at token `i`; «новом», «текущем» before a number are passed."""
    if line.kind(i) in ("new", "this") and line.kind(i + 1) == "year":
        i += 1
    for rule in (GOVERNED_BY_KIND if governed else UNITS_BY_KIND).get(line.kind(i), ()):
        if found := rule(line, i):
            return found
    return None
