# SPDX-License-Identifier: EUPL-1.2
"""What the page of a list by which files leave accepts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.enums import FileState
from praja.duties.letters.models import RecordFile
from praja.kernel.procedures.forms.steps import StepForm, missing
from praja.lib.web.uploads import photos_field


class ChooseFilesForm(forms.Form):
    """Which of the files that may leave go on the list."""

    use_required_attribute = False
    picked = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Files"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages=missing(gettext_lazy("Choose at least one file")),
    )

    def __init__(self, *args: Any, offered: Sequence[RecordFile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["picked"].choices = [(file.pk, file.title) for file in offered]  # type: ignore[attr-defined]


class TakeOffForm(StepForm):
    """Which files come off the list, and why."""

    picked = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Which files?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages=missing(gettext_lazy("Choose at least one file")),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"), max_length=300, error_messages=missing(gettext_lazy("Write why it comes off"))
    )

    def prepare(self) -> None:
        rows = RecordFile.objects.filter(clearances__clearance=self.case.pk, clearances__removed_reason="")
        self.choices("picked", [(row.pk, row.title) for row in rows.order_by("pk")])

    def said(self) -> dict[str, Any]:
        given = super().said()
        return {**given, "picked": list(RecordFile.objects.filter(pk__in=given["picked"]))}


class ApproveForm(StepForm):
    """Number, day and paper of the approval."""

    takes_files = True
    number = forms.CharField(
        label=gettext_lazy("Number of the approval"),
        max_length=120,
        error_messages=missing(gettext_lazy("Copy the number from the approval")),
    )
    approved_on = forms.DateField(
        label=gettext_lazy("Its day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=missing(gettext_lazy("Give the day of the approval")),
    )
    photos = photos_field(gettext_lazy("The signed paper as PDF or picture."), gettext_lazy("The approval itself"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.kept:
            self.add_error("photos", _("Choose the file of the approval"))
        return given

    def said(self) -> dict[str, Any]:
        given = super().said()
        given.pop("photos", None)
        return {**given, "file": self.kept[0] if self.kept else None}


class RefuseForm(StepForm):
    """Why the files stay."""

    reason = forms.CharField(
        label=gettext_lazy("Why do the files stay?"),
        max_length=300,
        error_messages=missing(gettext_lazy("Write why the files stay")),
    )


class CarryOutForm(StepForm):
    """The number of the record of proceedings, and for a destruction that one knows what it does."""

    number = forms.CharField(
        label=gettext_lazy("Number of the record of proceedings"),
        help_text=gettext_lazy("The record itself is made from this list when you carry it out."),
        max_length=120,
        error_messages=missing(gettext_lazy("Give the record a number")),
    )
    sure = forms.BooleanField(
        label=gettext_lazy("I have compared this list with the files: what is destroyed can't be brought back"),
        error_messages=missing(gettext_lazy("Say that you have compared the list")),
    )

    def prepare(self) -> None:
        if self.case.clearance.fate != FileState.DESTROYED:
            del self.fields["sure"]

    def said(self) -> dict[str, Any]:
        given = super().said()
        given.pop("sure", None)
        return given
