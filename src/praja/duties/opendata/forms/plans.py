# SPDX-License-Identifier: EUPL-1.2
"""What is said of an entry in the list of data, and of what the forum decided."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.enums import ForumMatter, Frequency
from praja.duties.opendata.forms.datasets import area, day_field
from praja.duties.opendata.models import ForumDecision, PlannedDataset
from praja.duties.opendata.operations.planning import PlannedWords
from praja.duties.opendata.procedure.names import AGREED, PROPOSED
from praja.duties.opendata.queries.planning import decisions
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.procedures.forms.steps import StepForm

WORDS = ("title", "concept", "definition", "classification", "measure", "unit_of_measure", "frequency")
MOST_DECISIONS = 50


def _words_fields() -> dict[str, forms.Field]:
    return {
        "title": forms.CharField(
            label=_("Title"),
            help_text=_("What is counted, by what, where: “Waste produced, by kecamatan”."),
            max_length=200,
            error_messages={"required": _("Give the dataset a title.")},
        ),
        "concept": area(_("Concept"), _("The idea behind the data, and what it is made for (konsep)."), required=False),
        "definition": area(_("Definition"), _("What counts, and what does not (definisi)."), required=False),
        "classification": forms.CharField(
            label=_("Classification"),
            help_text=_("By what it is divided: sex, age, kecamatan (klasifikasi)."),
            max_length=300,
            required=False,
        ),
        "measure": forms.CharField(
            label=_("Measure"), help_text=_("A number, a share, a length (ukuran)."), max_length=120, required=False
        ),
        "unit_of_measure": forms.CharField(
            label=_("Unit of measure"), help_text=_("Persons, percent, tonnes (satuan)."), max_length=80, required=False
        ),
        "frequency": forms.ChoiceField(label=_("How often it is made anew"), choices=Frequency.choices),
        "due_on": day_field(
            _("To be published by"), error_messages={"required": _("Say by when it is to be published.")}
        ),
    }


class ProposeForm(forms.Form):
    """A dataset for the list of a year."""

    use_required_attribute = False
    year = forms.IntegerField(
        label=gettext_lazy("For the list of"),
        min_value=2000,
        max_value=2100,
        error_messages={"required": gettext_lazy("Say for which year.")},
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Producer"), error_messages={"required": gettext_lazy("Choose the unit that has the data.")}
    )
    another = forms.BooleanField(
        label=gettext_lazy("It is another one: I looked at those that are alike"), required=False
    )

    def __init__(self, *args: Any, units: Sequence[UnitNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(_words_fields())
        self.fields["unit"].choices = [(str(one.id), one.name) for one in units]  # type: ignore[attr-defined]
        self.order_fields(["title", "unit", "year", *WORDS[1:], "due_on", "another"])

    def words(self) -> PlannedWords:
        """What the operation takes."""
        return PlannedWords(**{name: self.cleaned_data[name] for name in WORDS})


class ChangePlanForm(StepForm):
    """The proposal, written anew."""

    def prepare(self) -> None:
        """Begin with what stands there."""
        self.fields.update(_words_fields())
        planned: PlannedDataset = self.case.planned_dataset
        for name in (*WORDS, "due_on"):
            self.fields[name].initial = getattr(planned, name)

    def said(self) -> dict[str, Any]:
        """The words as the operation takes them."""
        given = super().said()
        words = PlannedWords(**{name: given[name] for name in WORDS})
        return {"words": words, "due_on": given["due_on"], "seen_version": given["seen_version"]}


def _reason(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=300, error_messages={"required": gettext_lazy("Say why.")}
    )


class ReturnPlanForm(StepForm):
    """Why it goes back."""

    reason = _reason(gettext_lazy("What has to be changed"), gettext_lazy("The producer reads it word for word."))


class MergeForm(StepForm):
    """Into which other entry of the same year."""

    into = forms.ChoiceField(
        label=gettext_lazy("Together with"),
        error_messages={"required": gettext_lazy("Choose the entry under which it is collected.")},
    )
    reason = _reason(gettext_lazy("Why they are the same"))

    def prepare(self) -> None:
        """Offer the other entries of the year, those that are alike first."""
        planned: PlannedDataset = self.case.planned_dataset
        rows = PlannedDataset.objects.filter(year=planned.year, case__state__in=(PROPOSED, AGREED))
        rows = rows.exclude(pk=planned.pk).select_related("case__lead_unit")
        offered = sorted(rows[:500], key=lambda one: (one.likeness != planned.likeness, one.title))
        self.offered = {str(one.pk): one for one in offered}
        choices = [(key, f"{one.title} ({one.case.lead_unit.name})") for key, one in self.offered.items()]
        self.choices("into", choices)

    def said(self) -> dict[str, Any]:
        """The entry itself."""
        given = super().said()
        return {**given, "into": self.offered[given["into"]]}


class _WithDecision(StepForm):
    """A step that rests on a decision of the forum."""

    needs_decision = True

    def prepare(self) -> None:
        """Offer what the forum decided last."""
        choices = [(str(one.pk), f"{one} · {one.subject}") for one in decisions()[:MOST_DECISIONS]]
        self.choices("decision", [("", _("Choose")), *choices])
        self.fields["decision"].required = self.needs_decision

    def said(self) -> dict[str, Any]:
        """The decision itself."""
        given = super().said()
        pk = given["decision"]
        return {**given, "decision": ForumDecision.objects.get(pk=pk) if pk else None}


def _decision(hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("Decision of the data forum"),
        help_text=hint,
        error_messages={"required": gettext_lazy("Choose its decision, or write it down first.")},
    )


class AgreeForm(_WithDecision):
    """By which decision it comes on the list, and until when it is to be published."""

    decision = _decision(gettext_lazy("Not there yet? Write it down under “Forum”."))
    due_on = day_field(
        gettext_lazy("To be published by"),
        error_messages={"required": gettext_lazy("Say by when it is to be published.")},
    )
    is_priority = forms.BooleanField(label=gettext_lazy("It is priority data"), required=False)

    def prepare(self) -> None:
        """Begin with the day that was proposed."""
        super().prepare()
        self.fields["due_on"].initial = self.case.planned_dataset.due_on


class EndForm(_WithDecision):
    """Why it is not, or no longer, on the list."""

    needs_decision = False
    decision = _decision()
    reason = _reason(gettext_lazy("Why"), gettext_lazy("The producer reads it word for word."))


class PostponeForm(StepForm):
    """A later day."""

    due_on = day_field(
        gettext_lazy("New date"), error_messages={"required": gettext_lazy("Say by when it is to be published.")}
    )
    reason = _reason(gettext_lazy("Why it is later"))


class DecisionForm(forms.Form):
    """A decision of the data forum, with its minutes."""

    use_required_attribute = False
    number = forms.CharField(
        label=gettext_lazy("Number"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write down the number of the minutes.")},
    )
    decided_on = day_field(
        gettext_lazy("Decided on"), error_messages={"required": gettext_lazy("Say on which day it was decided.")}
    )
    matter = forms.ChoiceField(label=gettext_lazy("About"), choices=ForumMatter.choices)
    subject = forms.CharField(
        label=gettext_lazy("What was decided"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say in one sentence what was decided.")},
    )
    minutes = forms.FileField(
        label=gettext_lazy("Minutes"), help_text=gettext_lazy("PDF or a photo of the paper."), required=False
    )
