# SPDX-License-Identifier: EUPL-1.2
"""From a number to a diagnosis: what it is called, and who leads it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class StartForm(forms.Form):
    """The name of what begins. `leaders`: who may lead it beside whoever begins it; none: nobody else."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("What shall it be called?"),
        max_length=200,
        help_text=_("Name it shortly, so that people remember it."),
        error_messages={"required": _("Write this")},
    )
    leader = forms.ChoiceField(label=_("Who leads it?"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, leaders: Sequence[tuple[int, str]] = (), **more: Any) -> None:
        super().__init__(data, **more)
        if leaders:
            self.fields["leader"].choices = [("", _("I myself")), *leaders]  # type: ignore[attr-defined]
        else:
            del self.fields["leader"]
