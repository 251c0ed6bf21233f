# SPDX-License-Identifier: EUPL-1.2
"""What is written into a periodic report: findings with what is done about them, and how that goes on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints import measures
from praja.duties.complaints.operations.reporting import MOST_ACTION, MOST_FINDING
from praja.kernel.organization.domain.tree import UnitNode

MEASURES = (
    measures.FIRST_RESPONSE_ON_TIME,
    measures.SETTLED_ON_TIME,
    measures.PROMISES_KEPT,
    measures.QUALITY,
    measures.RATING,
    measures.REOPENED,
    measures.SENT_BACK,
    measures.IN_LAPOR,
)
"""Figures by which an action can be judged afterwards."""


class FindingForm(forms.Form):
    """What the figures showed, and why it is so."""

    use_required_attribute = False
    finding = forms.CharField(
        label=_("What did you find?"),
        help_text=_("From the figures, for example: half of the promised dates passed unkept."),
        max_length=MOST_FINDING,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what you found")},
    )
    cause = forms.CharField(
        label=_("Why is it so?"),
        help_text=_("As far as it is known."),
        max_length=MOST_FINDING,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    unit = forms.ChoiceField(label=_("Which unit is it about?"), error_messages={"required": _("Choose the unit")})

    def __init__(self, data: Any = None, *, units: Iterable[UnitNode]) -> None:
        super().__init__(data)
        self.fields["unit"].choices = _choices(units)  # type: ignore[attr-defined]


class ActionForm(forms.Form):
    """What is done about a finding."""

    use_required_attribute = False
    action = forms.CharField(
        label=_("What is done about it?"),
        max_length=MOST_ACTION,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write what is done about it")},
    )
    unit = forms.ChoiceField(label=_("Which unit does it?"), error_messages={"required": _("Choose the unit")})
    due_on = forms.DateField(
        label=_("By when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day"), "invalid": _("Write the day, for example 31/12/2026")},
    )
    measure = forms.ChoiceField(
        label=_("By which figure will it show?"),
        help_text=_("It is read over this period now, and again over the next."),
        required=False,
    )

    def __init__(self, data: Any = None, *, units: Iterable[UnitNode], finding: int) -> None:
        super().__init__(data, auto_id=f"finding_{finding}_%s")
        measure = self.fields["measure"]
        self.fields["unit"].choices = _choices(units)  # type: ignore[attr-defined]
        measure.choices = [("", _("None")), *((row.key, row.label) for row in MEASURES)]  # type: ignore[attr-defined]


class ProgressForm(forms.Form):
    """How far it is, and the paper or photo that shows it."""

    use_required_attribute = False
    note = forms.CharField(
        label=_("How far is it?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    evidence = forms.FileField(label=_("Photo or PDF that shows it"), required=False)


def _choices(units: Iterable[UnitNode]) -> list[tuple[str, Any]]:
    return [("", _("Choose")), *((node.code, node.name) for node in units)]
