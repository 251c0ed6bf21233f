# SPDX-License-Identifier: EUPL-1.2
"""One session of a timetable."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.models import Room, Subject
from praja.duties.training.queries.classes.people import Teacher
from praja.kernel.procedures.forms.fields import line_field, moment_field
from praja.kernel.procedures.forms.steps import missing


class SessionForm(forms.Form):
    """When, what, where, by whom; its length follows from the lesson hours where no end is named."""

    use_required_attribute = False
    subject = forms.TypedChoiceField(label=gettext_lazy("Subject"), coerce=int, empty_value=None, required=False)
    title = line_field(
        gettext_lazy("What it is called"), "", required=False, help_text=gettext_lazy("Empty: as the subject.")
    )
    jp = forms.IntegerField(
        label=gettext_lazy("Lesson hours (JP)"),
        min_value=0,
        max_value=24,
        error_messages=missing(gettext_lazy("Write how many lesson hours it has; 0 for an opening or a break")),
    )
    starts_at = moment_field(gettext_lazy("Begins"), gettext_lazy("Choose when it begins"))
    ends_at = moment_field(gettext_lazy("Ends"), "")
    room = forms.TypedChoiceField(label=gettext_lazy("Room"), coerce=int, empty_value=None, required=False)
    trainers = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Trainers"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    outside = line_field(
        gettext_lazy("A trainer from outside"),
        "",
        longest=160,
        required=False,
        help_text=gettext_lazy(
            "Name and title of somebody who is in no list; they are kept as a person without an account."
        ),
    )

    def __init__(
        self,
        *args: Any,
        subjects: Sequence[Subject],
        rooms: Sequence[Room],
        teachers: Sequence[Teacher],
        minutes: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.subjects, self.minutes = {one.pk: one for one in subjects}, minutes
        taught = [("", _("None: opening, break, closing")), *((one.pk, one.title) for one in subjects)]
        self.fields["subject"].choices = taught  # type: ignore[attr-defined]
        named = [(one.pk, f"{one.name} ({one.capacity})") for one in rooms]
        self.fields["room"].choices = [("", _("None")), *named]  # type: ignore[attr-defined]
        self.fields["trainers"].choices = [(one.person, one.label) for one in teachers]  # type: ignore[attr-defined]
        self.fields["ends_at"].required = False
        self.fields["ends_at"].help_text = _("Empty: %(minutes)s minutes for each lesson hour.") % {"minutes": minutes}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        subject = self.subjects.get(given.get("subject") or 0)
        given["subject"] = subject
        given["title"] = given.get("title") or (subject.title if subject else "")
        if not given["title"]:
            self.add_error("title", _("Choose a subject, or write what it is called."))
        starts, jp = given.get("starts_at"), given.get("jp")
        if starts and not given.get("ends_at") and "ends_at" not in self.errors:
            if jp:
                given["ends_at"] = starts + timedelta(minutes=jp * self.minutes)
            else:
                self.add_error("ends_at", _("Choose when it ends."))
        return given
