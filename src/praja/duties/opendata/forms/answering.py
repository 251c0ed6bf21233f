# SPDX-License-Identifier: EUPL-1.2
"""How the office answers what a reader asks, and passes it on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.enums import Outcome, Wish
from praja.duties.opendata.operations.asking import MOST_TEXT
from praja.kernel.procedures.forms.steps import missing

OUTCOMES = {
    Wish.DATASET: (Outcome.PUBLISHED, Outcome.PLANNED, Outcome.ELSEWHERE, Outcome.REFUSED),
    Wish.ERROR: (Outcome.CORRECTED, Outcome.IS_RIGHT, Outcome.ELSEWHERE, Outcome.REFUSED),
}


class AnswerForm(forms.Form):
    """How it ended, in words; and the dataset in which the answer stands, by its name in addresses."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("How it ended"),
        widget=forms.RadioSelect,
        error_messages=missing(_("Say how it ended")),
    )
    answer = forms.CharField(
        label=_("Answer"),
        help_text=_("The reader reads exactly these words."),
        max_length=MOST_TEXT,
        widget=forms.Textarea,
        error_messages=missing(_("Write the answer")),
    )
    dataset = forms.CharField(
        label=_("Name of the dataset in its address"),
        max_length=100,
        required=False,
        help_text=_("If the answer stands in one."),
    )

    def __init__(self, *args: Any, wish: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, one.label) for one in OUTCOMES[Wish(wish)]]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]


class AssignForm(forms.Form):
    """The unit that has the data."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    unit = forms.ChoiceField(label=_("Unit"), error_messages=missing(_("Choose the unit")))

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "–"), *units]  # type: ignore[attr-defined]
