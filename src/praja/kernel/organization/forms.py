# SPDX-License-Identifier: EUPL-1.2
"""What is sent with the opening hours of a unit."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from praja.kernel.law.domain.terms import Week
from praja.kernel.organization.domain.hours import read_slots, written_slots
from praja.kernel.organization.wording import time_mark
from praja.lib.moments import describe_moment

DAYS = tuple(f"day_{number}" for number in range(7))


def _day_field(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget)


class DecreeForm(forms.Form):
    """A decree, and the day from which it holds."""

    use_required_attribute = False
    decree_number = forms.CharField(label=gettext_lazy("Number of the decree"), max_length=90)
    decree_date = _day_field(gettext_lazy("Date of the decree"))
    since = _day_field(gettext_lazy("In force from"))

    @property
    def decree(self) -> str:
        """Number and date of the decree as they are kept, in the language of the office's own papers."""
        number, day = " ".join(self.cleaned_data["decree_number"].split()), self.cleaned_data["decree_date"]
        with override(settings.LANGUAGE_CODE):
            return _("%(number)s of %(day)s") % {"number": number, "day": describe_moment(day, "date")}


class OpeningHoursForm(DecreeForm):
    """The hours of each day, the decree that sets them, and the day from which they hold."""

    since = _day_field(
        gettext_lazy("In force from"),
        gettext_lazy(
            "What holds now ends on that day. For hours that hold for a while, as in Ramadan, set the usual ones again after."
        ),
    )

    def __init__(self, *args: Any, week: Week, today: date, **kwargs: Any) -> None:
        mark = time_mark()
        days = {name: written_slots(slots, mark) for name, slots in zip(DAYS, week, strict=True)}
        kwargs["initial"] = {**days, "since": today}
        super().__init__(*args, **kwargs)
        for number, name in enumerate(DAYS):
            self.fields[name] = forms.CharField(
                label=str(WEEKDAYS[number]),
                required=False,
                max_length=100,
                help_text=_("For example 08.00–12.00, 13.00–15.30. Empty: closed.") if number == 0 else "",
            )
        self.order_fields([*DAYS, "decree_number", "decree_date", "since"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in DAYS:
            try:
                given[name] = read_slots(given.get(name) or "")
            except ValueError:
                self.add_error(name, _("Write each time as from–until, the earlier first, for example 08.00–12.00."))
        return given

    @property
    def week(self) -> Week:
        """The week that was sent, Monday first."""
        return tuple(self.cleaned_data[name] for name in DAYS)
