# SPDX-License-Identifier: EUPL-1.2
"""By what officers narrow the register of applications."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.services.procedure import APPLICATION

LATE = "terlambat"
Choices = Sequence[tuple[str, str]]


class NarrowForm(forms.Form):
    """Where they stand, at which unit, for which service, or one by its code; and the figure behind which they are looked for."""

    use_required_attribute = False
    keadaan = forms.ChoiceField(label=gettext_lazy("Where it stands"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    layanan = forms.ChoiceField(label=gettext_lazy("Service"), required=False)
    kode = forms.CharField(label=gettext_lazy("Code of an application"), required=False, max_length=20)
    hitungan = forms.CharField(required=False, widget=forms.HiddenInput)
    periode = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: Choices, services: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(state.name, str(state.office)) for state in APPLICATION.states]
        self._offer("keadaan", [("", _("All")), (LATE, _("Late")), *states])
        self._offer("unit", [("", _("All my units")), *units])
        self._offer("layanan", [("", _("All services")), *services])

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices
