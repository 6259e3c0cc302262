"""Forms on documents and their readings."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from avgust.apps.acts.api import FREQUENCIES, URGENCIES, Directive, Document, Term, Wanted, span_between, term_of
from avgust.reading.sources import SUFFIXES

KINDS = [
    ("", _("не указан")),
    ("resolution", _("резолюция")),
    ("decision", _("решение")),
    ("protocol", _("протокол")),
    ("order", _("приказ")),
    ("instructions", _("перечень поручений")),
    ("plan", _("план")),
]
COMPARATORS = [(">=", _("не менее")), ("<=", _("не более")), ("=", _("ровно"))]
NEW_TARGETS = 1  # empty rows that the form offers


class DayInput(forms.DateInput):
    """A day as the browser asks for it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ManyFiles(forms.ClearableFileInput):
    """A choice of several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One file or several, each held to the rules of a file."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files. Raises ValidationError where there is none, or where one is empty."""
        return [super(ManyFilesField, self).clean(file, initial) for file in data or [None]]


class UploadForm(forms.Form):
    """Which files to read."""

    papers = ManyFilesField(
        label=_("Документы"),
        widget=ManyFiles(attrs={"accept": ",".join(SUFFIXES), "multiple": True}),
        help_text=_("Word, PDF, скан, таблица, письмо или веб-страница; можно несколько сразу."),
    )


class CardForm(forms.ModelForm):  # type: ignore[type-arg]
    """The card of a document."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Вид"), choices=KINDS, required=False)
    school_year = forms.CharField(label=_("Учебный год"), required=False, max_length=9, help_text=_("Так: 2026/2027."))

    class Meta:
        model = Document
        fields = ("title", "kind", "number", "date", "registered", "school_year")
        labels = {  # noqa: RUF012
            "title": _("Название"),
            "number": _("Номер"),
            "date": _("Дата"),
            "registered": _("Зарегистрирован"),
        }
        widgets = {"title": forms.Textarea(attrs={"rows": 2}), "date": DayInput(), "registered": DayInput()}  # noqa: RUF012


class WithdrawForm(forms.Form):
    """Why a document is not to be carried out."""

    grounds = forms.CharField(label=_("Почему"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class PlaceForm(forms.Form):
    """A stretch of the source: by its offsets, which a selection gives, or by its first and last words."""

    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)
    first = forms.CharField(label=_("Начинается словами"), required=False)
    last = forms.CharField(label=_("Кончается словами"), required=False)

    def span(self, document: Document, near: int = 0) -> tuple[int, int] | None:
        """The stretch; None where nothing was said. Raises FieldError for words that are not there."""
        data = self.cleaned_data
        if data["start"] is not None and data["end"] is not None:
            return data["start"], data["end"]
        if data["first"] and data["last"]:
            return span_between(document.text, data["first"], data["last"], near)
        return None


class DirectiveForm(PlaceForm):
    """What a directive says, as a person wants it."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    addressees = forms.CharField(
        label=_("Исполнители"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Каждый с новой строки, в именительном падеже."),
    )
    deadline = forms.CharField(
        label=_("Срок словами"),
        required=False,
        help_text=_("«до 1 мая 2027 года», «ежеквартально»; пусто – без срока."),
    )
    starts = forms.DateField(label=_("Начало"), required=False, widget=DayInput)
    ends = forms.DateField(label=_("Срок, день"), required=False, widget=DayInput)
    frequency = forms.ChoiceField(label=_("Повторение"), required=False, choices=[("", _("однократно")), *FREQUENCIES])
    urgency = forms.ChoiceField(label=_("Срочность"), required=False, choices=URGENCIES)
    section = forms.CharField(label=_("Раздел"), required=False)
    label = forms.CharField(label=_("Пункт"), required=False, max_length=60)
    recommendation = forms.BooleanField(label=_("Рекомендация: поручения не создаются"), required=False)

    def __init__(self, row: Directive, data: Mapping[str, Any] | None = None) -> None:
        self.row = row
        super().__init__(data, initial=_initial(row), prefix=f"d{row.pk}")
        self.count = len(row.targets) + NEW_TARGETS
        for number in range(self.count):
            self._add_target(number, row.targets[number] if number < len(row.targets) else None)

    def _add_target(self, number: int, target: Mapping[str, Any] | None) -> None:
        told = target or {"value": None, "unit": "", "comparator": ">=", "by": None}
        made = {
            "value": forms.FloatField(label=_("Значение"), required=False, localize=True),
            "unit": forms.CharField(label=_("Единица"), required=False, max_length=100),
            "comparator": forms.ChoiceField(label=_("Граница"), required=False, choices=COMPARATORS),
            "by": forms.DateField(label=_("К какому дню"), required=False, widget=DayInput),
        }
        for name, field in made.items():
            self.fields[f"{name}_{number}"] = field
            self.initial[f"{name}_{number}"] = told[name]

    @property
    def targets(self) -> Iterator[list[forms.BoundField]]:
        """The fields of each target."""
        for number in range(self.count):
            yield [self[f"{name}_{number}"] for name in ("comparator", "value", "unit", "by")]

    def wanted(self, document: Document) -> Wanted:
        """What the person asks for."""
        data = self.cleaned_data
        return Wanted(
            span=self.span(document, self.row.source["start"]),
            addressees=data["addressees"].splitlines(),
            term=Term(data["deadline"], data["starts"], data["ends"], data["frequency"]),
            targets=list(self._targets()),
            section=data["section"],
            label=data["label"],
            urgency=data["urgency"],
            recommendation=data["recommendation"],
        )

    def _targets(self) -> Iterator[dict[str, Any]]:
        for number in range(self.count):
            value, by = self.cleaned_data[f"value_{number}"], self.cleaned_data[f"by_{number}"]
            if value is not None:
                yield {
                    "value": value,
                    "unit": self.cleaned_data[f"unit_{number}"],
                    "comparator": self.cleaned_data[f"comparator_{number}"] or ">=",
                    "by": by.isoformat() if by else "",
                }


def _initial(row: Directive) -> dict[str, Any]:
    term = term_of(row)
    return {
        "seen": row.version,
        "addressees": "\n".join(each["name"] for each in row.addressees),
        "deadline": term.words,
        "starts": term.start,
        "ends": term.end,
        "frequency": term.frequency,
        "urgency": row.urgency,
        "section": row.section,
        "label": row.label,
        "recommendation": row.recommendation,
    }
