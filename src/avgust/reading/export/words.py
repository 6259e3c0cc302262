"""What a reading says, in Russian words as offices write them."""

from avgust.reading.export.days import day
from avgust.reading.export.printable import one_line
from avgust.reading.reading import Deadline, Directive, Reading, Reference, Target

NBSP = "\u00a0"

KINDS = {
    "resolution": ("резолюция", "резолюции"),
    "decision": ("решение", "решения"),
    "protocol": ("протокол", "протокола"),
    "order": ("приказ", "приказа"),
    "instructions": ("перечень поручений", "перечня поручений"),
    "plan": ("план мероприятий", "плана мероприятий"),
    None: ("документ", "документа"),
}
FREQUENCIES = {
    None: "",
    "CONTINUOUS": "постоянно",
    "DAILY": "ежедневно",
    "WEEKLY": "еженедельно",
    "MONTHLY": "ежемесячно",
    "QUARTERLY": "ежеквартально",
    "HALFYEARLY": "раз в полугодие",
    "YEARLY": "ежегодно",
}
SEVERITIES = {"note": "к сведению", "doubt": "сомнение", "warning": "предупреждение"}
_ORIGINS = {
    "заголовок": "из заголовка",
    "заголовок в таблице": "из заголовка в таблице",
    "вводная формула": "из вводной формулы",
    "вводная строка": "из вводной строки",
    "в начале абзаца": "из начала абзаца",
}
_DASH = " – "
_BOUNDS = {">=": "не менее", "<=": "не более", "=": ""}
_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


def plural(number: int, one: str, few: str, many: str) -> str:
    """«1 поручение», «22 поручения», «5 поручений», «11 поручений»."""
    if number % 10 == 1 and number % 100 != 11:
        word = one
    elif number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        word = few
    else:
        word = many
    return f"{number}{NBSP}{word}"


def numeric_day(text: str | None) -> str:
    """«01.10.2021»; what names no day stays as it is."""
    found = day(text)
    return f"{found.day:02}.{found.month:02}.{found.year:04}" if found else one_line(text or "")


def long_day(text: str | None) -> str:
    """«1 октября 2021 года»; what names no day stays as it is."""
    found = day(text)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year} года" if found else one_line(text or "")


def period_words(start: str | None, end: str | None) -> str:
    """«до 01.10.2021», «с 01.09.2021», «01.10.2021 – 30.10.2021», «01.09.2021» for a single day."""
    first, last = numeric_day(start), numeric_day(end)
    if first and last:
        return first if first == last else f"{first} – {last}"
    return f"с {first}" if first else f"до {last}" if last else ""


def deadline_words(deadline: Deadline) -> str:
    """When, in a few words; the words of the document where they come to no day and no frequency."""
    frequency = FREQUENCIES[deadline.freq]
    period = period_words(deadline.start, deadline.end)
    if frequency and deadline.freq != "CONTINUOUS" and deadline.end and not deadline.start:
        period = f"первый раз {period}"
    return ", ".join(filter(None, (frequency, period))) or one_line(deadline.text)


def term_words(directive: Directive) -> str:
    """The term of a duty: its deadline, else the days of its targets."""
    if directive.deadline:
        return deadline_words(directive.deadline)
    days = dict.fromkeys(numeric_day(target.by) for target in directive.targets if target.by)
    return ", ".join(f"к {by}" for by in days) or "не установлен"


def target_words(target: Target) -> str:
    """«не менее 75 % детей к 31.12.2020 (исходно 70 %)», «вакансий – 21, к 31.12.2020»."""
    amount, population = _amount(target.value, target.unit, target.comparator), one_line(target.population or "")
    if target.unit == "%" and population:
        amount, population = f"{amount} {population}", ""
    base = "" if target.base is None else f"исходно {_amount(target.base, target.unit, '=')}"
    details = "; ".join(filter(None, (population, base)))
    by = f"{',' * (_DASH in amount)} к {numeric_day(target.by)}" if target.by else ""
    return f"{amount}{by}{f' ({details})' if details else ''}"


def reference_words(reference: Reference) -> str:
    """The act as cited, its kind in the nominative: «Приказ Минпросвещения России от 28 декабря 2018 г. № 345»."""
    text = _nominative(one_line(reference.text), one_line(reference.type))
    title = one_line(reference.title or "")
    return f"{text} «{title.strip('«»')}»" if title and title not in text else text


def addressee_words(directive: Directive) -> list[str]:
    """The names of those who must act."""
    return [one_line(addressee.name) for addressee in directive.addressees]


def origin_words(inherited: str) -> str:
    """«из заголовка п. 2»; empty for a directive's own words."""
    return f"из заголовка {inherited}" if inherited.startswith("п. ") else _ORIGINS.get(inherited, inherited)


def place_words(label: str | None) -> str:
    """«п. 1.5»; empty where there is no label."""
    return f"п.{NBSP}{one_line(label)}" if label else ""


def about(reading: Reading) -> str:
    """The document in one line: «резолюция «…» от 27 августа 2020 года, г. Смоленск»."""
    return " ".join(filter(None, (KINDS[reading.metadata.kind][0], naming(reading), adopted(reading))))


def naming(reading: Reading) -> str:
    """What follows the word for the kind: ««…»», or «№ 7 совещания …» of a heading that begins with that word."""
    title = one_line(reading.metadata.title or "")
    kind = KINDS[reading.metadata.kind][0]
    head, rest = title[: len(kind)], title[len(kind) :]
    if head.lower() == kind and not rest[:1].isalpha():
        return rest.strip(" .")
    return title if not title or "«" in title else f"«{title}»"


def adopted(reading: Reading) -> str:
    """«от 27 августа 2020 года, г. Смоленск»."""
    date = f"от {long_day(reading.metadata.date)}" if reading.metadata.date else ""
    return ", ".join(filter(None, (date, one_line(reading.metadata.place or ""))))


def _amount(value: float, unit: str, comparator: str) -> str:
    """«не менее 75 %», «12 кружков», «вакансий – 21»: a unit is a genitive plural and must not stand beside «21»."""
    unit = one_line(unit)
    bound = _BOUNDS[comparator]
    number = _number(value)
    if unit == "%":
        return f"{bound} {number}{NBSP}%".strip()
    many = value.is_integer() and (value % 10 >= 5 or value % 10 == 0 or 11 <= value % 100 <= 14)
    few = bound and value.is_integer() and value % 10 != 1
    if many or few:
        return f"{bound} {number}{NBSP}{unit}".strip()
    return f"{unit}{_DASH}{bound} {number}".replace("  ", " ") if unit else f"{bound} {number}".strip()


def _number(value: float) -> str:
    """«75», «1,5», «15 000»."""
    text = f"{value:,.10g}" if abs(value) >= 10_000 else f"{value:.10g}"
    return text.replace(",", NBSP).replace(".", ",")


def _nominative(text: str, kind: str) -> str:
    """The cited words with an inflected «приказом», «Федерального закона» at their head put in the nominative."""
    words, kinds = text.split(" "), kind.split(" ")
    inflected = zip(words, kinds, strict=False)
    if kind and len(words) >= len(kinds) and all(w.lower().startswith(k[: max(3, len(k) - 2)]) for w, k in inflected):
        text = " ".join([kind, *words[len(kinds) :]])
    return text[:1].upper() + text[1:]
