"""Forms of work and control: filters, reports with their proofs, decisions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from avgust.apps.execution.api import Evidence, Filter, Proof
from avgust.apps.registry.api import Organisation, Person
from avgust.control.states import Standing
from avgust.web.marks import STANDING_MARKS


class DayInput(forms.DateInput):
    """A date by the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Later:
    """A field that is asked for only when the report is sent: a draft may lack it, and still it is not optional."""

    def validate(self, value: Any) -> None:
        """Lets an empty value through."""
        if value not in (None, ""):
            super().validate(value)  # type: ignore[misc]


class LaterText(Later, forms.CharField):
    """Words that a draft may lack."""


class LaterDay(Later, forms.DateField):
    """A date that a draft may lack."""


class LaterNumber(Later, forms.DecimalField):
    """A number that a draft may lack."""


def day_field(label: Any, required: bool = True, kind: type[forms.DateField] = forms.DateField) -> forms.DateField:
    """A date, as the browser's calendar sends it or as people write it."""
    return kind(
        label=label, required=required, widget=DayInput(), input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("Дату пишут так: 01.10.2026"), "required": _("Укажите дату")},
    )  # fmt: skip


def words_field(label: Any, missing: Any, rows: int = 3, required: bool = True) -> forms.CharField:
    """Words of a few lines, with what to say where they are missing."""
    return forms.CharField(
        label=label, required=required, max_length=5000, widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )  # fmt: skip


