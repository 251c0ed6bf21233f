# SPDX-License-Identifier: EUPL-1.2
"""A juror's sheet: a value and words for each criterion."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.models.competitions import Stage


class SheetForm(forms.Form):
    """Values may be missing as long as the sheet is only kept."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, stage: Stage, complete: bool = False, **more: Any) -> None:
        super().__init__(data, **more)
        self.stage = stage
        for one in stage.criteria:
            self.fields[f"value_{one['key']}"] = forms.IntegerField(
                label=_("%(title)s (weight %(weight)s)") % one,
                help_text=_("A whole number from 0 to %(highest)s.") % {"highest": stage.highest},
                min_value=0,
                max_value=stage.highest,
                required=complete,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": "1"}),
                error_messages={
                    "required": _("Give a value"),
                    "invalid": _("Give a whole number"),
                    "min_value": _("The lowest value is 0"),
                    "max_value": _("The highest value is %(highest)s") % {"highest": stage.highest},
                },
            )
            self.fields[f"comment_{one['key']}"] = forms.CharField(
                label=_("What do you say to it? The team reads it without your name."),
                required=False,
                max_length=1_000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def pairs(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Value and words of each criterion."""
        for one in self.stage.criteria:
            yield self[f"value_{one['key']}"], self[f"comment_{one['key']}"]

    def values(self) -> dict[str, int]:
        found = {one["key"]: self.cleaned_data.get(f"value_{one['key']}") for one in self.stage.criteria}
        return {key: value for key, value in found.items() if value is not None}

    def comments(self) -> dict[str, str]:
        return {one["key"]: self.cleaned_data.get(f"comment_{one['key']}", "") for one in self.stage.criteria}


class StepBackForm(forms.Form):
    """Why somebody does not judge an entry."""

    use_required_attribute = False
    reason = forms.CharField(
        label=_("Why do you leave it to others?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say in a few words why")},
    )
