# SPDX-License-Identifier: EUPL-1.2
"""What may be said when something is done with an edition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from praja.kernel.procedures.forms.steps import StepForm, words_field


class PeriodForm(StepForm):
    """Period and changes, written anew."""

    period = forms.CharField(
        label=gettext_lazy("Period"),
        max_length=60,
        error_messages={"required": gettext_lazy("Say which period it is about.")},
    )
    changes = words_field(gettext_lazy("What is different this time"), gettext_lazy("Readers see it."), required=False)

    def prepare(self) -> None:
        """Begin with what stands there."""
        release = self.case.release
        self.fields["period"].initial, self.fields["changes"].initial = release.period, release.changes


class ApproveForm(StepForm):
    """What the steward looked at: the four principles (Perpres 39/2019 Pasal 3)."""

    checked = forms.MultipleChoiceField(
        label=gettext_lazy("Looked at"),
        widget=forms.CheckboxSelectMultiple,
        choices=(
            ("standard", gettext_lazy("Standard: concept, definition, classification, measure, unit")),
            ("metadata", gettext_lazy("Metadata: what is said of the dataset and its columns")),
            ("interoperability", gettext_lazy("Interoperability: an open form that machines can read")),
            ("codes", gettext_lazy("Reference codes and master data")),
        ),
        error_messages={"required": gettext_lazy("Look at all four and tick them, or give the edition back.")},
    )
    words = words_field(gettext_lazy("Note for the producer"), required=False)

    def clean_checked(self) -> list[str]:
        """All four, or it is not agreed."""
        checked = list(self.cleaned_data["checked"])
        if len(checked) < len(self.fields["checked"].choices):  # type: ignore[attr-defined]
            raise forms.ValidationError(self.fields["checked"].error_messages["required"])
        return checked

    def said(self) -> dict[str, Any]:
        """The operation takes the words; that all four were looked at is what agreeing means."""
        return {name: value for name, value in super().said().items() if name != "checked"}


class ReturnForm(StepForm):
    """Why it goes back."""

    words = words_field(
        gettext_lazy("What has to be mended"),
        gettext_lazy("The producer reads it word for word."),
        gettext_lazy("Say what has to be mended."),
    )


class SuperviseForm(StepForm):
    """The answer of the data supervisor."""

    reference = forms.CharField(
        label=gettext_lazy("Number and day of the answer"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write down the number of the answer.")},
    )


class WithdrawForm(StepForm):
    """Why readers don't see it any more."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is taken off"),
        help_text=gettext_lazy("Readers read it word for word."),
        max_length=300,
        error_messages={"required": gettext_lazy("Say why it is taken off.")},
    )
