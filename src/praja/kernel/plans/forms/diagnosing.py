# SPDX-License-Identifier: EUPL-1.2
"""Which numbers it begins with, why it is so, and what is changed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.kernel.plans.domain.sheets import Cause, DesignSheet, DiagnosisSheet, Expectation
from praja.kernel.plans.domain.vocabulary import CauseKind
from praja.kernel.plans.forms.rows import RowsForm, text_field
from praja.kernel.plans.wording import CAUSES
from praja.lib.errors import Text

MOST_COUNTED = 999_999


class DiagnosisForm(RowsForm):
    """Which numbers it begins with, the problem, why, and what numbers do not show."""

    rows_name, leading = "cause", "text"
    measures = forms.MultipleChoiceField(
        label=_("Which numbers does it begin with?"),
        help_text=_("They are read now and stay the baseline; the same are read again later."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    problem = text_field(_("What is the problem?"), help_text=_("In words that a resident of the area would use."))
    unseen = text_field(_("What do these numbers not show?"), required=False)
    counted = text_field(
        _("How and when were causes counted?"),
        rows=2,
        required=False,
        help_text=_("Only where you wrote how often. For example: check sheet of 60 reports, 1 to 14 October."),
    )
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, Any]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["measures"].choices = list(choices)  # type: ignore[attr-defined]

    def make(self, place: int) -> dict[str, forms.Field]:
        above = [
            ("", _("the problem itself")),
            *((str(one), _("cause %(number)s") % {"number": one + 1}) for one in range(place)),
        ]
        number = {"number": place + 1}
        return {
            "text": forms.CharField(label=_("Cause %(number)s") % number, max_length=400, required=False),
            "kind": forms.ChoiceField(
                label=_("Where does it lie?"), choices=list(CAUSES.items()), initial=CauseKind.METHOD, required=False
            ),
            "parent": forms.ChoiceField(label=_("It is a cause of"), choices=above, required=False),
            "count": forms.IntegerField(
                label=_("How often was it counted?"), min_value=0, max_value=MOST_COUNTED, required=False
            ),
        }

    def sheet(self) -> DiagnosisSheet:
        """What was written. A cause of a row that was left empty becomes one of the problem itself."""
        places: dict[int, int] = {}
        causes: list[Cause] = []
        for place, row in self.given():
            parent = places.get(int(row["parent"])) if row["parent"] else None
            places[place] = len(causes)
            causes.append(Cause(row["text"], CauseKind(row["kind"] or CauseKind.METHOD), parent, row["count"]))
        said = self.cleaned_data
        return DiagnosisSheet(said["problem"], said["unseen"], tuple(causes), said["counted"])


def kept_causes(sheet: DiagnosisSheet) -> list[dict[str, Any]]:
    """The rows of a diagnosis that is written anew."""
    return [
        {
            "text": one.text,
            "kind": one.kind.value,
            "parent": "" if one.parent is None else str(one.parent),
            "count": one.count,
        }
        for one in sheet.causes
    ]


class DesignForm(RowsForm):
    """What is changed, how, and what should come of it for which number."""

    rows_name, leading = "expect", "target"
    what = text_field(_("What do you change?"))
    how = text_field(_("How does it work then?"), required=False, rows=4)
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        measures: Sequence[tuple[str, Text]] = (),
        **more: Any,
    ) -> None:
        self.measures = list(measures)
        super().__init__(*args, **more)

    def _count(self, data: Any, kept: int) -> int:
        return len(self.measures)

    def make(self, place: int) -> dict[str, forms.Field]:
        if place >= len(self.measures):
            return {"target": forms.CharField(required=False)}
        label = _("What should become of: %(measure)s") % {"measure": self.measures[place][1]}
        return {
            "target": forms.CharField(
                label=label, max_length=300, required=False, help_text=_("For example: at least 80% answered in time.")
            )
        }

    def sheet(self) -> DesignSheet:
        """What was written."""
        expects = tuple(Expectation(self.measures[place][0], row["target"]) for place, row in self.given())
        return DesignSheet(self.cleaned_data["what"], self.cleaned_data["how"], expects)
