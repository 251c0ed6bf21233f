# SPDX-License-Identifier: EUPL-1.2
"""Who may read the rows, and what is priority data: both by a decision of the forum."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.enums import Access
from praja.duties.opendata.forms.datasets import day_field
from praja.duties.opendata.models import Dataset, ForumDecision
from praja.duties.opendata.queries.planning import decisions

MOST_DECISIONS = 50


class _DecisionForm(forms.Form):
    use_required_attribute = False
    decision = forms.ChoiceField(label=gettext_lazy("Decision of the data forum"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(one.pk): one for one in decisions()[:MOST_DECISIONS]}
        choices = [("", _("Choose")), *((key, f"{one} · {one.subject}") for key, one in self.offered.items())]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]

    @property
    def decided(self) -> ForumDecision | None:
        """The decision that was chosen."""
        return self.offered.get(self.cleaned_data["decision"])


class AccessForm(_DecisionForm):
    """Who may read the rows; a limit needs a reason, its article and a decision."""

    access = forms.ChoiceField(
        label=gettext_lazy("Who may read the rows"), choices=Access.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is limited"),
        help_text=gettext_lazy("Readers read it word for word."),
        max_length=300,
        required=False,
    )
    basis = forms.CharField(
        label=gettext_lazy("Article that limits it"),
        help_text=gettext_lazy("UU 14/2008 names what may be withheld."),
        max_length=200,
        required=False,
    )
    until = day_field(gettext_lazy("Until"), gettext_lazy("Empty: until the forum decides otherwise."), required=False)
    field_order = ("access", "reason", "basis", "decision", "until")

    @staticmethod
    def beginning(dataset: Dataset) -> dict[str, Any]:
        """What holds now."""
        return {
            "access": dataset.access,
            "reason": dataset.access_reason,
            "basis": dataset.access_basis,
            "decision": str(dataset.access_decision_id or ""),
            "until": dataset.access_until,
        }


class PriorityForm(_DecisionForm):
    """Whether it is priority data."""

    is_priority = forms.BooleanField(
        label=gettext_lazy("It is priority data"),
        help_text=gettext_lazy("The data supervisor (pembina data) agrees to every edition before it is published."),
        required=False,
    )
    field_order = ("is_priority", "decision")
