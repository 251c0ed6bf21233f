# SPDX-License-Identifier: EUPL-1.2
"""By what officers narrow the register."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.procedures.enums import Channel

LATE, UNANSWERED = "terlambat", "belum-dijawab"


class NarrowForm(forms.Form):
    """Where they stand, at which unit, by which door they came, and two marks."""

    use_required_attribute = False
    keadaan = forms.ChoiceField(label=gettext_lazy("Where it stands"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    jalur = forms.ChoiceField(label=gettext_lazy("How it came in"), required=False)
    tertahan = forms.BooleanField(label=gettext_lazy("Held for screening, now or before"), required=False)
    prioritas = forms.BooleanField(label=gettext_lazy("From somebody who is served first"), required=False)

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(state.name, f"{state.public} ({state.office})") for state in COMPLAINT.states]
        marks = [(LATE, _("Late")), (UNANSWERED, _("First answer overdue"))]
        self._offer("keadaan", [("", _("All")), *marks, *states])
        self._offer("unit", [("", _("All my units")), *units])
        self._offer("jalur", [("", _("Any way")), *Channel.choices])

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices
