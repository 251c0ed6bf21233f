# SPDX-License-Identifier: EUPL-1.2
"""A benchmarking visit."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.kernel.plans.domain.sheets import AdoptionLine, VisitSheet
from praja.kernel.plans.forms.rows import RowsForm, day_field, text_field
from praja.lib.web.uploads import photos_field


class VisitForm(RowsForm):
    """A visit, what was found and what is taken over."""

    rows_name, leading = "line", "what"
    locus = text_field(_("Where did you go?"), rows=2)
    why = text_field(_("Why there?"), rows=2, help_text=_("What they do well that your unit does not yet."))
    visited_on = day_field(_("On which day?"), required=True)
    instrument = text_field(
        _("How did you look?"), rows=2, required=False, help_text=_("Questions, checklist, measurements.")
    )
    findings = text_field(_("What good practice did you find?"), required=False)
    gap = text_field(_("What is missing at your unit?"), required=False)
    papers = photos_field(_("Letter, minutes or photos of the visit."), label=_("Papers"))
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, units: Collection[tuple[str, str]] = (), owner: int = 0, **more: Any) -> None:
        self.units, self.owner = list(units), owner
        super().__init__(*args, **more)

    def make(self, place: int) -> dict[str, forms.Field]:
        return {
            "what": forms.CharField(
                label=_("What is taken over (%(number)s)") % {"number": place + 1}, max_length=190, required=False
            ),
            "unit": forms.ChoiceField(label=_("By which unit?"), choices=self.units, required=False),
            "due_on": day_field(_("Until when?")),
            "key": forms.CharField(widget=forms.HiddenInput, max_length=12, required=False),
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for place, row in self.given():
            if row["due_on"] is None and self._named(place, "due_on") not in self.errors:
                self.add_error(self._named(place, "due_on"), gettext("Choose a day"))
        return given

    def sheet(self) -> VisitSheet:
        """What was written. Each line is carried by the one who went; the head agrees to it."""
        used = {row["key"] for _place, row in self.given() if row["key"]}
        lines = []
        for place, row in self.given():
            key = row["key"] or next(str(one) for one in range(place + 1, 10_000) if str(one) not in used)
            used.add(key)
            lines.append(AdoptionLine(key, row["what"], int(row["unit"]), self.owner, row["due_on"]))
        words = {name: self.cleaned_data[name] for name in ("locus", "why", "instrument", "findings", "gap")}
        return VisitSheet(**words, visited_on=self.cleaned_data["visited_on"], adoptions=tuple(lines))
