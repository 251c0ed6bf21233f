# SPDX-License-Identifier: EUPL-1.2
"""What applicants send on the way of an application."""

from django import forms
from django.utils.translation import gettext_lazy as _

ONE_FILE = {"accept": "image/jpeg,image/png,image/webp,application/pdf", "data-preview-photo": ""}


class SeenForm(forms.Form):
    """The version of the case that the page showed."""

    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class PaperForm(SeenForm):
    """One photo or PDF."""

    paper = forms.FileField(
        label=_("Photo or PDF"),
        widget=forms.FileInput(attrs=ONE_FILE),
        error_messages={"required": _("Choose a photo or a PDF"), "empty": _("This file is empty; choose another")},
    )


class StarsForm(forms.Form):
    """One to five stars, with words if wanted."""

    stars = forms.ChoiceField(
        label=_("How many stars?"),
        choices=(
            ("5", _("5: very good")),
            ("4", _("4: good")),
            ("3", _("3: fair")),
            ("2", _("2: poor")),
            ("1", _("1: bad")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one to five stars"), "invalid_choice": _("Choose one to five stars")},
    )
    text = forms.CharField(
        label=_("What was good, what not?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Shorten it to %(limit_value)d characters; it has %(show_value)d now")},
    )
