# SPDX-License-Identifier: EUPL-1.2
"""The action plan, and who is touched by it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.kernel.plans.domain.sheets import PlanSheet, Stage, Stakeholder
from praja.kernel.plans.domain.vocabulary import Stance
from praja.kernel.plans.forms.rows import RowsForm, day_field, text_field
from praja.kernel.plans.wording import STANCES


class StakeholderForm(RowsForm):
    """Who is touched, where they stand, how they are won. Part of the form of a plan."""

    rows_name, leading = "person", "name"

    def make(self, place: int) -> dict[str, forms.Field]:
        return {
            "name": forms.CharField(
                label=_("Who is touched (%(number)s)") % {"number": place + 1}, max_length=160, required=False
            ),
            "stance": forms.ChoiceField(
                label=_("Where do they stand?"), choices=list(STANCES.items()), initial=Stance.NEUTRAL, required=False
            ),
            "approach": forms.CharField(label=_("How are they won or kept?"), max_length=400, required=False),
        }

    def people(self) -> tuple[Stakeholder, ...]:
        return tuple(
            Stakeholder(row["name"], Stance(row["stance"] or Stance.NEUTRAL), row["approach"] or "")
            for _place, row in self.given()
        )


class PlanForm(RowsForm):
    """Issue, idea, aim, output and stages with their days."""

    rows_name, leading = "stage", "title"
    issue = text_field(_("Issue"), required=False, help_text=_("What is not as it should be, in one or two sentences."))
    idea = text_field(_("Idea"), required=False)
    aim = text_field(_("Aim"), required=False, rows=2)
    output = text_field(_("Output"), required=False, rows=2, help_text=_("What can be held in hand at the end."))
    written = forms.CharField(widget=forms.HiddenInput, required=False)

    def make(self, place: int) -> dict[str, forms.Field]:
        return {
            "title": forms.CharField(
                label=_("Stage %(number)s") % {"number": place + 1}, max_length=190, required=False
            ),
            "first_day": day_field(_("From")),
            "last_day": day_field(_("Until")),
            "output": forms.CharField(label=_("What comes of it"), max_length=400, required=False),
            "milestone": forms.BooleanField(label=_("It is a milestone: something is shown then"), required=False),
            "key": forms.CharField(widget=forms.HiddenInput, max_length=12, required=False),
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for place, row in self.given():
            first, last = row["first_day"], row["last_day"]
            if first is None or last is None:
                missing = self._named(place, "first_day" if first is None else "last_day")
                if missing not in self.errors:
                    self.add_error(missing, gettext("Choose a day"))
            elif last < first:
                self.add_error(self._named(place, "last_day"), gettext("A stage ends on or after the day it begins."))
        return given

    def sheet(self, people: tuple[Stakeholder, ...]) -> PlanSheet:
        """What was written."""
        stages = tuple(
            Stage(
                row["key"] or "",
                row["title"],
                row["first_day"],
                row["last_day"],
                row["output"] or "",
                bool(row["milestone"]),
            )
            for _place, row in self.given()
        )
        words = {name: self.cleaned_data[name] for name in ("issue", "idea", "aim", "output")}
        return PlanSheet(**words, stakeholders=people, stages=stages)
