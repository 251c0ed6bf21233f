# SPDX-License-Identifier: EUPL-1.2
"""Circles, their people, the beginning of projects, minutes, and words said at a step."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.circles.steps import STEPS
from praja.duties.innovation.enums.circles import CirclePart
from praja.duties.innovation.forms.circles.words import STEP_NAMES

MISSING_DAY = {"required": _("Choose a day"), "invalid": _("Write the day, for example 31/12/2026")}


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=MISSING_DAY)


def _words(label: Any, *, rows: int = 4, longest: int = 4_000, hint: Any = "", needed: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=longest,
        required=needed,
        error_messages={"required": _("Write this")},
    )


class CircleForm(forms.Form):
    """What a circle is called and for; on founding also whose it is and who leads it."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("Name of the group"), max_length=120, error_messages={"required": _("Write what it is called.")}
    )
    aim = _words(_("What is it for?"), rows=3, longest=1_000)
    founded_on = _day(_("Founded on"))
    decree = forms.CharField(label=_("Decree"), max_length=160, required=False, help_text=_("Number and date."))

    def __init__(self, *args: Any, units: list[tuple[int, str]] = [], **more: Any) -> None:  # noqa: B006 - only read
        super().__init__(*args, **more)
        if units:
            self.fields["unit"] = forms.TypedChoiceField(label=_("Unit"), coerce=int, choices=units)
            self.order_fields(["unit", "title"])


class FindForm(forms.Form):
    """Somebody of the office for a part in a circle."""

    use_required_attribute = False
    find = forms.CharField(label=_("Find somebody"), required=False, help_text=_("Name, unit or NIP."))
    person = forms.TypedChoiceField(
        label=_("Who"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Find somebody and choose them")},
    )
    part = forms.ChoiceField(label=_("As"), choices=CirclePart.choices, initial=CirclePart.MEMBER)

    def __init__(self, *args: Any, people: list[tuple[int, str]], parts: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].choices = people  # type: ignore[attr-defined]
        self.fields["part"].choices = parts  # type: ignore[attr-defined]


class ProjectForm(forms.Form):
    """A new project: its theme, and numbers of the unit that it starts from."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("Theme"),
        max_length=160,
        help_text=_("What is to become better, in a few words. It can be sharpened in step 1."),
        error_messages={"required": _("Write what it is about")},
    )
    measures = forms.MultipleChoiceField(
        label=_("Numbers of the unit that it starts from"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["measures"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["measures"]


class MinutesForm(forms.Form):
    """The minutes of a meeting."""

    use_required_attribute = False
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)
    held_on = _day(_("Held on"))
    place = forms.CharField(label=_("Where"), max_length=160, required=False)
    step = forms.TypedChoiceField(
        label=_("About which step"), coerce=int, choices=[(n, f"{n} {STEP_NAMES[n]}") for n in STEPS]
    )
    present = forms.TypedMultipleChoiceField(
        label=_("Who was there"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick everybody who was at the meeting.")},
    )
    discussed = _words(_("What was discussed"))
    decided = _words(_("What was decided"))

    def __init__(self, *args: Any, people: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["present"].choices = people  # type: ignore[attr-defined]
        self.fields["step"].choices = [(n, f"{n} {STEP_NAMES[n]}") for n in STEPS]  # type: ignore[attr-defined]


class DeedForm(forms.Form):
    """Words that belong to a deed, and to which step it goes back."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    to_step = forms.TypedChoiceField(label=_("To which step"), coerce=int, required=False)
    why = _words(_("Why?"), rows=3, longest=1_000, needed=False)

    def __init__(self, *args: Any, before: int = 0, **more: Any) -> None:
        super().__init__(*args, **more)
        steps = [(n, f"{n} {STEP_NAMES[n]}") for n in range(1, before)]
        self.fields["to_step"].choices = steps  # type: ignore[attr-defined]
