# SPDX-License-Identifier: EUPL-1.2
"""Programmes, curricula, rooms."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums import LearningForm
from praja.duties.training.forms.classes.fields import subjects_named
from praja.duties.training.operations.classes import SubjectWish
from praja.kernel.procedures.forms.fields import line_field, lines_field
from praja.kernel.procedures.forms.steps import missing


class KeptByUnit(forms.Form):
    """Something that a unit keeps: of those for which the reader does so."""

    use_required_attribute = False
    unit = forms.TypedChoiceField(label=_("Kept by"), coerce=int, error_messages=missing(_("Choose the unit")))

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class ProgrammeForm(KeptByUnit):
    """An entry of the catalogue."""

    title = line_field(_("What it is called"), _("Write what it is called"))
    code = line_field(
        _("Code"), _("Write a short code"), longest=24, help_text=_("Short and lasting, for lists: PEL-PRIMA.")
    )
    form = forms.ChoiceField(label=_("Form of learning"), choices=LearningForm.choices)
    aim = forms.CharField(
        label=_("What people can do afterwards"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(_("Write what people can do afterwards")),
    )
    audience = line_field(_("For whom"), _("Write for whom it is"), longest=500)
    is_offered = forms.BooleanField(
        label=_("It is offered"), required=False, initial=True, help_text=_("Otherwise only whoever keeps it sees it.")
    )
    field_order = ("title", "code", "form", "aim", "audience", "unit", "is_offered")


def _share(label: Any, hint: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=0, max_value=100, initial=0)


class CurriculumForm(forms.Form):
    """A version of what a programme teaches, and when somebody has passed."""

    use_required_attribute = False
    subjects = lines_field(
        _("Subjects with lesson hours (JP)"),
        _("One subject on each line with its lesson hours: “Praktik baik; 4”."),
        error_messages=missing(_("Write at least one subject")),
    )
    least_presence = _share(_("Least presence, per cent"), _("Of the lesson hours that were held; 0: not asked for."))
    least_score = _share(_("Least score of the final test, per cent"), _("0: not asked for."))
    needs_plan = forms.BooleanField(label=_("An accepted action plan is asked for"), required=False)

    def clean_subjects(self) -> list[SubjectWish]:
        return subjects_named(self.cleaned_data["subjects"])


class RoomForm(KeptByUnit):
    """A room in which classes are held."""

    name = line_field(_("Name of the room"), _("Write the name of the room"), longest=120)
    place = line_field(_("Building and floor"), "", required=False, help_text=_("As somebody finds it."))
    capacity = forms.IntegerField(
        label=_("Seats of the room"),
        min_value=1,
        max_value=5000,
        error_messages=missing(_("Write how many seats it has")),
    )
    is_open = forms.BooleanField(label=_("It can be used"), required=False, initial=True)
    field_order = ("name", "place", "capacity", "unit", "is_open")
