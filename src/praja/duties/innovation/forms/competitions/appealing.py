# SPDX-License-Identifier: EUPL-1.2
"""The decision about an appeal with what follows from it, and the count anew."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.competitions import Remedy
from praja.duties.innovation.operations.competitions import Sheet
from praja.lib.clock import start_of
from praja.lib.moments import local_zone

TURNED_DOWN = "no"


def _day(label: Any, hint: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day as on the calendar")},
    )


def _end_of(form: forms.Form) -> datetime | None:
    """The end of the day that was chosen, if one was."""
    day = form.cleaned_data.get("last_day")
    return None if day is None else start_of(day + timedelta(days=1), local_zone())


class DecideAppealForm(forms.Form):
    """The decision about an appeal."""

    use_required_attribute = False
    decision = forms.ChoiceField(
        label=_("What is decided?"),
        choices=[
            (TURNED_DOWN, _("Turned down: the result stays")),
            (Remedy.SET_ASIDE, _("Upheld: the chosen sheets count no more")),
            (Remedy.JUDGED_ANEW, _("Upheld: the chosen sheets count no more, and other jurors judge in their place")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one")},
    )
    sheets = forms.MultipleChoiceField(
        label=_("Which sheets count no more?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only where it is upheld. Scores themselves never change; they stay as they were sealed."),
    )
    last_day = _day(
        _("Until which day do the other jurors judge?"), _("Only where others judge. The day itself included.")
    )
    words = forms.CharField(
        label=_("For which reasons?"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The team reads it."),
        error_messages={"required": _("Say why")},
    )

    def __init__(self, data: Any = None, *, sheets: Sequence[tuple[str, Any]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["sheets"].choices = sheets  # type: ignore[attr-defined]

    @property
    def is_turned_down(self) -> bool:
        """Whether nothing follows."""
        return bool(self.cleaned_data["decision"] == TURNED_DOWN)

    def said(self) -> dict[str, Any]:
        """What the operation takes that upholds it."""
        parts = [value.split(".") for value in self.cleaned_data["sheets"]]
        return {
            "remedy": Remedy(self.cleaned_data["decision"]),
            "sheets": [Sheet(int(stage), int(seat), int(entry)) for stage, seat, entry in parts],
            "closes_at": _end_of(self),
        }


class SupersedeForm(forms.Form):
    """Until when newcomers are judged, where the count anew has any."""

    use_required_attribute = False
    last_day = _day(
        _("Until which day are entries judged that go on newly?"),
        _("Leave it empty at first: where it is needed, the page says so."),
    )

    def said(self) -> dict[str, Any]:
        """What the operation takes."""
        return {"closes_at": _end_of(self)}
