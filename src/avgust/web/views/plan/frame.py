"""What all views of the plan share: whose plan, the tabs, the filter and what is chosen in it, the school years."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from avgust.apps.acts.api import URGENCIES
from avgust.apps.execution.api import (
    ALL_YEARS,
    Choices,
    Outlook,
    PlanFilter,
    Summary,
    Tally,
    choices,
    plan_filter,
    school_year_on,
)
from avgust.apps.registry.api import KINDS, AccessError, Power
from avgust.control.states import Tone
from avgust.web.charts import Part
from avgust.web.doors import SignedIn
from avgust.web.listing import address_with
from avgust.web.marks import STANDING_MARKS, STATE_MARKS
from avgust.web.words import counted, short_day

TABS: tuple[tuple[str, Any], ...] = (
    ("plan", gettext_lazy("Таблица")),
    ("matrix", gettext_lazy("Матрица")),
    ("plan-calendar", gettext_lazy("Календарь")),
    ("plan-gantt", gettext_lazy("График")),
    ("discipline", gettext_lazy("Дисциплина")),
)
# The parameters that all views of the plan understand, with the words for those that are chosen.
FIELDS: Mapping[str, Any] = {
    "q": gettext_lazy("слова"),
    "document": gettext_lazy("документ"),
    "directive": gettext_lazy("пункт"),
    "organisation": gettext_lazy("исполнитель"),
    "kind": gettext_lazy("вид"),
    "attribute": gettext_lazy("признак"),
    "standing": gettext_lazy("как обстоит"),
    "state": gettext_lazy("состояние"),
    "controller": gettext_lazy("контролёр"),
    "urgency": gettext_lazy("срочность"),
    "from": gettext_lazy("срок с"),
    "to": gettext_lazy("срок по"),
}
TONE_WORDS: Mapping[Tone, Any] = {
    Tone.LATE: gettext_lazy("просрочено"),
    Tone.WAITING: gettext_lazy("срок близко или ждёт проверки"),
    Tone.DONE: gettext_lazy("исполнено"),
    Tone.CALM: gettext_lazy("срок не скоро или его нет"),
}
NARROW = ("kind", "attribute", "state", "urgency", "from", "to")  # asked behind «Ещё условия»


class Counted(Paginator[Any]):
    """Pages of rows that are counted already."""

    def __init__(self, rows: Any, on_a_page: int, total: int) -> None:
        super().__init__(rows, on_a_page)
        self.total = total

    @cached_property
    def count(self) -> int:
        """How many rows."""
        return self.total


def outlook_of(request: SignedIn) -> Outlook:
    """Whose plan the request looks at, and what of it. Raises AccessError for those who see no plan."""
    if not request.actor.has(Power.SEE_PLAN):
        raise AccessError
    return Outlook(request.actor, request.today, plan_filter(request.GET, request.today))


def around(request: SignedIn, view: Outlook, name: str) -> dict[str, Any]:
    """The context that every view of the plan has."""
    offered = choices(view)
    options = _options(offered)
    chosen = _chosen(request.GET, view.wanted, options)
    same = kept(request.GET)
    return {
        "view_name": name,
        "tabs": [
            {
                "title": title,
                "url": reverse(f"web:{each}") + same,
                "current": each == name,
                "count": None,
            }
            for each, title in TABS
        ],
        "wanted": view.wanted,
        "options": options,
        "chosen": chosen,
        "narrowed": any(request.GET.get(field) for field in NARROW),
        **years_around(view, request.GET.get("year", "")),
    }


def kept(query: QueryDict, **changes: Any) -> str:
    """`?…` with what all views understand, and some of it changed."""
    mine = QueryDict(mutable=True)
    for name in (*FIELDS, "year"):
        if said := query.get(name):
            mine[name] = str(said)
    address = address_with(mine, changes)
    return "" if address == "?" else address


def years_around(view: Outlook, said: str) -> dict[str, Any]:
    """The switch of school years: three around the present one, the one that is looked at, and all."""
    opens = int(school_year_on(view.today)[:4])
    years = sorted({opens + 1, opens, opens - 1, opens - 2, int(view.wanted.year[:4] or opens)}, reverse=True)
    listed = [{"value": str(year), "title": f"{year}/{(year + 1) % 100:02}"} for year in years]
    return {
        "school_years": [*listed, {"value": ALL_YEARS, "title": _("все годы")}],
        "school_year": view.wanted.year[:4] or ALL_YEARS,
        "year_said": said,
    }


def _options(offered: Choices) -> dict[str, list[tuple[str, str]]]:
    """What each field of the filter can be set to: values and their words."""
    marks = STANDING_MARKS.items(), STATE_MARKS.items()
    nobody = ("0", _("никто"))
    return {
        "document": _pairs(offered.documents.items()),
        "organisation": _pairs(offered.organisations.items()),
        "kind": [(code, title) for code, title in KINDS if code in offered.kinds],
        "attribute": _pairs(offered.attributes.items()),
        "standing": [(each.value, _(mark.word)) for each, mark in marks[0]],
        "state": [(each.value, _(mark.word)) for each, mark in marks[1]],
        "controller": [*_pairs(offered.controllers.items()), nobody],
        "urgency": [(code, title) for code, title in URGENCIES if code],
    }


def _pairs(found: Iterable[tuple[object, str]]) -> list[tuple[str, str]]:
    return [(str(key), word) for key, word in found]


def _chosen(query: QueryDict, wanted: PlanFilter, options: Mapping[str, list[tuple[str, str]]]) -> list[dict[str, str]]:
    """What is chosen, each with the address without it."""
    shown = {"q": wanted.words, "from": short_day(wanted.due_from), "to": short_day(wanted.due_to)}
    found = []
    for name, title in FIELDS.items():
        said = query.get(name, "")
        word = shown.get(name) or dict(options.get(name, [])).get(said) or ("…" if name == "directive" and said else "")
        if said and word:
            found.append({"title": f"{title}: {word}", "url": address_with(query, {name: None})})
    return found


def parts_of(tally: Tally) -> list[Part]:
    """A tally as parts of a bar, in the four meanings of colour."""
    return [Part(str(TONE_WORDS[tone]), count, tone.value) for tone, count in tally.tones.items()]


def finding(found: Summary) -> str:
    """What a plan says in one sentence."""
    tally = found.tally
    if not tally.total:
        return _("В плане нет поручений")
    if tally.late:
        said = {"late": counted(tally.late, "assignment"), "places": counted(found.late_in, "organisation_in")}
        return _("%(late)s просрочено в %(places)s") % said
    if tally.done == tally.applies:
        return _("Исполнено всё: %(all)s") % {"all": counted(tally.applies, "assignment")}
    said = {"done": str(tally.done), "all": counted(tally.applies, "assignment_of")}
    return _("Просрочки нет, исполнено %(done)s из %(all)s") % said
