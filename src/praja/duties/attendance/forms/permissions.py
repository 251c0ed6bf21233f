# SPDX-License-Identifier: EUPL-1.2
"""What the pages of permissions accept."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from praja.duties.attendance.enums import PermissionKind
from praja.duties.attendance.operations.permissions import PermissionWish
from praja.kernel.people.models import Employee
from praja.kernel.procedures.forms.steps import StepForm, missing


def _day(label: Any, empty: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=missing(empty))


def _time(label: Any, hint: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, help_text=hint, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


def _minute(at: time | None) -> int | None:
    return None if at is None else at.hour * 60 + at.minute


class PermissionForm(forms.Form):
    """What is asked for."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=gettext_lazy("What do you need?"),
        choices=PermissionKind.choices,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose what you need")),
    )
    first_day = _day(gettext_lazy("First day"), gettext_lazy("Choose the first day"))
    last_day = _day(gettext_lazy("Last day"), gettext_lazy("Choose the last day"))
    from_minute = _time(
        gettext_lazy("Time"),
        gettext_lazy("When you come, when you go, or when you go out. Not needed for work from home or elsewhere."),
    )
    until_minute = _time(gettext_lazy("Back at"), gettext_lazy("Only where you go out in between."))
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("One sentence. Your head and the personnel office read it."),
        max_length=300,
        error_messages=missing(gettext_lazy("Say in a sentence why")),
    )
    idempotency_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def wish(self) -> PermissionWish:
        """What was asked for, once judged."""
        given = self.cleaned_data
        return PermissionWish(
            kind=given["kind"],
            first_day=given["first_day"],
            last_day=given["last_day"],
            reason=given["reason"],
            from_minute=_minute(given.get("from_minute")),
            until_minute=_minute(given.get("until_minute")),
        )


class OrderForm(PermissionForm):
    """Where a team works for some days, by order of its head."""

    employees = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Who?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages=missing(gettext_lazy("Choose at least one")),
    )
    field_order = ("employees", "kind", "first_day", "last_day", "reason")

    def __init__(self, *args: Any, team: Sequence[Employee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["from_minute"], self.fields["until_minute"]
        self.team = {one.pk: one for one in team}
        choices = [(pk, f"{one.person.name} ({one.unit.name})") for pk, one in self.team.items()]
        self.fields["employees"].choices = choices  # type: ignore[attr-defined]
        kinds = [(one.value, one.label) for one in (PermissionKind.HOME, PermissionKind.ANYWHERE)]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["kind"].label = gettext_lazy("Where do they work?")
        self.fields["reason"].help_text = gettext_lazy("One sentence. Those who are named read it.")

    def chosen(self) -> list[Employee]:
        """Whom it is ordered for."""
        return [self.team[pk] for pk in self.cleaned_data["employees"]]


def _note(required: bool, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=hint,
        max_length=300,
        required=required,
        error_messages=missing(gettext_lazy("Say in a sentence why")),
    )


class DecidePermissionForm(StepForm):
    """Permit or refuse."""

    gives = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        choices=[("give", gettext_lazy("Permit")), ("refuse", gettext_lazy("Refuse"))],
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose one of them")),
    )
    note = _note(False, gettext_lazy("Needed where you refuse. The employee reads it."))


class RevokePermissionForm(StepForm):
    """Why it is taken back."""

    note = _note(True, gettext_lazy("The employee reads it."))
