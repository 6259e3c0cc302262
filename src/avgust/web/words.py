"""Counts, dates and shares in words, in Russian and in English, with their right forms.

`today` is always an argument: a page says «через 3 дня» of the day that its request has.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

THIN, BOUND = "\u202f", "\u00a0"  # between thousands; between a number and its word


@dataclass(frozen=True, slots=True)
class Noun:
    """The forms after 1, 2 and 5 in Russian («поручение», «поручения», «поручений»), after 1 and 2 in English."""

    one: str
    few: str
    many: str
    english: str
    english_many: str


NOUNS: dict[str, Noun] = {
    "act": Noun("акт", "акта", "актов", "act", "acts"),
    "addressee": Noun("адресат", "адресата", "адресатов", "addressee", "addressees"),
    "assignment": Noun("поручение", "поручения", "поручений", "assignment", "assignments"),
    "assignment_accusative": Noun("поручение", "поручения", "поручений", "assignment", "assignments"),
    "assignment_of": Noun("поручения", "поручений", "поручений", "assignment", "assignments"),
    "assignment_in": Noun("поручении", "поручениях", "поручениях", "assignment", "assignments"),
    "assignment_to": Noun("поручению", "поручениям", "поручениям", "assignment", "assignments"),
    "block": Noun("абзац", "абзаца", "абзацев", "paragraph", "paragraphs"),
    "case": Noun("случай", "случая", "случаев", "case", "cases"),
    "change": Noun("изменение", "изменения", "изменений", "change", "changes"),
    "character": Noun("знак", "знака", "знаков", "character", "characters"),
    "correction": Noun("исправление", "исправления", "исправлений", "correction", "corrections"),
    "day": Noun("день", "дня", "дней", "day", "days"),
    "decision": Noun("решение", "решения", "решений", "decision", "decisions"),
    "directive": Noun("пункт", "пункта", "пунктов", "directive", "directives"),
    "document": Noun("документ", "документа", "документов", "document", "documents"),
    "doubt": Noun("сомнение", "сомнения", "сомнений", "doubt", "doubts"),
    "entry": Noun("запись", "записи", "записей", "entry", "entries"),
    "error": Noun("ошибка", "ошибки", "ошибок", "error", "errors"),
    "evidence": Noun("подтверждение", "подтверждения", "подтверждений", "piece of evidence", "pieces of evidence"),
    "extension": Noun(
        "просьба о продлении",
        "просьбы о продлении",
        "просьб о продлении",
        "request for more time",
        "requests for more time",
    ),
    "field": Noun("поле", "поля", "полей", "field", "fields"),
    "file": Noun("файл", "файла", "файлов", "file", "files"),
    "filter": Noun("отбор", "отбора", "отборов", "filter", "filters"),
    "finding": Noun("замечание", "замечания", "замечаний", "finding", "findings"),
    "group": Noun("группа", "группы", "групп", "group", "groups"),
    "hour": Noun("час", "часа", "часов", "hour", "hours"),
    "item": Noun("пункт", "пункта", "пунктов", "item", "items"),
    "job": Noun("задание", "задания", "заданий", "job", "jobs"),
    "kindergarten": Noun("детский сад", "детских сада", "детских садов", "kindergarten", "kindergartens"),
    "minute": Noun("минута", "минуты", "минут", "minute", "minutes"),
    "month": Noun("месяц", "месяца", "месяцев", "month", "months"),
    "notice": Noun("уведомление", "уведомления", "уведомлений", "notice", "notices"),
    "occurrence": Noun("повторение", "повторения", "повторений", "occurrence", "occurrences"),
    "organisation": Noun("организация", "организации", "организаций", "organisation", "organisations"),
    "organisation_in": Noun("организации", "организациях", "организациях", "organisation", "organisations"),
    "organisation_of": Noun("организации", "организаций", "организаций", "organisation", "organisations"),
    "organisation_to": Noun("организации", "организациям", "организациям", "organisation", "organisations"),
    "page": Noun("страница", "страницы", "страниц", "page", "pages"),
    "person": Noun("человек", "человека", "человек", "person", "people"),
    "post": Noun("должность", "должности", "должностей", "post", "posts"),
    "question": Noun("вопрос", "вопроса", "вопросов", "question", "questions"),
    "reading": Noun("прочтение", "прочтения", "прочтений", "reading", "readings"),
    "recommendation": Noun("рекомендация", "рекомендации", "рекомендаций", "recommendation", "recommendations"),
    "report": Noun("отчёт", "отчёта", "отчётов", "report", "reports"),
    "request": Noun("запрос", "запроса", "запросов", "request", "requests"),
    "resolution": Noun("резолюция", "резолюции", "резолюций", "resolution", "resolutions"),
    "result": Noun("результат", "результата", "результатов", "result", "results"),
    "row": Noun("строка", "строки", "строк", "row", "rows"),
    "rule": Noun("правило", "правила", "правил", "rule", "rules"),
    "school": Noun("школа", "школы", "школ", "school", "schools"),
    "second": Noun("секунда", "секунды", "секунд", "second", "seconds"),
    "target": Noun("показатель", "показателя", "показателей", "target", "targets"),
    "term": Noun("срок", "срока", "сроков", "due date", "due dates"),
    "week": Noun("неделя", "недели", "недель", "week", "weeks"),
    "working_day": Noun("рабочий день", "рабочих дня", "рабочих дней", "working day", "working days"),
    "year": Noun("год", "года", "лет", "year", "years"),
}


def form_of(noun: Noun, number: int) -> str:
    """The form of the noun that stands after the number, in the language of the page."""
    number = abs(number)
    if in_english():
        return noun.english if number == 1 else noun.english_many
    if number % 10 == 1 and number % 100 != 11:
        return noun.one
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return noun.few
    return noun.many


def counted(number: int, noun: str) -> str:
    """«21 поручение», «5 поручений». Raises KeyError for a noun that the table does not hold."""
    return f"{spaced(number)}{BOUND}{form_of(NOUNS[noun], number)}"


def spaced(number: int) -> str:
    """A whole number with thin spaces between thousands; four figures stay together: 1234, 12 345."""
    return f"{number:,}".replace(",", THIN) if abs(number) >= 10_000 else str(number)


def in_english() -> bool:
    """Whether the page speaks English."""
    return (get_language() or "ru").startswith("en")


def local(value: date | datetime) -> date | datetime:
    """A moment where the installation stands; a day as it is."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def day(value: date | datetime | None) -> str:
    """«1 октября 2026», with spaces that do not break; nothing for nothing."""
    return formats.date_format(local(value), "j E Y").replace(" ", BOUND) if value else ""


