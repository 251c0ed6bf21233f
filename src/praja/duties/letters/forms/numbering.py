# SPDX-License-Identifier: EUPL-1.2
"""Series of numbers and modes of units, as those fill them in who keep them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from praja.duties.letters.enums import LetterKind, Mode
from praja.duties.letters.operations.registers import NewRegister
from praja.kernel.procedures.forms.steps import missing

_DAYS = ("%Y-%m-%d", "%d/%m/%Y")


def day_field(label: Any, hint: Any = "", **options: Any) -> forms.DateField:
    """A day, by a calendar or typed."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    wrong = missing(gettext_lazy("Enter the first day.")) | {
        "invalid": gettext_lazy("Enter a day, for example 05/01/2026")
    }
    return forms.DateField(
        label=label, help_text=hint, input_formats=_DAYS, widget=widget, error_messages=wrong, **options
    )


def _decree() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("By which decree"),
        max_length=120,
        error_messages=missing(gettext_lazy("Enter number and date of the decree.")),
    )


class _OfUnit(forms.Form):
    use_required_attribute = False
    unit = forms.ChoiceField(label=gettext_lazy("Unit"))

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class RegisterForm(_OfUnit):
    """A series of numbers."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages=missing(gettext_lazy("Name it as the office calls it.")),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds that it numbers"),
        help_text=gettext_lazy("None chosen: every kind for which the unit has no other register."),
        choices=LetterKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    pattern = forms.CharField(
        label=gettext_lazy("Pattern"),
        help_text=gettext_lazy(
            "Places: {keamanan} {kode} {nomor} {nomor:3} {unit} {bulan} {bulan_romawi} {tahun}; between them letters, digits, "
            "dots, slashes and hyphens."
        ),
        max_length=80,
        error_messages=missing(gettext_lazy("Write the pattern, for example {kode}/{nomor}/{unit}/{tahun}")),
    )
    unit_code = forms.CharField(label=gettext_lazy("What {unit} stands for"), max_length=60, required=False)
    decree = _decree()
    since = day_field(gettext_lazy("From"))
    until = day_field(gettext_lazy("Until"), gettext_lazy("The first day on which it numbers no more."), required=False)

    def register(self) -> NewRegister:
        """The series as the form says it; once judged."""
        return NewRegister(**{name: self.cleaned_data[name] for name in NewRegister.__dataclass_fields__})


class ModeForm(_OfUnit):
    """By which system a unit handles its letters."""

    mode = forms.ChoiceField(
        label=gettext_lazy("Numbers, signs and sends with"), choices=Mode.choices, widget=forms.RadioSelect
    )
    decree = _decree()
    since = day_field(gettext_lazy("From"))
