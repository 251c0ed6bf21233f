# SPDX-License-Identifier: EUPL-1.2
"""What signers and the sending desk fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.forms import SigningForm
from praja.kernel.procedures.forms.steps import StepForm, missing

LONGEST_REASON = 300


class SignForm(SigningForm):
    """One secret for everything that is ticked; none where the signing service asks for none."""


class ReasonForm(StepForm):
    """Why, in a sentence that stands beside the number or is read by whoever verifies the letter."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("One sentence. It stands beside the number and on the page of verification: name nobody."),
        max_length=LONGEST_REASON,
        error_messages=missing(_("Say why in one sentence")),
    )


class ReleaseForm(StepForm):
    """Nothing but the decision."""

    moves = False
