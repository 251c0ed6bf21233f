# SPDX-License-Identifier: EUPL-1.2
"""What the pages of proposed sanctions accept."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.domain.discipline.ladder import BANDS
from praja.duties.attendance.enums import NO_SANCTION
from praja.duties.attendance.operations.discipline import Decision
from praja.duties.attendance.queries.discipline.words import is_medium, level_words, sanction_words
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.titles import title_without_post
from praja.kernel.procedures.forms.steps import StepForm, missing

_MOMENTS = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M")


class SummonForm(StepForm):
    """When, where and before whom the employee is to come."""

    hearing_at = forms.DateTimeField(
        label=gettext_lazy("When is the hearing?"),
        input_formats=_MOMENTS,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "required": gettext_lazy("Enter the day and time of the hearing"),
            "invalid": gettext_lazy("Enter a day and time, for example 05/01/2026 14.30"),
        },
    )
    place = forms.CharField(
        label=gettext_lazy("Where?"), max_length=200, error_messages=missing(gettext_lazy("Say where the hearing is"))
    )
    examiner = forms.CharField(
        label=gettext_lazy("Before whom?"),
        help_text=gettext_lazy("Name or office of whoever hears the employee."),
        max_length=200,
        error_messages=missing(gettext_lazy("Say before whom")),
    )

    def prepare(self) -> None:
        self.fields["examiner"].initial = title_without_post(self.case.discipline.superior_unit)


class HearForm(StepForm):
    """The minutes."""

    text = forms.CharField(
        label=gettext_lazy("What was asked and answered?"),
        help_text=gettext_lazy("As it stands in the minutes. The employee reads it here."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages=missing(gettext_lazy("Write what was asked and answered")),
    )


class MissForm(StepForm):
    """What is known of why nobody came."""

    note = forms.CharField(
        label=gettext_lazy("What is known of why nobody came?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(gettext_lazy("Write what is known, be it nothing")),
    )


class AnswerForm(StepForm):
    """The employee's own words."""

    text = forms.CharField(
        label=gettext_lazy("What do you want to say?"),
        help_text=gettext_lazy(
            "Only you, your superior, whoever decides and the personnel office read it. If a day is wrong, also ask for its "
            "correction."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=missing(gettext_lazy("Write what you want to say")),
    )


class PassOnForm(StepForm):
    """To whom, and by which rule."""

    official_unit = forms.TypedChoiceField(
        label=gettext_lazy("The head of which unit decides?"),
        help_text=gettext_lazy("Who may decide which sanction does not stand here; it is for the office to know."),
        coerce=int,
        error_messages=missing(gettext_lazy("Choose the unit")),
    )
    note = forms.CharField(
        label=gettext_lazy("By which rule, and what do you report?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=missing(gettext_lazy("Name the rule, and what you report")),
    )

    def prepare(self) -> None:
        tree, unit = units.current(), self.case.lead_unit_id
        above = [tree.nodes[pk] for pk in (*tree.ancestors(unit), unit)]
        others = sorted((node for node in tree.nodes.values() if node not in above), key=lambda node: node.code)
        open_ones = [node for node in (*above, *others) if node.is_open(self.on)]
        self.choices("official_unit", [("", _("Choose"))] + [(node.id, node.name) for node in open_ones])

    def said(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {**given, "official_unit": Unit.objects.get(pk=given["official_unit"])}


class DecideForm(StepForm):
    """What was decided, by which decree, and why where it is not what was proposed."""

    must_stand = frozenset({"decree", "decree_on", "note"})
    sanction = forms.ChoiceField(
        label=gettext_lazy("What was decided?"),
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose what was decided")),
    )
    decree = forms.CharField(
        label=gettext_lazy("Number of the decree"),
        help_text=gettext_lazy("Needed unless nothing is imposed."),
        max_length=120,
        required=False,
    )
    decree_on = forms.DateField(
        label=gettext_lazy("Day of the decree"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Reasons"),
        help_text=gettext_lazy(
            "Needed where it is lighter or heavier than proposed, or nothing. The employee reads them."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def prepare(self) -> None:
        row = self.case.discipline
        on = min(self.on, date(row.year, 12, 31))
        offered = [row.band, NO_SANCTION, *(band for band in BANDS if band != row.band)]
        self.choices("sanction", [(band, self._name(band, on)) for band in offered])
        said = {row.band: _("As proposed.")}
        check = _("Check first by the transitional article whether this kind is in force yet.")
        said |= {band: f"{said.get(band, '')} {check}".strip() for band in BANDS if is_medium(band)}
        self.explain("sanction", said)

    @staticmethod
    def _name(band: str, on: date) -> str:
        words = sanction_words(band, on)
        return words if band == NO_SANCTION else f"{level_words(band)}: {words}"

    def said(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {"seen_version": given.pop("seen_version"), "decision": Decision(**given)}
