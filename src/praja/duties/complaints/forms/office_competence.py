# SPDX-License-Identifier: EUPL-1.2
"""Whose matter it is, and who helps: what units and the coordinator send."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.queries.office import receiving_units
from praja.duties.complaints.queries.office_choices import affairs_to_choose
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.forms.steps import StepForm, missing, words_field

NONE = "none"
"""The choice that no row of the table fits."""


class ReturnForm(StepForm):
    """Why it is not this unit's matter, and whose it is."""

    reason = words_field(
        gettext_lazy("Why is it not your competence?"),
        gettext_lazy("Name the affair or the decree that gives it to somebody else."),
        gettext_lazy("Write why it is not your competence"),
    )
    proposed_unit = forms.TypedChoiceField(
        label=gettext_lazy("Whose is it?"), coerce=int, required=False, empty_value=None
    )

    def prepare(self) -> None:
        others = [(node.id, node.name) for node in receiving_units(self.on) if node.id != self.case.lead_unit_id]
        self.choices("proposed_unit", [("", _("I don't know")), *others])

    def said(self) -> dict[str, Any]:
        given = super().said()
        chosen = given["proposed_unit"]
        return {**given, "proposed_unit": Unit.objects.get(pk=chosen) if chosen else None}


class DecideForm(StepForm):
    """Which row of the table of affairs decides it, which unit answers, and why."""

    words = forms.CharField(
        label=gettext_lazy("Search the table of affairs"),
        help_text=gettext_lazy("A word of the matter: road, lamp, rubbish."),
        required=False,
        max_length=100,
    )
    affair = forms.ChoiceField(
        label=gettext_lazy("Which affair decides it?"),
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose the affair that decides it")),
    )
    to_unit = forms.TypedChoiceField(
        label=gettext_lazy("Which unit answers?"), coerce=int, required=False, empty_value=None
    )
    decision = words_field(
        gettext_lazy("Your reason"),
        gettext_lazy("Both units read it. The reporter only sees which unit answers."),
        gettext_lazy("Write your reason"),
    )

    def prepare(self) -> None:
        self.rows = {str(row.pk): row for row in affairs_to_choose(self._words(), self.on)}
        self.choices("affair", [*((key, row.name) for key, row in self.rows.items()), (NONE, _("None of these"))])
        self.explain("affair", {key: f"{row.unit.name} · {row.decree}" for key, row in self.rows.items()})
        units = [(node.id, node.name) for node in receiving_units(self.on)]
        self.choices("to_unit", [("", _("The unit that the affair names")), *units])

    @property
    def is_lookup(self) -> bool:
        return "find" in self.data

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("affair") == NONE and not given.get("to_unit"):
            self.add_error("to_unit", _("Choose the unit that answers"))

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        affair = self.rows.get(given["affair"])
        unit = Unit.objects.get(pk=given["to_unit"]) if given["to_unit"] else affair.unit  # type: ignore[union-attr]
        return {
            "to_unit": unit,
            "affair": affair,
            "decision": given["decision"],
            "seen_version": given["seen_version"],
        }

    def _words(self) -> str:
        """What is searched for; without a search, the matter's own topic."""
        asked = str(self.data.get("words", "")).replace("\x00", "").strip()[:100] if self.is_bound else ""
        return asked or str(self.initial.get("words", ""))


class SupportForm(StepForm):
    """Which unit is asked to help, with what, and by when."""

    moves = False
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Which unit helps?"),
        coerce=int,
        error_messages=missing(gettext_lazy("Choose the unit that helps")),
    )
    task = forms.CharField(
        label=gettext_lazy("With what?"),
        max_length=300,
        error_messages=missing(gettext_lazy("Write what it is asked to do")),
    )
    due_on = forms.DateField(
        label=gettext_lazy("By which day?"),
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
        error_messages={**missing(gettext_lazy("Choose a day")), "invalid": gettext_lazy("Give the day as a date")},
    )

    def prepare(self) -> None:
        others = [(node.id, node.name) for node in receiving_units(self.on) if node.id != self.case.lead_unit_id]
        self.choices("unit", [("", _("Choose a unit")), *others])

    def clean_due_on(self) -> Any:
        day = self.cleaned_data["due_on"]
        if day < self.on:
            raise forms.ValidationError(_("This day has passed."))
        if day > self.on + timedelta(days=366):
            raise forms.ValidationError(_("Choose a day within a year."))
        return day

    def said(self) -> dict[str, Any]:
        given = super().said()
        return {**given, "unit": Unit.objects.get(pk=given["unit"])}
