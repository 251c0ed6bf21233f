# SPDX-License-Identifier: EUPL-1.2
"""What the agenda of letters that came in is narrowed by."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.enums import Security, Speed
from praja.duties.letters.procedure import INCOMING

LATE = "terlambat"


class NarrowForm(forms.Form):
    """Where they stand, at which unit, how secret and urgent, and when they came."""

    use_required_attribute = False
    keadaan = forms.ChoiceField(label=gettext_lazy("Where it stands"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    sifat = forms.ChoiceField(label=gettext_lazy("How secret it is (sifat)"), required=False)
    kecepatan = forms.ChoiceField(label=gettext_lazy("How urgent it is (kecepatan)"), required=False)
    dari = forms.DateField(
        label=gettext_lazy("Received from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    sampai = forms.DateField(
        label=gettext_lazy("until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(state.name, f"{state.public} ({state.office})") for state in INCOMING.states]
        self._offer("keadaan", [("", _("All")), (LATE, _("Late")), *states])
        self._offer("unit", [("", _("All my units")), *units])
        self._offer("sifat", [("", _("All")), *Security.choices])
        self._offer("kecepatan", [("", _("All")), *Speed.choices])

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices
