"""The living gallery: every piece of the interface with content as real as an invented district can be.

Only in a demo or on a developer's machine. Page makers look here what there is; tests look at it with axe.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from avgust.control.states import Standing, State
from avgust.web.charts import Part, Stretch

TODAY = date(2026, 11, 22)
WORDS = (
    "Обеспечить участие обучающихся 8–11 классов в профориентационных мероприятиях проекта «Билет в будущее»",
    "Провести мониторинг объективности оценочных процедур и представить аналитическую справку",
    "Разработать и утвердить план мероприятий по сопровождению молодых педагогов",
    "Обновить паспорта безопасности объектов и внести сведения в электронный журнал",
    "Организовать горячее питание обучающихся начальных классов, охват не менее 100 %",
    "Направить заявку на курсы повышения квалификации по вопросам функциональной грамотности",
)
NAMES = (
    "МБОУ СОШ № 1",
    "МБОУ СОШ № 3 им. В. Лугового",
    "МБОУ ООШ с. Берёзовка",
    "МБДОУ детский сад «Ромашка»",
    "МБУ ДО «Дом творчества»",
    "МБОУ «Гимназия № 2»",
)


class SampleForm(forms.Form):
    """A form with every kind of field."""

    text = forms.CharField(label="Что сделано", widget=forms.Textarea, help_text="Коротко: что, когда, с каким итогом.")
    number = forms.IntegerField(label="Охвачено обучающихся, чел.", min_value=0)
    day = forms.DateField(label="Дата приказа", widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(
        label="Чем подтверждается", choices=[("act", "приказ"), ("link", "ссылка"), ("file", "файл")]
    )
    scope = forms.ChoiceField(
        label="Кому показать", widget=forms.RadioSelect, choices=[("own", "только контролёру"), ("all", "всему району")]
    )
    file = forms.FileField(label="Файл", required=False, help_text="PDF, DOCX или изображение, до 20 МБ.")
    sure = forms.BooleanField(label="Сведения проверены директором")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Shows it. 404 where people work."""
    if not (settings.DEBUG or settings.AVGUST_DEMO):
        raise Http404
    if request.GET.get("part") == "progress":
        return render(request, "web/components/progress.html", _content(request))
    if "quiet" not in request.GET:
        messages.success(request, "Отчёт принят: МБОУ СОШ № 1.", extra_tags="undo:/gallery/")
        messages.warning(request, "Почта не ответила; уведомления уйдут позже.")
        messages.error(request, "Файл не сохранён: он больше 20 МБ.")
    bad = SampleForm({"number": "-3", "text": ""}, auto_id="bad_%s")
    return render(
        request, "web/gallery.html", {**_frame(request), **_content(request), "form": SampleForm(), "bad": bad}
    )


def _frame(request: HttpRequest) -> dict[str, Any]:
    """A frame as an employee of the authority has it."""
    titles = ("Мои дела", "На контроле", "Резолюции", "План", "Организации", "Год", "Отчёты")
    counts = (7, 42, None, None, None, None, None)
    places = [
        {"title": title, "url": "#", "current": not index, "count": count}
        for index, (title, count) in enumerate(zip(titles, counts, strict=True))
    ]
    return {
        "gallery": True,
        "actor": getattr(request, "actor", None) or {"name": "Петрова А. С."},
        "home": "Управление образования Луговского района",
        "navigation": places,
        "school_years": [{"value": "2026", "title": "2026/27"}, {"value": "2025", "title": "2025/26"}],
        "school_year": "2026",
        "notices_url": "#",
        "notices_count": 3,
        "today": TODAY,
        "breadcrumbs": [{"title": "Мои дела", "url": "#"}, {"title": "Поручения"}],
    }


def _content(request: HttpRequest) -> dict[str, Any]:
    rows = _rows()
    return {
        "rows": rows,
        "page": Paginator(range(312), 25).get_page(request.GET.get("page", 4)),
        "states": list(State),
        "standings": list(Standing),
        "counts": [1, 2, 5, 11, 21, 1234, 12345],
        "open": next((row for row in rows if str(row["id"]) == request.GET.get("open")), None),
        "story": _story(),
        "parts": _parts(),
        "matrix": _matrix(),
        "schools": _schools(),
        "plan": _plan(),
        "tabs": [
            {"title": "Таблица", "url": "#", "current": True, "count": 312},
            {"title": "Календарь", "url": "#", "count": None},
            {"title": "Диаграмма сроков", "url": "#", "count": None},
            {"title": "Матрица", "url": "#", "count": None},
        ],
        "job": {"id": "reading", "title": "Чтение резолюции", "done": 34, "total": 120, "left": "около 2 минут",
                "note": "Страницу можно закрыть: чтение продолжится.", "url": "?part=progress"},
        "saved_filters": [
            {"title": "Просрочено, школы", "url": "#", "count": 12},
            {"title": "Безопасность", "url": "#", "count": None},
        ],
        "chosen": [{"title": "просрочено", "url": "#"}, {"title": "исполнитель: школы", "url": "#"}],
        "names": [f"{name}: {WORDS[0]}" for name in NAMES[:3]],
        "chart": _chart(),
    }  # fmt: skip


