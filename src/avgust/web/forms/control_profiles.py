"""The form of a control profile: a row for each norm, with its value, source and tag."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from avgust.control.profiles.loading import SETTINGS, shipped, to_dict
from avgust.control.profiles.profile import ControlProfile
from avgust.control.tags import TAG_WORDS, Tag
from avgust.web.words import counted

TITLES: dict[str, Any] = {
    "count_from": _("Срок считается"),
    "holiday_shift": _("Если срок выпал на выходной"),
    "default_term": _("Если срок не назван"),
    "periodic_report_day": _("Отчёт за месяц и квартал: до какого числа"),
    "permanent_report_day": _("Отчёт по поручению «постоянно»: день и месяц"),
    "extension_share": _("О продлении просят в первой части срока (доля)"),
    "extension_days": _("О продлении просят не позднее, дней от начала"),
    "reminders": _("Напоминания: за сколько дней"),
    "soon_days": _("«Скоро срок»: за сколько дней"),
    "year_parts": _("Кварталы и полугодия делят год"),
    "whole_years": _("«Ежегодно» значит год"),
}
CHOICES: dict[str, dict[str, Any]] = {
    "count_from": {"signed": _("со дня подписания"), "registered": _("со дня регистрации")},
    "holiday_shift": {
        "previous": _("на предыдущий рабочий день"),
        "next": _("на следующий рабочий день"),
        "none": _("не переносится"),
    },
    "default_term": {"month": _("месяц"), "school_year": _("до конца учебного года"), "none": _("назначает человек")},
    "year_parts": {"calendar": _("календарный, с 1 января"), "school": _("учебный, с 1 сентября")},
    "whole_years": {"calendar": _("календарный, с 1 января"), "school": _("учебный, с 1 сентября")},
}
DAY_KINDS = {"calendar": "day", "working": "working_day"}
WHOLE = {"periodic_report_day", "extension_days", "soon_days"}


@dataclass(frozen=True, slots=True)
class Row:
    """One norm to be read: its title, its value in words, where it comes from, how well it is known."""

    title: Any
    value: str
    source: str
    tag: str


def rows_of(profile: ControlProfile) -> list[Row]:
    """The norms of a profile to be read."""
    rules: Any = to_dict(profile)
    marks = [
        _row(_quoted(mark["words"]), counted(mark["days"], DAY_KINDS[mark["day_kind"]]), mark)
        for mark in rules["urgency"]
    ]
    norms = [_row(TITLES[key], shown(key, rules[key]["value"]), rules[key]) for key in SETTINGS]
    return [*norms[:1], *marks, *norms[1:]]


def _row(title: Any, value: str, norm: Mapping[str, Any]) -> Row:
    return Row(title, value, norm["source"], TAG_WORDS[Tag(norm["tag"])])


def _quoted(words: list[str]) -> str:
    """«весьма срочно», «вручить немедленно»."""
    return ", ".join(f"«{each}»" for each in words)


def shown(key: str, value: Any) -> str:
    """The value of a norm in words."""
    if key in CHOICES:
        return str(CHOICES[key][value])
    if key == "reminders":
        return ", ".join(str(each) for each in value)
    return str(value)


class CloneForm(forms.Form):
    """A copy of a profile."""

    source = forms.CharField(widget=forms.HiddenInput())
    title = forms.CharField(label=_("Название"), max_length=200, error_messages={"required": _("Назовите профиль")})
    code = forms.SlugField(
        label=_("Код латиницей"),
        max_length=60,
        help_text=_("для обмена между районами, например lugovsk"),
        error_messages={"required": _("Придумайте код"), "invalid": _("Латинские буквы, цифры и дефис")},
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, initial={"source": next(iter(shipped()))})
        self.fields["source"].widget = forms.Select(choices=[(each.code, each.title) for each in shipped().values()])
        self.fields["source"].label = _("Образец")


class ProfileForm(forms.Form):
    """Every norm of a profile: value, source, tag; urgency marks keep their words, their days may be changed."""

    title = forms.CharField(label=_("Название"), max_length=200)
    act = forms.CharField(label=_("Акт"), max_length=500)

    def __init__(self, data: Any, *, rules: Mapping[str, Any]) -> None:
        self.before = rules
        super().__init__(data, initial={"title": rules["title"], "act": rules["act"]})
        for key in SETTINGS:
            self._add(key, rules[key], _field(key))
        for number, mark in enumerate(rules["urgency"], 1):
            self._add(f"urgency-{number}", {**mark, "value": mark["days"]}, forms.IntegerField(min_value=1))
            kinds = [("calendar", _("календарных дней")), ("working", _("рабочих дней"))]
            self.fields[f"urgency-{number}.day_kind"] = forms.ChoiceField(
                choices=kinds, initial=mark["day_kind"], label=_("Дни")
            )

    def _add(self, key: str, norm: Mapping[str, Any], field: forms.Field) -> None:
        value = norm["value"]
        field.initial = ", ".join(map(str, value)) if isinstance(value, list) else value
        field.label = _("Значение")
        self.fields[f"{key}.value"] = field
        self.fields[f"{key}.source"] = forms.CharField(label=_("Откуда"), max_length=500, initial=norm["source"])
        tags = [(each.value, TAG_WORDS[each]) for each in Tag]
        self.fields[f"{key}.tag"] = forms.ChoiceField(label=_("Надёжность"), choices=tags, initial=norm["tag"])

    def groups(self) -> list[dict[str, Any]]:
        """The fields by norm, for the page."""
        found = [
            {"title": TITLES[key], "fields": [self[f"{key}.{part}"] for part in ("value", "source", "tag")]}
            for key in SETTINGS
        ]
        for number, mark in enumerate(self.before["urgency"], 1):
            parts = ("value", "day_kind", "source", "tag")
            found.append(
                {"title": _quoted(mark["words"]), "fields": [self[f"urgency-{number}.{part}"] for part in parts]}
            )
        return found

    def rules(self) -> dict[str, Any]:
        """The rules as plain data, for the service to check."""
        given = self.cleaned_data
        rules: dict[str, Any] = {**self.before, "title": given["title"], "act": given["act"]}
        for key in SETTINGS:
            rules[key] = {part: given[f"{key}.{part}"] for part in ("source", "tag")}
            rules[key]["value"] = _plain(key, given[f"{key}.value"])
        rules["urgency"] = [
            {
                **mark,
                "days": given[f"urgency-{number}.value"],
                **{part: given[f"urgency-{number}.{part}"] for part in ("day_kind", "source", "tag")},
            }
            for number, mark in enumerate(self.before["urgency"], 1)
        ]
        return rules

    def tell(self, place: str, message: str) -> None:
        """Says what is wrong at a place of the rules, at its field where there is one."""
        name = place.replace("urgency[", "urgency-").replace("]", "").replace(".days", ".value")
        self.add_error(name if name in self.fields else None, message)


def _field(key: str) -> forms.Field:
    if key in CHOICES:
        return forms.ChoiceField(choices=list(CHOICES[key].items()))
    if key in WHOLE:
        return forms.IntegerField()
    return forms.FloatField() if key == "extension_share" else forms.CharField(max_length=200)


def _plain(key: str, value: Any) -> Any:
    """A value of the form as the rules hold it; what is no number is left for the rules to name."""
    if key != "reminders":
        return value
    parts = [part.strip() for part in str(value).replace(";", ",").split(",") if part.strip()]
    return [int(part) if part.isdecimal() else part for part in parts]
