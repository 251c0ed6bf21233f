# SPDX-License-Identifier: EUPL-1.2
"""Forms of SRIKANDI's registers, and of what their columns mean."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praja.duties.letters.domain.srikandi import COLUMNS, REQUIRED
from praja.duties.letters.enums import RegisterKind

FIELD_NAMES: Mapping[str, Any] = {
    "number": _("Number in SRIKANDI"),
    "subject": _("About (hal)"),
    "dated": _("Date of the letter"),
    "summary": _("Summary"),
    "kind": _("Kind of letter"),
    "security": _("Sifat"),
    "speed": _("Kecepatan"),
    "classification": _("Classification"),
    "sender": pgettext_lazy("sender", "From"),
    "received": _("Received"),
    "sender_number": _("Number that the sender gave"),
    "addressee": _("To"),
    "replies_to": _("Number of the letter that it answers"),
}
"""What the parts of a row are called for people."""


class RegisterForm(forms.Form):
    """A register as a file: which one, and of which unit."""

    use_required_attribute = False
    register = forms.ChoiceField(
        label=_("Which register is it?"),
        choices=RegisterKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which register it is")},
    )
    unit = forms.ChoiceField(label=_("Of which unit?"), error_messages={"required": _("Choose the unit")})
    file = forms.FileField(label=_("The register as XLSX or CSV"), error_messages={"required": _("Choose the file")})

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["unit"]).choices = list(units)


class ColumnsForm(forms.Form):
    """Which heading of a file is which field. What the headings say plainly is chosen already."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, register: str, headings: Sequence[str], known: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        choices = [("", _("Not in this file")), *((heading, heading) for heading in headings)]
        needed = REQUIRED[register]
        for field in (*needed, *(field for field in COLUMNS[register] if field not in needed)):
            self.fields[field] = forms.ChoiceField(
                label=FIELD_NAMES[field],
                required=field in needed,
                choices=choices,
                initial=known.get(field, ""),
                error_messages={"required": _("Choose the heading under which this stands")},
            )

    def columns(self) -> dict[str, str]:
        """Field to heading, of what was chosen."""
        return {field: heading for field, heading in self.cleaned_data.items() if heading}
