# SPDX-License-Identifier: EUPL-1.2
"""A new pattern of working hours, as those fill it in who keep them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.domain.times import LATEST, read_time
from praja.duties.attendance.domain.weeks import CLOSES_AFTER, OPENS_BEFORE, week_minutes, week_of
from praja.duties.attendance.enums import PatternKind
from praja.duties.attendance.operations.schedules import NewPattern, NewShift
from praja.kernel.procedures.forms.steps import missing

MOST_SHIFTS = 6
WEEKS = ("week", "ramadan")
PARTS = ("begins", "ends", "rest")
BY_DECREE = gettext_lazy("By which decree")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y")


def day_field(label: Any, hint: Any = "", **options: Any) -> forms.DateField:
    """A day, by a calendar or typed."""
    widget = forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")
    wrong = missing(gettext_lazy("Enter the day.")) | {"invalid": gettext_lazy("Enter a day, for example 05/01/2026")}
    return forms.DateField(
        label=label, help_text=hint, input_formats=_DAYS, widget=widget, error_messages=wrong, **options
    )


def decree_field(label: Any = BY_DECREE) -> forms.CharField:
    """Number and date of a decree."""
    empty = gettext_lazy("Enter number and date of the decree.")
    return forms.CharField(label=label, max_length=120, error_messages=missing(empty))


class TimeOfDay(forms.CharField):
    """A time of day in minutes since midnight; None where nothing is written."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, max_length=8)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text.strip():
            return None
        try:
            return read_time(text)
        except ValueError as wrong:
            said = _("%(field)s: write the time as 07.30.") % {"field": self.label}
            raise forms.ValidationError(said) from wrong


def _minutes(label: Any, hint: Any = "", begin: int = 0) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=0, max_value=720, required=False, initial=begin)


class PatternForm(forms.Form):
    """Name, kind, the working time of each day or the shifts, decree and days. An end before its beginning is on the day
    after."""

    use_required_attribute = False
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), help_text=gettext_lazy("Units below may use it too."))
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages=missing(gettext_lazy("Name it as the office calls it.")),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("How working time is bound"), choices=PatternKind.choices, widget=forms.RadioSelect
    )
    flexible_minutes = _minutes(
        gettext_lazy("May begin later by, in minutes"), gettext_lazy("Who begins later stays as much longer.")
    )
    make_up_minutes = _minutes(
        gettext_lazy("Lateness that may be worked off the same day, in minutes"), gettext_lazy("0: not.")
    )
    works_holidays = forms.BooleanField(label=gettext_lazy("Works on holidays and joint leave too"), required=False)
    opens_before = _minutes(gettext_lazy("Check-in counts from so many minutes before the beginning"), "", OPENS_BEFORE)
    closes_after = _minutes(gettext_lazy("Check-out counts until so many minutes after the end"), "", CLOSES_AFTER)
    decree = decree_field()
    since = day_field(gettext_lazy("From"))
    until = day_field(gettext_lazy("Until"), gettext_lazy("The first day on which it holds no more."), required=False)

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]
        for week in WEEKS:
            for number in range(7):
                self._add_times(f"{week}_{number}", str(WEEKDAYS[number]))
        for number in range(MOST_SHIFTS):
            of = _("shift %(number)d") % {"number": number + 1}
            self.fields[f"shift_{number}_code"] = forms.CharField(
                label=f"{_('Code')}, {of}", required=False, max_length=6
            )
            self.fields[f"shift_{number}_name"] = forms.CharField(
                label=f"{_('Name')}, {of}", required=False, max_length=60
            )
            self._add_times(f"shift_{number}", of)

    def _add_times(self, prefix: str, of: str) -> None:
        labels = (_("Begins"), _("Ends"), _("Break in minutes"))
        self.fields[f"{prefix}_begins"] = TimeOfDay(f"{labels[0]}, {of}")
        self.fields[f"{prefix}_ends"] = TimeOfDay(f"{labels[1]}, {of}")
        self.fields[f"{prefix}_rest"] = forms.IntegerField(
            label=f"{labels[2]}, {of}", required=False, min_value=0, max_value=720
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for prefix in (f"{week}_{number}" for week in WEEKS for number in range(7)):
            self._ask_for_other(said, prefix)
        for number in range(MOST_SHIFTS):
            self._ask_for_other(said, f"shift_{number}")
            filled = said.get(f"shift_{number}_begins") is not None or said.get(f"shift_{number}_name")
            if filled and not said.get(f"shift_{number}_code"):
                self.add_error(f"shift_{number}_code", _("Give the shift a short code, for example P."))
        return said

    def _ask_for_other(self, said: dict[str, Any], prefix: str) -> None:
        given = {part: said.get(f"{prefix}_{part}") is not None for part in ("begins", "ends")}
        for part, is_given in given.items():
            if not is_given and any(given.values()) and f"{prefix}_{part}" not in self.errors:
                words = _("%(field)s: enter both times, or neither for a day off.")
                self.add_error(f"{prefix}_{part}", words % {"field": self.fields[f"{prefix}_{part}"].label})

    def pattern(self) -> NewPattern:
        """The pattern as the form says it; once judged."""
        said, kind = self.cleaned_data, self.cleaned_data["kind"]
        is_week = kind != PatternKind.SHIFT
        return NewPattern(
            **{name: said[name] for name in ("name", "kind", "decree", "since", "until", "works_holidays")},
            week=self._week("week") if is_week else [],
            ramadan=self._week("ramadan") if is_week and any(self._week("ramadan")) else [],
            shifts=[] if is_week else self._shifts(),
            flexible_minutes=(said["flexible_minutes"] or 0) if kind == PatternKind.FLEXIBLE else 0,
            make_up_minutes=said["make_up_minutes"] or 0,
            opens_before=OPENS_BEFORE if said["opens_before"] is None else said["opens_before"],
            closes_after=CLOSES_AFTER if said["closes_after"] is None else said["closes_after"],
        )

    def week_sums(self) -> dict[str, int]:
        """Minutes of the weeks that are filled in; nothing for shifts."""
        if self.cleaned_data.get("kind") in (None, PatternKind.SHIFT):
            return {}
        weeks = {week: week_of(self._week(week)) for week in WEEKS}
        return {name: week_minutes(week) for name, week in weeks.items() if any(week)}

    def _week(self, name: str) -> list[list[int] | None]:
        return [self._slot(f"{name}_{number}") for number in range(7)]

    def _slot(self, prefix: str) -> list[int] | None:
        begins, ends, rest = (self.cleaned_data.get(f"{prefix}_{part}") for part in PARTS)
        if begins is None or ends is None:
            return None
        ends += 0 if ends > begins else LATEST
        if self.cleaned_data.get("kind") == PatternKind.DYNAMIC:
            return [0, ends - begins - (rest or 0), 0]
        return [begins, ends, rest or 0]

    def _shifts(self) -> list[NewShift]:
        said = self.cleaned_data
        return [
            NewShift(said[f"shift_{number}_code"], said[f"shift_{number}_name"] or said[f"shift_{number}_code"], *slot)
            for number in range(MOST_SHIFTS)
            if (slot := self._slot(f"shift_{number}")) is not None
        ]
