# SPDX-License-Identifier: EUPL-1.2
"""What choosing a number asks for by which an innovation is judged."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.kernel.measures.declarations import Measure
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.drawing import SPANS
from praja.kernel.procedures.forms.steps import missing


class ChooseMeasureForm(forms.Form):
    """A number, whose, in which steps of time, and whether others stand beside it."""

    use_required_attribute = False
    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    measure = forms.ChoiceField(label=_("The figure"), error_messages=missing(_("Choose a number")))
    span = forms.ChoiceField(
        label=_("One point is"),
        choices=[(span.value, SPANS[span]) for span in Span],
        initial=Span.WEEK,
        help_text=_("Weeks for a trial of some months; four weeks where little is counted in a week."),
    )
    is_compared = forms.BooleanField(
        label=_("Set units of the same kind beside it, where it is not tried"),
        required=False,
        initial=True,
        help_text=_("What happened to them in the same time is taken off."),
    )

    def __init__(
        self,
        *args: Any,
        offered: Sequence[tuple[int, str]],
        measures: Mapping[str, Measure],
        first: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        """`first`: numbers by which the original is judged; they are offered before all others."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(offered)  # type: ignore[attr-defined]
        if len(offered) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = offered[0][0]
        same = _named({key: one for key, one in measures.items() if key in first})
        others = _named({key: one for key, one in measures.items() if key not in first})
        groups = [(_("As the original"), same), (_("Others"), others)] if same else others
        self.fields["measure"].choices = [("", _("Choose")), *groups]  # type: ignore[attr-defined]


def _named(measures: Mapping[str, Measure]) -> list[tuple[str, str]]:
    return sorted(((key, str(one.label)) for key, one in measures.items()), key=lambda pair: pair[1])
