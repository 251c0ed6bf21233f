# SPDX-License-Identifier: EUPL-1.2
"""What goes with a letter: sent along, and taken out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.operations.enclosing import LONGEST_TITLE
from praja.kernel.procedures.forms.steps import StepForm, missing
from praja.lib.web.uploads import photos_field


class EncloseForm(StepForm):
    """Files, and what they are."""

    takes_files = True
    title = forms.CharField(
        label=_("What it is"),
        help_text=_("As the letter calls it. Whoever gets the letter reads this."),
        max_length=LONGEST_TITLE,
        error_messages=missing(_("Name it as the letter does, for example Data jalan."))
        | {"max_length": _("Shorten this to %(limit_value)d characters")},
    )

    def prepare(self) -> None:
        self.fields["photos"] = photos_field(_("PDF, or pictures. Up to five at once."), _("Files"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.kept and "photos" not in self.errors:
            self.add_error("photos", _("Choose a PDF or a picture."))
        return given

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"title": given["title"], "files": tuple(self.kept), "seen_version": given["seen_version"]}


class TakeOutForm(StepForm):
    """Which one goes with it no more; its button stands beside the file."""

    enclosure = forms.IntegerField(widget=forms.HiddenInput)
