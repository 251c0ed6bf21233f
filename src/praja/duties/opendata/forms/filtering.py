# SPDX-License-Identifier: EUPL-1.2
"""The small form over a table: one column compared with one value."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.asking import Condition, Operator
from praja.duties.opendata.domain.viewing import ALONE, LONGEST, WrongView, condition_of

OPERATORS = {
    Operator.EQ: _("is"),
    Operator.NE: _("is not"),
    Operator.CONTAINS: _("contains"),
    Operator.STARTS: _("begins with"),
    Operator.GT: _("is more than"),
    Operator.GTE: _("is at least"),
    Operator.LT: _("is less than"),
    Operator.LTE: _("is at most"),
    Operator.EMPTY: _("is empty"),
    Operator.FILLED: _("is filled"),
}


class FilterForm(forms.Form):
    """`pada` names a column, `cara` how it is compared, `nilai` with what."""

    pada = forms.ChoiceField(label=_("Column"))
    cara = forms.ChoiceField(label=_("Comparison"), choices=[(one.value, label) for one, label in OPERATORS.items()])
    nilai = forms.CharField(label=_("Value"), max_length=LONGEST, required=False)

    def __init__(self, *args: Any, columns: Sequence[tuple[str, str]], types: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pada"].choices = columns  # type: ignore[attr-defined]
        self.types = types
        self.condition: Condition | None = None

    def clean(self) -> dict[str, Any]:
        """Read the condition by the column's type."""
        said: dict[str, Any] = super().clean() or {}
        if {"pada", "cara"} <= said.keys():
            self._read(said)
        return said

    def _read(self, said: Mapping[str, Any]) -> None:
        value = said.get("nilai", "")
        if not value and Operator(said["cara"]) not in ALONE:
            self.add_error("nilai", _("Write what to look for."))
            return
        try:
            self.condition = condition_of(f"{said['pada']}:{said['cara']}:{value}", self.types)
        except WrongView:
            self.add_error("nilai", _("This can't be a value of that column. Write it as it stands in the table."))
