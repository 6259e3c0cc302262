"""What is asked about organisations, people's posts, imports and groups."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from avgust.apps.registry.api import KINDS, Attribute, Organisation

LARGEST_IMPORT = 1_500_000  # bytes; the preview carries the file to the next step


class DayInput(forms.DateInput):
    """A day as browsers ask for it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class OrganisationForm(forms.Form):
    """Facts of an organisation that a person may change."""

    kind = forms.ChoiceField(label=_("Вид"), choices=KINDS)
    name = forms.CharField(label=_("Полное название"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    short_name = forms.CharField(
        label=_("Краткое название"), max_length=200, help_text=_("Как пишут в письмах: МБОУ СОШ № 3")
    )
    number = forms.CharField(label=_("Номер"), max_length=20, required=False)
    settlement = forms.CharField(
        label=_("Населённый пункт"), max_length=200, required=False, help_text=_("Например: с. Ивановка")
    )
    address = forms.CharField(label=_("Адрес"), max_length=500, required=False)
    tax_number = forms.RegexField(
        r"^(\d{10}|\d{12})$", label=_("ИНН"), required=False, error_messages={"invalid": _("ИНН – 10 или 12 цифр")}
    )
    opened = forms.DateField(label=_("Открыта"), required=False, widget=DayInput())
    attributes = forms.ModelMultipleChoiceField(
        label=_("Признаки"),
        queryset=Attribute.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("По ним находят группы: «сельским школам», «школам с НОР»"),
    )

    def __init__(self, *args: Any, attributes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attributes"].queryset = attributes  # type: ignore[attr-defined]


class ClosingForm(forms.Form):
    """The last day of an organisation, and what it goes into."""

    closed = forms.DateField(label=_("Последний день работы"), widget=DayInput())
    successor = forms.ModelChoiceField(
        label=_("Правопреемник"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("нет, просто закрывается"),
        help_text=_("Новые поручения, где названа закрытая организация, получит правопреемник"),
    )

    def __init__(self, *args: Any, successors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = successors  # type: ignore[attr-defined]


class ImportForm(forms.Form):
    """A workbook of the registry."""

    file = forms.FileField(label=_("Книга Excel (XLSX)"))

    def clean_file(self) -> Any:
        """Refuses what is larger than the preview can carry."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_IMPORT:
            raise forms.ValidationError(_("Файл больше 1,5 МБ. Разделите его на несколько."))
        return file


class AnswerForm(forms.Form):
    """Whom an addressee means."""

    written = forms.CharField(max_length=500, widget=forms.HiddenInput)
    means = forms.ChoiceField(
        label=_("Кто имеется в виду"),
        choices=[
            ("organisations", _("отмеченные организации")),
            ("kinds", _("все организации этих видов и с этими признаками")),
            ("outside", _("никто из подчинённых: сохранить как рекомендацию")),
        ],
        widget=forms.RadioSelect,
    )
    organisations = forms.ModelMultipleChoiceField(
        label=_("Организации"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kinds = forms.MultipleChoiceField(
        label=_("Виды"), choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    attributes = forms.ModelMultipleChoiceField(
        label=_("Признаки"),
        queryset=Attribute.objects.none(),
        required=False,
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, organisations: Any, attributes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisations"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["attributes"].queryset = attributes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Something must be chosen of what was said."""
        said = super().clean() or {}
        means = said.get("means")
        if means == "organisations" and not said.get("organisations"):
            self.add_error("organisations", _("Отметьте хотя бы одну организацию"))
        if means == "kinds" and not (said.get("kinds") or said.get("attributes")):
            self.add_error("kinds", _("Отметьте вид или признак"))
        return said

    def selector(self) -> dict[str, Any]:
        """What the service takes."""
        said = self.cleaned_data
        if said["means"] == "outside":
            return {"outside": True}
        if said["means"] == "organisations":
            return {"organisations": [one.pk for one in said["organisations"]]}
        return {"kinds": said["kinds"], "attributes": [one.code for one in said["attributes"]]}