class WorkFilter(forms.Form):
    """What of a list is wanted."""

    q = forms.CharField(label=_("Слова"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    document = forms.TypedChoiceField(label=_("Документ"), required=False, coerce=int, empty_value=None)
    organisation = forms.TypedChoiceField(label=_("Организация"), required=False, coerce=int, empty_value=None)
    standing = forms.ChoiceField(label=_("Как обстоит"), required=False)
    scope = forms.ChoiceField(label=_("Чьи"), required=False)

    def __init__(
        self,
        data: Any,
        *,
        documents: Iterable[tuple[int, str]] = (),
        organisations: Iterable[tuple[int, str]] = (),
        scopes: Iterable[tuple[str, Any]] = (),
    ) -> None:
        super().__init__(data)
        chosen: dict[str, list[tuple[Any, Any]]] = {
            "document": [("", _("все")), *documents],
            "organisation": [("", _("все")), *organisations],
            "standing": [("", _("любое")), *((each.value, _(STANDING_MARKS[each].word)) for each in SHOWN_STANDINGS)],
            "scope": list(scopes),
        }
        for name, choices in chosen.items():
            if (len(choices) < 3 and name != "scope") or not choices:
                del self.fields[name]
            else:
                self.fields[name].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> Filter:
        """The filter; what is not understood is passed over."""
        self.is_valid()
        given = self.cleaned_data
        return Filter(
            words=given.get("q") or "",
            document=given.get("document") or None,
            organisation=given.get("organisation") or None,
            standing=given.get("standing") or "",
            scope=given.get("scope") or "",
        )


SHOWN_STANDINGS = (Standing.LATE, Standing.DUE_TODAY, Standing.SOON, Standing.LATER, Standing.WAITING, Standing.NO_DATE)


class ReportForm(forms.Form):
    """The words of a report."""

    use_required_attribute = False

    text = LaterText(label=_("Что сделано"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 5}))


class ProofForm(forms.Form):
    """One proof; only the fields of its kind stand in the form. Nothing is required until the report is sent."""

    use_required_attribute = False

    kind = forms.CharField(widget=forms.HiddenInput())
    number = LaterText(label=_("Номер"), max_length=60)
    date = day_field(_("Дата"), kind=LaterDay)
    count = LaterNumber(label=_("Количество"), max_digits=14, decimal_places=2)
    unit = LaterText(label=_("Чего"), max_length=60)
    url = LaterText(label=_("Адрес страницы"), max_length=1000)
    title = forms.CharField(label=_("Название"), max_length=500, required=False)

    def __init__(self, kind: str, data: Any, prefix: str, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix=prefix, initial={"kind": kind, **(initial or {})})
        for name in set(self.fields) - {"kind", *FIELDS_OF_KIND[kind]}:
            del self.fields[name]
        self.of_kind = kind

    def proof(self) -> Proof:
        """What was written; a field that is not understood is left out."""
        self.is_valid()
        written = {name: value for name, value in self.cleaned_data.items() if name != "kind" and value is not None}
        return Proof(self.of_kind, **written)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written in it."""
        return self.proof() == Proof(self.of_kind) and self.is_valid()

    @property
    def heading(self) -> Any:
        """The kind of the proof in words."""
        return KINDS_OF_PROOF[self.of_kind]


FIELDS_OF_KIND = {
    "act": ("number", "date", "title"),
    "protocol": ("number", "date", "title"),
    "count": ("count", "unit", "title"),
    "link": ("url", "title"),
}
KINDS_OF_PROOF: dict[str, Any] = {
    "act": _("Акт"),
    "count": _("Количество"),
    "link": _("Ссылка"),
    "protocol": _("Протокол"),
}
MOST_ROWS = 50


def proof_forms(data: Any = None, rows: Iterable[Evidence] = ()) -> list[ProofForm]:
    """A form for each proof but files: as it was sent, or as it is kept."""
    if data is None:
        kept = [row for row in rows if row.kind in FIELDS_OF_KIND]
        return [ProofForm(row.kind, None, f"proofs-{place}", _initial(row)) for place, row in enumerate(kept)]
    forms_ = []
    for place in range(MOST_ROWS):
        kind = data.get(f"proofs-{place}-kind", "")
        if kind in FIELDS_OF_KIND:
            forms_.append(ProofForm(kind, data, f"proofs-{place}"))
    return forms_


def _initial(row: Evidence) -> dict[str, Any]:
    written = {name: getattr(row, name) for name in FIELDS_OF_KIND[row.kind]}
    if row.count is not None and row.count == row.count.to_integral_value():
        written["count"] = int(row.count)
    return written


class GroundsForm(forms.Form):
    """The grounds of a decision."""

    grounds = words_field(_("Основание"), _("Укажите основание"))


class RemarkForm(forms.Form):
    """What is to be mended in a report."""

    remark = words_field(_("Что доработать"), _("Напишите, что доработать"))


class AcceptForm(forms.Form):
    """Accepting a report, perhaps with taking off control at once."""

    release = words_field(_("Снять с контроля с основанием"), "", rows=2, required=False)


class DueForm(forms.Form):
    """A new date."""

    due = day_field(_("Новый срок"))
    grounds = words_field(_("Основание"), _("Укажите основание"))


class AskForm(forms.Form):
    """A request for more time."""

    wanted = day_field(_("До какого дня"))
    grounds = words_field(_("Почему не успеваете"), _("Напишите, почему не успеваете"))


class AnswerForm(forms.Form):
    """The answer to a request for more time."""

    use_required_attribute = False

    grant = day_field(_("Новый срок"), kind=LaterDay)
    remark = words_field(_("Ответ"), "", rows=2, required=False)


class PartForm(forms.Form):
    """A part of an assignment."""

    words = words_field(_("Что поручаете"), _("Напишите, что поручаете"))
    lead = forms.ModelChoiceField(Person.objects.none(), label=_("Кому"), required=False, empty_label=_("никому лично"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Организация"), required=False, empty_label=_("та же")
    )
    due = day_field(_("Срок"), required=False)

    def __init__(self, data: Any, people: Any, organisations: Any = None) -> None:
        super().__init__(data, prefix="part")
        self.fields["lead"].queryset = people  # type: ignore[attr-defined]
        if organisations is None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class PersonForm(forms.Form):
    """Somebody who is named: as the lead, as the controller."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Кто"), empty_label=None)

    def __init__(self, data: Any, people: Any, prefix: str, label: Any) -> None:
        super().__init__(data, prefix=prefix)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].label = label


class NoForm(forms.Form):
    """A step that asks nothing."""


class FilterNameForm(forms.Form):
    """The name under which a filter is kept."""

    name = forms.CharField(label=_("Как назвать"), max_length=120, error_messages={"required": _("Назовите отбор")})
