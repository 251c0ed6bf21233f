# SPDX-License-Identifier: EUPL-1.2
"""What is sent to give another system a key."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.kernel.people.models import Account
from praja.lib.api.scopes import scopes
from praja.lib.clock import end_of
from praja.lib.moments import local_zone

USUAL = timedelta(days=365)


class KeyForm(forms.Form):
    """For whom, for what, until when. `accounts` are those that a typed NIP, e-mail or telephone may mean."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("What the key is for"),
        help_text=_("Which program carries it, and where: “Weather stations, server of the agency”."),
        max_length=80,
        error_messages={"required": _("Say what the key is for.")},
    )
    holder = forms.CharField(
        label=_("NIP, e-mail or telephone of its holder"),
        help_text=_("The key acts as this officer, and can do no more than they may."),
        max_length=254,
        error_messages={"required": _("Say whose key it is.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what the key may do.")},
    )
    until = forms.DateField(
        label=_("Last day on which it opens"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Say until when.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["scopes"]
        known = scopes().values()
        field.choices = [(one.name, one.label) for one in known]  # type: ignore[attr-defined]
        field.explanations = {one.name: one.words for one in known}  # type: ignore[attr-defined]
        self.fields["until"].initial = today + USUAL

    @property
    def expires_at(self) -> datetime:
        """The midnight after the last day."""
        return end_of(self.cleaned_data["until"], local_zone())

    def refuse_holder(self, found: list[Account]) -> Account | None:
        """The one account that is meant; None, with the reason beside the field, where there is none or more than one."""
        if len(found) == 1:
            return found[0]
        words = _("There is no officer with this number or address.")
        if found:
            words = _("Several officers share this number or address: give the NIP.")
        self.add_error("holder", words)
        return None
