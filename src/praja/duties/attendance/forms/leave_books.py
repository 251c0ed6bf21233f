# SPDX-License-Identifier: EUPL-1.2
"""What the personnel office keeps of leave: the books of the years before, and who may give leave to whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from praja.duties.attendance.enums import LeaveKind
from praja.duties.attendance.forms.leave import KIND_ORDER, day_field
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.procedures.forms.steps import missing


class BalanceForm(forms.Form):
    """Days of a year that an employee had used before."""

    use_required_attribute = False
    nip = forms.CharField(
        label=gettext_lazy("NIP"), max_length=30, error_messages=missing(gettext_lazy("Type the NIP"))
    )
    year = forms.IntegerField(
        label=gettext_lazy("Year"),
        min_value=2000,
        max_value=2100,
        error_messages=missing(gettext_lazy("Type the year")),
    )
    used = forms.IntegerField(
        label=gettext_lazy("Days of that year's leave that were used"),
        min_value=0,
        max_value=366,
        error_messages=missing(gettext_lazy("Type how many, 0 for none")),
    )
    postponed = forms.IntegerField(
        label=gettext_lazy("Days that the official postponed"), min_value=0, max_value=366, required=False
    )
    basis = forms.CharField(
        label=gettext_lazy("From which book or letter?"),
        max_length=120,
        error_messages=missing(gettext_lazy("Name the book or letter")),
    )


class BalancesForm(forms.Form):
    """The personnel office's books as a file."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("File (CSV or XLSX)"),
        help_text=gettext_lazy(
            "Columns: NIP, Tahun, Dipakai, Ditangguhkan. One line for each employee and year; the last two years and this one."
        ),
        error_messages=missing(gettext_lazy("Choose a file")),
    )
    basis = forms.CharField(
        label=gettext_lazy("From which book or letter?"),
        max_length=120,
        error_messages=missing(gettext_lazy("Name the book or letter")),
    )


class AuthorityForm(forms.Form):
    """By which decision who may give leave to whom."""

    use_required_attribute = False
    unit = forms.TypedChoiceField(
        label=gettext_lazy("To the people of"),
        help_text=gettext_lazy("With all units below it; a nearer decision goes before."),
        coerce=int,
        error_messages=missing(gettext_lazy("Choose the unit")),
    )
    holder = forms.TypedChoiceField(
        label=gettext_lazy("Leave is given by the head of"),
        coerce=int,
        error_messages=missing(gettext_lazy("Choose the unit")),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Which leave"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(kind.value, kind.label) for kind in KIND_ORDER if kind != LeaveKind.UNPAID],
        error_messages=missing(gettext_lazy("Choose at least one kind")),
    )
    decree = forms.CharField(
        label=gettext_lazy("Decision of the head of region"),
        help_text=gettext_lazy("Its number and day."),
        max_length=120,
        error_messages=missing(gettext_lazy("Name the decision")),
    )
    since = day_field(gettext_lazy("From"), gettext_lazy("Choose the day"))
    until = day_field(gettext_lazy("Until before"), gettext_lazy("Choose the day"), required=False)

    def __init__(
        self, *args: Any, mine: Sequence[UnitNode], every: Sequence[UnitNode], on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, nodes in (("unit", mine), ("holder", every)):
            choices = [(node.id, node.name) for node in nodes if node.is_open(on)]
            self.fields[name].choices = choices  # type: ignore[attr-defined]
