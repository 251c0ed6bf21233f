# SPDX-License-Identifier: EUPL-1.2
"""What taking an innovation over asks for, and how it went."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.kernel.procedures.forms.fields import day_field, line_field
from praja.kernel.procedures.forms.steps import missing


def _words(label: Any, empty: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": 5}), error_messages=missing(empty)
    )


class AdoptForm(forms.Form):
    """An innovation of here or of another government, and the unit that takes it over."""

    use_required_attribute = False
    innovation = forms.TypedChoiceField(
        label=_("Innovation"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("One that is applied here. For one of another government choose the first line."),
    )
    source_title = line_field(_("Name of the other government's innovation"), "", required=False)
    source_government = line_field(_("Which government"), "", longest=160, required=False)
    source_url = line_field(_("Where to read of it"), "", longest=300, required=False)
    unit = forms.TypedChoiceField(label=_("Unit that takes it over"), coerce=int)
    changed = _words(
        _("What you change"), _("Write what you change"), _("What is made otherwise, so that it fits your unit.")
    )

    def __init__(
        self,
        *args: Any,
        innovations: Sequence[tuple[int, str]],
        offered: Sequence[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["innovation"].choices = [("", _("One of another government")), *innovations]  # type: ignore[attr-defined]
        self.fields["unit"].choices = list(offered)  # type: ignore[attr-defined]


class CopyElsewhereForm(forms.Form):
    """Another government that takes an innovation of here over."""

    use_required_attribute = False
    adopter = line_field(_("Which government takes it over"), _("Name the government"), longest=160)
    source_url = line_field(_("Where to read of it"), "", longest=300, required=False)
    changed = _words(_("What they change"), _("Write what they change"))


class BeginReplicationForm(forms.Form):
    """Since when it runs."""

    use_required_attribute = False
    began_on = day_field(_("Runs since"), _("Choose the day"))


class EndReplicationForm(forms.Form):
    """Kept or given up, since when, and how it went."""

    use_required_attribute = False
    ended_on = day_field(_("Since"), _("Choose the day"))
    outcome = _words(
        _("How it went"), _("Write how it went"), _("What worked, what did not, and what you would advise.")
    )
