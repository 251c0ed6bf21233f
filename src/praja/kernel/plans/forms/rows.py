# SPDX-License-Identifier: EUPL-1.2
"""Forms with numbered rows (causes, people, stages, what is taken over), a few empty ones at the end, so that a page without
scripts takes any number of them by being sent again. And the fields that they are made of.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

EMPTY_ROWS = 3
MOST_ROWS = 40


class RowsForm(forms.Form):
    """A form with numbered rows. `make` gives the fields of one row; what stands in a row whose `leading` field is empty is left
    out. A form that is sent says itself how many rows it has."""

    use_required_attribute = False
    rows_name, leading = "row", "text"

    def __init__(
        self, data: Any = None, files: Any = None, *, kept: Sequence[Mapping[str, Any]] = (), **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.row_names: tuple[str, ...] = tuple(self.make(0))
        self.count = self._count(data, len(kept))
        for place in range(self.count):
            given = kept[place] if place < len(kept) else {}
            for name, field in self.make(place).items():
                field.initial = given.get(name, field.initial)
                self.fields[self._named(place, name)] = field
        self.fields[f"{self.rows_name}_count"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=self.count, required=False
        )

    def make(self, place: int) -> dict[str, forms.Field]:
        raise NotImplementedError

    def _count(self, data: Any, kept: int) -> int:
        usual = kept + EMPTY_ROWS
        if data is None:
            return usual
        told = str(data.get(f"{self.rows_name}_count", ""))
        return min(max(int(told) if told.isdecimal() and len(told) < 4 else 0, usual), MOST_ROWS)

    def _named(self, place: int, name: str) -> str:
        return f"{self.rows_name}_{place}_{name}"

    @property
    def rows(self) -> Iterator[list[forms.BoundField]]:
        """The bound fields of each row."""
        for place in range(self.count):
            yield [self[self._named(place, name)] for name in self.row_names]

    @property
    def count_field(self) -> forms.BoundField:
        return self[f"{self.rows_name}_count"]

    def given(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each row in which something stands, with its place."""
        for place in range(self.count):
            row = {name: self.cleaned_data.get(self._named(place, name)) for name in self.row_names}
            if row[self.leading]:
                yield place, row


def text_field(label: Any, *, rows: int = 3, required: bool = True, help_text: Any = "") -> forms.CharField:
    """An answer in words."""
    widget = forms.Textarea(attrs={"rows": rows})
    wrong = {"required": _("Write this")}
    return forms.CharField(
        label=label, widget=widget, required=required, help_text=help_text, max_length=4_000, error_messages=wrong
    )


def day_field(label: Any, *, required: bool = False) -> forms.DateField:
    """A day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    wrong = {"required": _("Choose a day"), "invalid": _("Write the day, for example 31/12/2026")}
    return forms.DateField(label=label, widget=widget, required=required, error_messages=wrong)
