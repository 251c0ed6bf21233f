# SPDX-License-Identifier: EUPL-1.2
"""The action plan, and who is touched by it."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.kernel.plans.domain.sheets import ASKED, PlanSheet, Stage, Stakeholder
from praja.kernel.plans.domain.vocabulary import Stance
from praja.kernel.plans.forms.rows import RowsForm, day_field, text_field
from praja.kernel.plans.models import PlanVersion
from praja.kernel.plans.queries.planning import plan_sheet
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


_QUESTIONS: Mapping[str, tuple[Any, Any]] = {
    "who": (_("Who does it?"), _("The person or the office, for example: head of section.")),
    "where": (_("Where?"), ""),
    "why": (_("Why this step?"), ""),
    "how": (_("How is it done?"), ""),
}


def _asked(name: str) -> forms.CharField:
    label, example = _QUESTIONS[name]
    return forms.CharField(label=label, help_text=example, max_length=ASKED[name], required=False)


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
                label=_("Stage %(number)s: what is done?") % {"number": place + 1}, max_length=190, required=False
            ),
            "first_day": day_field(_("From")),
            "last_day": day_field(_("Until")),
            **{name: _asked(name) for name in ASKED},
            "output": forms.CharField(label=_("What comes of it"), max_length=400, required=False),
            "milestone": forms.BooleanField(label=_("It is a milestone: something is shown then"), required=False),
            "key": forms.CharField(widget=forms.HiddenInput, max_length=12, required=False),
        }

    @property
    def folds(self) -> Iterator[dict[str, Any]]:
        """The stages as the page folds them: `fields` of each, `is_open` where something stands or is wrong, and of a plan that
        has none the first."""
        for place, row in enumerate(self.rows):
            is_used = any(bound.value() or bound.errors for bound in row)
            yield {"number": place + 1, "title": row[0].value() or "", "fields": row, "is_open": is_used or not place}

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
                **{name: row[name] or "" for name in ASKED},
            )
            for _place, row in self.given()
        )
        words = {name: self.cleaned_data[name] for name in ("issue", "idea", "aim", "output")}
        return PlanSheet(**words, stakeholders=people, stages=stages)


def kept_stages(sheet: PlanSheet) -> list[dict[str, Any]]:
    """The rows of a plan that is written anew."""
    return [asdict(stage) for stage in sheet.stages]


def kept_people(sheet: PlanSheet) -> list[dict[str, Any]]:
    """Who is touched, of a plan that is written anew."""
    return [{"name": one.name, "stance": one.stance.value, "approach": one.approach} for one in sheet.stakeholders]


def plan_forms(data: Any, version: PlanVersion | None) -> tuple[PlanForm, StakeholderForm]:
    """Both forms of a plan, with what stands in `version`; `data` as it was sent, None where the page is only asked for."""
    sheet = plan_sheet(version) if version else PlanSheet("", "", "", "")
    initial = {name: getattr(sheet, name) for name in ("issue", "idea", "aim", "output")}
    initial["written"] = version.written_at.isoformat() if version else ""
    form = PlanForm(data, kept=kept_stages(sheet), initial=initial)
    return form, StakeholderForm(data, kept=kept_people(sheet))


def written_at(form: PlanForm) -> datetime | None:
    """When what the form showed was written; None for a plan that was not there."""
    try:
        return datetime.fromisoformat(form.cleaned_data["written"])
    except ValueError:
        return None
