# SPDX-License-Identifier: EUPL-1.2
"""Forms of lists that come as files, and of what their columns mean."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.exchange.columns import COMPONENTS, FIGURES, OFFERED, PRODUCT, recognised
from praja.duties.services.enums import Component
from praja.kernel.organization.domain.tree import UnitNode

FIELD_NAMES: Mapping[str, Any] = {
    "sippn_id": _("Number in SIPPN"),
    "code": _("Code of the service here"),
    "name": _("Name of the service"),
    "unit": _("Unit"),
    "offered_by": _("Units that offer it"),
    "summary": _("What one gets, in one sentence"),
    "keywords": _("Words that people look for it by"),
    "issuer": _("Who issues the product"),
    "issuer_name": _("Name of the other system"),
    "issuer_url": _("Address of the other system"),
    **{key: Component(key).label for key in COMPONENTS},
    "requirements": _("Requirements one by one"),
    "duration": _("Time to completion"),
    "duration_working": _("How the time is counted"),
    "fee": _("Fee"),
    "fee_kind": _("Fee"),
    "fee_amount": _("Fee"),
    "fee_table": _("Table of fees"),
    "path": _("Path"),
    "product": _("Words of the product"),
}
"""What the parts of a row are called for people."""
GUESSED = ("sippn_id", "name", "unit", *COMPONENTS)
"""The fields of which a person is asked first: what SIPPN asks for."""


class ListForm(forms.Form):
    """A list as a file."""

    use_required_attribute = False
    file = forms.FileField(label=_("List as XLSX, CSV or JSON"))
    is_sippn = forms.BooleanField(
        label=_("This is what SIPPN has now"),
        help_text=_("Then it is also compared with what is published here."),
        required=False,
    )
    unit = forms.TypedChoiceField(
        label=_("Unit of rows that name none"), required=False, coerce=int, empty_value=None, choices=()
    )

    def __init__(self, *args: Any, units: Sequence[UnitNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(node.id, node.name) for node in units]
        self.fields["unit"].choices = [("", _("None: such rows are refused")), *offered]  # type: ignore[attr-defined]


class ColumnsForm(forms.Form):
    """Which heading of a file is which field. What the headings say plainly is chosen already."""

    use_required_attribute = False

    def __init__(self, *args: Any, headings: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = recognised(headings)
        choices = [("", _("Not in this file")), *((heading, heading) for heading in headings)]
        for key in (*GUESSED, *(key for key in OFFERED if key not in GUESSED)):
            self.fields[key] = forms.ChoiceField(
                label=FIELD_NAMES[key], required=False, choices=choices, initial=self.known.get(key, "")
            )
        self.fields["kept_as"] = forms.CharField(
            label=_("Keep these columns as"),
            help_text=_("The next list with these headings is read the same way, and nobody is asked again."),
            required=False,
            initial="SIPPN",
        )

    def columns(self) -> dict[str, str]:
        """Field to heading: what was chosen, and the columns of figures that are named as we name them."""
        chosen = {key: heading for key in OFFERED if (heading := self.cleaned_data.get(key))}
        figures = {key: self.known[key] for key in (*FIGURES, *PRODUCT) if key in self.known}
        return chosen | {key: heading for key, heading in figures.items() if heading not in chosen.values()}
