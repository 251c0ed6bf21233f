# SPDX-License-Identifier: EUPL-1.2
"""What is said to an action plan and to its milestones."""

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.lib.web.uploads import photos_field


class WordsForm(forms.Form):
    """Something that is said to a plan."""

    use_required_attribute = False
    words = forms.CharField(
        label=_("What do you say to it?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1_000, required=False
    )


class StepForm(forms.Form):
    """How far a milestone is, with what shows it."""

    use_required_attribute = False
    note = forms.CharField(
        label=_("How far is it?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500, required=False
    )
    papers = photos_field("", label=_("Photos or PDF that show it"))
