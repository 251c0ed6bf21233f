# SPDX-License-Identifier: EUPL-1.2
"""What is written into a periodic report: findings with what is done about them, and how that goes on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints import measures
from praja.duties.complaints.domain.planning import MOST_ACTION, MOST_FINDING
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


class ActionForm(forms.Form):
    """One line of the plan."""

    use_required_attribute = False
    unit = forms.ChoiceField(label=_("Which unit does it?"), error_messages={"required": _("Choose the unit")})
    finding = forms.CharField(
        label=_("What did you find?"),
        help_text=_("One sentence from the figures, for example: half of the promised dates passed unkept."),
        max_length=MOST_FINDING,
        error_messages={"required": _("Write what you found")},
    )
    action = forms.CharField(
        label=_("What is done about it?"),
        max_length=MOST_ACTION,
        error_messages={"required": _("Write what is done about it")},
    )
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

    def __init__(self, data: Any = None, *, units: Iterable[UnitNode]) -> None:
        super().__init__(data)
        unit, measure = self.fields["unit"], self.fields["measure"]
        unit.choices = [("", _("Choose")), *((node.code, node.name) for node in units)]  # type: ignore[attr-defined]
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
