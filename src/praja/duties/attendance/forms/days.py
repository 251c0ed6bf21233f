# SPDX-License-Identifier: EUPL-1.2
"""What the pages of days accept."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from praja.kernel.procedures.forms.steps import StepForm, missing
from praja.lib.clock import start_of
from praja.lib.moments import local_zone
from praja.lib.web.uploads import photos_field


def _clock(label: Any, hint: Any = "") -> forms.TimeField:
    return forms.TimeField(
        label=label, help_text=hint, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class CorrectionForm(forms.Form):
    """Which day, when one came and left, why, and what shows it."""

    use_required_attribute = False
    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)
    day = forms.DateField(
        label=gettext_lazy("Day"),
        help_text=gettext_lazy("A shift belongs to the day on which it begins."),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=missing(gettext_lazy("Choose the day")),
    )
    came = _clock(gettext_lazy("Came at"))
    left = _clock(gettext_lazy("Left at"), gettext_lazy("Before the time of coming: on the day after."))
    reason = forms.CharField(
        label=gettext_lazy("What happened?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(gettext_lazy("Write what happened")),
    )
    photos = photos_field(
        gettext_lazy("The logbook, a minute, a picture with its time. PDF or picture."), gettext_lazy("Evidence")
    )

    def moments(self) -> tuple[datetime | None, datetime | None]:
        """When one came and left, in UTC; leaving before coming is on the day after."""
        given = self.cleaned_data
        came, left = self._moment(given["came"]), self._moment(given["left"])
        if came and left and left <= came:
            left += timedelta(days=1)
        return came, left

    def _moment(self, clock: time | None) -> datetime | None:
        if clock is None:
            return None
        return start_of(self.cleaned_data["day"], local_zone()) + timedelta(hours=clock.hour, minutes=clock.minute)


class NoteForm(StepForm):
    """Words to whoever asked, if there are any."""

    note = forms.CharField(label=gettext_lazy("Words to whoever asked"), required=False, max_length=300)


class RefusalForm(StepForm):
    """Why it does not hold."""

    note = forms.CharField(
        label=gettext_lazy("Why not?"), max_length=300, error_messages=missing(gettext_lazy("Write why"))
    )


class ReopenForm(forms.Form):
    """Why a closed month is opened again."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why is it opened again?"),
        max_length=300,
        error_messages=missing(gettext_lazy("Write why it is opened again")),
    )