def short_day(value: date | datetime | None) -> str:
    """«01.10.2026», for tables."""
    return f"{local(value):%d.%m.%Y}" if value else ""


def moment(value: datetime | None) -> str:
    """«1 октября 2026, 14:05»."""
    return f"{day(value)}, {local(value):%H:%M}" if value else ""


def until(value: date | datetime | None, today: date | None) -> str:
    """How far a due date is: «через 3 дня», «завтра», «сегодня», «просрочено на 5 дней»."""
    if value is None or today is None:
        return ""
    here = local(value)
    days = ((here.date() if isinstance(here, datetime) else here) - today).days
    if days in (0, 1):
        return _("сегодня") if days == 0 else _("завтра")
    if days > 1:
        return _("через %(count)s") % {"count": counted(days, "day")}
    return _("просрочено на %(count)s") % {"count": counted(-days, "day")}


def ago(value: date | datetime | None, today: date | None) -> str:
    """How long something is past: «сегодня», «вчера», «5 дней назад»; the date itself where it lies ahead."""
    if value is None or today is None:
        return ""
    here = local(value)
    days = (today - (here.date() if isinstance(here, datetime) else here)).days
    if days < 0:
        return day(value)
    if days in (0, 1):
        return _("сегодня") if days == 0 else _("вчера")
    return _("%(count)s назад") % {"count": counted(days, "day")}


def percent(numerator: int, denominator: int) -> str:
    """A whole per cent that never says 100 or 0 where it is not all or nothing; «нет данных» where there is no case."""
    if not denominator:
        return _("нет данных")
    if 0 < numerator < denominator:
        rounded = round(100 * numerator / denominator)
        if rounded in (0, 100):
            return f"<1{BOUND}%" if rounded == 0 else f">99{BOUND}%"
        return f"{rounded}{BOUND}%"
    return f"{round(100 * numerator / denominator)}{BOUND}%"


def fraction(numerator: int, denominator: int) -> str:
    """«5 из 6»."""
    return _("%(part)s из %(whole)s") % {"part": spaced(numerator), "whole": spaced(denominator)}
