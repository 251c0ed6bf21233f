# SPDX-License-Identifier: EUPL-1.2
"""What the pages of classification, retention and access accept."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from praja.duties.letters.domain.access_tables import Meaning
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


MEANINGS: Mapping[str, Any] = {
    "": gettext_lazy("Not used"),
    Meaning.CODE: gettext_lazy("Code"),
    Meaning.SECURITY: gettext_lazy("Class in words (biasa, terbatas, rahasia, sangat rahasia)"),
    Meaning.REACH: gettext_lazy("Who may read, in words (kantor, meja, pimpinan)"),
    Meaning.CLASS_B: gettext_lazy("Mark: the class is ordinary (biasa)"),
    Meaning.CLASS_T: gettext_lazy("Mark: the class is limited (terbatas)"),
    Meaning.CLASS_R: gettext_lazy("Mark: the class is secret (rahasia)"),
    Meaning.CLASS_SR: gettext_lazy("Mark: the class is top secret (sangat rahasia)"),
    Meaning.HEAD: gettext_lazy("Mark: the head may read"),
    Meaning.DESK: gettext_lazy("Mark: secretary or records officer may read"),
    Meaning.OFFICE: gettext_lazy("Mark: everybody who works with letters may read"),
}
"""What can stand in a column of a table of security and access."""


class AccessColumnsForm(forms.Form):
    """What stands in each column of a table. What its headings say plainly is chosen already."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, headings: Sequence[str], known: Mapping[str, str], examples: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.headings = dict(zip((f"k{place}" for place in range(len(headings))), headings, strict=True))
        for name, heading in self.headings.items():
            example = examples.get(heading, "")
            self.fields[name] = forms.ChoiceField(
                label=heading,
                help_text=gettext_lazy("For example: %(example)s") % {"example": example} if example else "",
                required=False,
                choices=list(MEANINGS.items()),
                initial=known.get(heading, ""),
            )

    def columns(self) -> dict[str, str]:
        """Heading to meaning, of what was chosen."""
        return {self.headings[name]: meaning for name, meaning in self.cleaned_data.items() if meaning}
