# SPDX-License-Identifier: EUPL-1.2
"""A review of plans, and the scores of one plan."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.kernel.plans.forms.rows import day_field


class ReviewForm(forms.Form):
    """A review: when it is held, and who reviews how many plans."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("What is it called?"), max_length=160, help_text=_("For example: first review of action plans.")
    )
    opens_on = day_field(_("From which day?"), required=True)
    closes_on = day_field(_("Until which day, its end included?"), required=True)
    assessors = forms.MultipleChoiceField(
        label=_("Who reviews?"),
        help_text=_(
            "Each of them reviews every plan but their own. Who has a conflict of interest says so and leaves it to the others."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who reviews")},
    )

    def __init__(self, data: Any = None, *, people: Sequence[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["assessors"].choices = [(str(pk), name) for pk, name in people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        first, last = given.get("opens_on"), given.get("closes_on")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("closes_on", gettext("A review ends on or after the day it begins."))
        return given


class ScoreForm(forms.Form):
    """A value and words for each criterion of a rubric."""

    use_required_attribute = False

    def __init__(
        self, data: Any = None, *, criteria: Sequence[tuple[str, str, int]], scale: tuple[int, int], **more: Any
    ) -> None:
        super().__init__(data, **more)
        values = [(str(one), str(one)) for one in range(scale[0], scale[1] + 1)]
        self.keys = [key for key, _title, _weight in criteria]
        for key, title, weight in criteria:
            label = _("%(title)s (weight %(weight)s)") % {"title": title, "weight": weight}
            self.fields[f"value_{key}"] = forms.ChoiceField(
                label=label, choices=values, widget=forms.RadioSelect, error_messages={"required": _("Choose a value")}
            )
            self.fields[f"comment_{key}"] = forms.CharField(
                label=_("What do you say to it?"),
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=1_000,
                required=False,
            )

    @property
    def pairs(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Value and words of each criterion."""
        for key in self.keys:
            yield self[f"value_{key}"], self[f"comment_{key}"]

    def values(self) -> dict[str, int]:
        return {key: int(self.cleaned_data[f"value_{key}"]) for key in self.keys}

    def comments(self) -> dict[str, str]:
        return {key: self.cleaned_data[f"comment_{key}"] for key in self.keys}
