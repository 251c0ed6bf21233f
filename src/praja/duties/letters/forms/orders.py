# SPDX-License-Identifier: EUPL-1.2
"""What is sent to give an order, and about one that stands."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.forms.dispositions import DisposeForm
from praja.kernel.documents.models import StoredFile
from praja.kernel.procedures.forms.steps import StepForm, missing, words_field


class FulfilForm(StepForm):
    """The order is done."""

    note = words_field(
        _("What do you say of it?"),
        _("Those whom you asked read it."),
        required=False,
        rows=2,
    )


class RevokeForm(StepForm):
    """The order is taken back."""

    reason = words_field(
        _("Why is it taken back?"),
        _("Everybody who still has it reads this."),
        _("Say why it is taken back"),
        rows=2,
    )


class OrderForm(DisposeForm):
    """A new order: what it is called, what it starts from, and whom it asks until when."""

    title = forms.CharField(
        label=_("What is ordered?"),
        max_length=200,
        help_text=_("In one line, as it stands on the list for the staff meeting."),
        error_messages=missing(_("Say in one line what is ordered")),
    )
    source_case = forms.CharField(
        label=_("Code of the case it starts from"),
        max_length=16,
        required=False,
        help_text=_("A complaint, an application or a letter that you may open. Its page says the code."),
    )
    minutes = forms.FileField(
        label=_("Minutes or evidence"), required=False, help_text=_("Minutes of a meeting, a photograph, a table.")
    )
    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, figure: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.figure = figure
        self.evidence: list[StoredFile] = []
        self.fields["due_on"].help_text = ""
        self.fields["due_on"].required = True
        self.fields["due_on"].error_messages = missing(_("Choose the day by which it must be done"))
        del self.fields["seen_version"]
