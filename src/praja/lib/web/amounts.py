# SPDX-License-Identifier: EUPL-1.2
"""Whole numbers as people here write them. Django reads `150.000` as a hundred and fifty."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_WRITTEN = re.compile(r"(?:Rp\.?)?\s*(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?:00|-))?", re.IGNORECASE)
"""Plain, or in groups of three by points or spaces; `Rp` before and `,00` or `,-` after say nothing more."""


def whole_number(text: str) -> int | None:
    """`150000`, `150.000`, `150 000`, `Rp150.000,00`, `Rp 150.000,-`: 150000. None for everything else, also parts of one."""
    found = _WRITTEN.fullmatch(text.strip().replace("\u00a0", " "))
    return int(re.sub(r"[. ]", "", found[1])) if found else None


class WholeNumberField(forms.IntegerField):
    """A sum or a count, typed with or without points. Its widget is text: a number field would take the points for decimals."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return super().to_python(value)
        number = whole_number(str(value))
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "numeric"}
