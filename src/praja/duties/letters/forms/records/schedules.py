# SPDX-License-Identifier: EUPL-1.2
"""What the pages of classification, retention and access accept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from praja.duties.letters.enums import Extent
from praja.kernel.procedures.forms.steps import missing


class ScheduleForm(forms.Form):
    """A list as a file, by which decree it holds and from when."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("CSV or Excel file"), error_messages=missing(gettext_lazy("Choose the file"))
    )
    decree = forms.CharField(
        label=gettext_lazy("By which decree?"),
        help_text=gettext_lazy("Kind, number and year, as it is cited."),
        max_length=120,
        error_messages=missing(gettext_lazy("Name the decree")),
    )
    since = forms.DateField(
        label=gettext_lazy("From which day?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=missing(gettext_lazy("Choose the day from which it holds")),
    )
    extent = forms.ChoiceField(
        label=gettext_lazy("Is the file the whole list?"),
        choices=Extent.choices,
        initial=Extent.PART,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Say whether it is the whole list")),
    )

    def __init__(self, *args: Any, hint: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = hint