def _rows() -> list[dict[str, Any]]:
    standings = (Standing.LATE, Standing.LATE, Standing.DUE_TODAY, Standing.SOON, Standing.LATER, Standing.WAITING)
    states = (State.IN_WORK, State.RETURNED, State.ON_CONTROL, State.IN_WORK, State.ON_CONTROL, State.REPORTED)
    days = (-12, -5, 0, 3, 39, -1)
    return [
        {"id": index + 1, "words": words, "organisation": NAMES[index], "standing": standings[index].value,
         "state": states[index].value, "due": TODAY + timedelta(days=days[index]),
         "item": f"п.\u00a0{index + 2}.{index + 1}",
         "done": 5 + index * 7, "total": 6 + index * 9}
        for index, words in enumerate(WORDS)
    ]  # fmt: skip


def _story() -> list[dict[str, Any]]:
    zone = timezone.get_current_timezone()
    told = (
        (20, 9, "waiting", "Белова М. И.", "отправила отчёт", "Проведены встречи с родителями, охват 84 человека."),
        (17, 15, "late", "Петрова А. С.", "вернула на доработку", "Нет номера приказа."),
        (12, 11, "", "Соколов И. П.", "начал работу", ""),
        (1, 10, "done", "Петрова А. С.", "поставила на контроль до 1 декабря", ""),
    )
    return [
        {"when": datetime(2026, 11, day, hour, 20, tzinfo=zone), "tone": tone, "who": who, "what": what, "quote": quote}
        for day, hour, tone, who, what, quote in told
    ]


def _parts() -> list[Part]:
    return [
        Part("просрочено", 18, "late"),
        Part("ждёт проверки", 27, "waiting"),
        Part("исполнено", 204, "done"),
        Part("срок не скоро", 63, "calm"),
    ]


def _schools() -> list[dict[str, Any]]:
    return [
        {"name": name, "late": 9 - index * 2 if index < 5 else 0, "share": (40 - index, 42 + index),
         "trend": [55 + index * 3, 61, 58 + index, None, 70, 74 + index], "organisation": name}
        for index, name in enumerate(NAMES)
    ]  # fmt: skip


def _matrix() -> dict[str, Any]:
    cycle = ["done", "done", "calm", "waiting", "done", "late", "calm", "done"]
    words = {"late": "просрочено", "waiting": "ждёт проверки", "done": "исполнено", "calm": "срок не скоро"}
    rows = []
    for index, name in enumerate(NAMES):
        tones = [cycle[(index * 3 + column) % len(cycle)] for column in range(14)]
        rows.append({"name": name, "cells": [(tone, words[tone]) for tone in tones], "late": tones.count("late")})
    return {"columns": [f"п. {1 + column // 5}.{1 + column % 5}" for column in range(14)], "rows": rows}


def _plan() -> dict[str, Any]:
    first, last = date(2026, 9, 1), date(2027, 5, 31)
    rows = []
    for index, tone in enumerate(("late", "waiting", "calm", "done")):
        since, until = first + timedelta(index * 25), first + timedelta(60 + index * 34)
        rows.append({"words": WORDS[index], "stretches": [Stretch(since, until, tone, WORDS[index])]})
    return {"first": first, "last": last, "rows": rows}


def _chart() -> dict[str, Any]:
    months = ["сен", "окт", "ноя", "дек", "янв", "фев"]
    planned, done = [40, 96, 151, 210, 260, 312], [38, 90, 139]
    label = {"show": True, "formatter": "{a}", "color": "token:--ink"}
    series = [
        {"type": "line", "name": "по сроку", "data": planned, "lineStyle": {"type": "dashed"}, "endLabel": label},
        {"type": "line", "name": "исполнено", "data": done, "endLabel": label},
    ]
    options = {
        "aria": {"enabled": True}, "grid": {"left": 44, "right": 90, "top": 16, "bottom": 32},
        "xAxis": {"type": "category", "data": months}, "yAxis": {"type": "value"},
        "tooltip": {"trigger": "axis"}, "series": series,
    }  # fmt: skip
    rows = [[month, planned[i], done[i] if i < len(done) else "–"] for i, month in enumerate(months)]
    return {"options": options, "table": {"head": ["Месяц", "По сроку", "Исполнено"], "rows": rows}}
