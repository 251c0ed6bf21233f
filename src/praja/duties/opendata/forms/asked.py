# SPDX-License-Identifier: EUPL-1.2
"""What may be said when something is done with what a reader asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.enums import Outcome
from praja.duties.opendata.models import Dataset
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.forms.steps import StepForm, words_field

MOST_DATASETS = 200


class AssignForm(StepForm):
    """To which unit it goes."""

    unit = forms.ChoiceField(
        label=gettext_lazy("Unit that has the data"),
        error_messages={"required": gettext_lazy("Choose the unit that has the data.")},
    )

    def prepare(self) -> None:
        """Offer every open unit."""
        nodes = sorted(units.current().nodes.values(), key=lambda node: node.code)
        self.choices("unit", [(str(node.id), node.name) for node in nodes if node.is_open(self.on)])

    def said(self) -> dict[str, Any]:
        """The unit itself."""
        given = super().said()
        return {**given, "unit": Unit.objects.get(pk=given["unit"])}


class AnswerForm(StepForm):
    """How it ended, and the answer word for word."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("How it ended"),
        choices=Outcome.choices,
        error_messages={"required": gettext_lazy("Say how it ended.")},
    )
    dataset = forms.ChoiceField(label=gettext_lazy("Dataset with the answer"), required=False)
    answer = words_field(
        gettext_lazy("Answer"),
        gettext_lazy("Whoever asked reads it word for word."),
        gettext_lazy("Write the answer."),
    )

    def prepare(self) -> None:
        """Offer the datasets of the unit that answers, and what was asked about."""
        asked = self.case.asked_data
        rows = Dataset.objects.filter(unit=self.case.lead_unit_id).order_by("title")[:MOST_DATASETS]
        self.offered = {str(one.pk): one for one in rows}
        if asked.dataset is not None and str(asked.dataset_id) not in self.offered:
            self.offered[str(asked.dataset_id)] = asked.dataset
        self.choices("dataset", [("", _("None")), *((key, one.title) for key, one in self.offered.items())])
        self.fields["dataset"].initial = str(asked.dataset_id or "")

    def said(self) -> dict[str, Any]:
        """The dataset itself."""
        given = super().said()
        return {**given, "dataset": self.offered.get(given["dataset"])}


class ReopenForm(StepForm):
    """Why it is looked at again."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is looked at again"),
        max_length=300,
        error_messages={"required": gettext_lazy("Say why.")},
    )


class SetAsideForm(StepForm):
    """Why it needs no answer."""

    reason = forms.CharField(
        label=gettext_lazy("Why it needs no answer"),
        help_text=gettext_lazy("Whoever sent it does not read this."),
        max_length=300,
        error_messages={"required": gettext_lazy("Say why.")},
    )
