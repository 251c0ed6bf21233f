# SPDX-License-Identifier: EUPL-1.2
"""Who works by a pattern from when on, its end, seasons, and which roster is asked for."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.forms.patterns import day_field, decree_field
from praja.kernel.procedures.forms.steps import missing


class UseForm(forms.Form):
    """Who works by a pattern: a unit, or one employee by NIP."""

    use_required_attribute = False
    unit = forms.ChoiceField(label=gettext_lazy("Unit with all below it"), required=False)
    nip = forms.CharField(
        label=gettext_lazy("Or one employee, by NIP"),
        help_text=gettext_lazy("An employee's own pattern comes before that of the unit."),
        required=False,
        max_length=30,
    )
    since = day_field(gettext_lazy("From"))
    until = day_field(gettext_lazy("Until"), gettext_lazy("The first day on which it holds no more."), required=False)

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "–"), *units]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if bool(said.get("unit")) == bool((said.get("nip") or "").strip()):
            self.add_error("unit", _("Choose a unit, or enter the NIP of one employee."))
        return said


class EndForm(forms.Form):
    """From when on a pattern holds no more."""

    use_required_attribute = False
    until = day_field(gettext_lazy("The first day on which it holds no more"))


class SeasonForm(forms.Form):
    """The days of Ramadan, by decree."""

    use_required_attribute = False
    first_day = day_field(gettext_lazy("First day"))
    last_day = day_field(gettext_lazy("Last day"))
    decree = decree_field()


class RevokeForm(forms.Form):
    """By which decree a season is taken back."""

    use_required_attribute = False
    decree = decree_field(gettext_lazy("Taken back by which decree"))


class RosterFileForm(forms.Form):
    """A roster as a file."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("The roster as XLSX or CSV"),
        help_text=gettext_lazy("As it is fetched here: a line for each employee, a column for each day."),
        error_messages=missing(gettext_lazy("Choose the file")),
    )


def month_of(text: str, otherwise: date) -> date:
    """`2026-02` as its first day; what is no month, the month of `otherwise`."""
    match = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", text)
    return date(int(match[1]), int(match[2]), 1) if match else otherwise.replace(day=1)
