# SPDX-License-Identifier: EUPL-1.2
"""Materials, assignments, what is handed in and what is said to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums.room import Audience
from praja.duties.training.models import Subject, TrainingClass
from praja.duties.training.models.room import TITLE, WORDS
from praja.lib.web.uploads import photos_field


def _moment(label: Any, hint: Any) -> forms.DateTimeField:
    """Day and hour by the local clock."""
    return forms.DateTimeField(
        label=label,
        help_text=hint,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
        error_messages={"required": _("Choose day and hour."), "invalid": _("Choose day and hour.")},
    )


class _OfClass(forms.Form):
    """A form of one class: its subjects to choose from."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("Title"), max_length=TITLE, error_messages={"required": _("Write in a few words what it is.")}
    )
    subject = forms.ModelChoiceField(
        label=_("Subject"), queryset=Subject.objects.none(), required=False, empty_label=_("The whole class")
    )

    def __init__(self, *args: Any, row: TrainingClass, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["subject"]
        field.queryset = Subject.objects.filter(curriculum=row.curriculum_id)
        field.label_from_instance = lambda subject: subject.title


class MaterialForm(_OfClass):
    """A file for a class."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A PDF or a picture."),
        error_messages={"required": _("Choose the file."), "empty": _("This file is empty.")},
    )
    audience = forms.ChoiceField(label=_("For whom?"), choices=Audience.choices, widget=forms.RadioSelect)
    released_at = _moment(_("Released"), _("Participants see it from then on."))


class AssignmentForm(_OfClass):
    """What is to be handed in."""

    words = forms.CharField(
        label=_("What is to be done"), max_length=WORDS, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    due_at = _moment(_("Until"), _("What comes later is not taken, unless you open it again for somebody."))


class HandinForm(forms.Form):
    """Words and files."""

    use_required_attribute = False
    words = forms.CharField(
        label=_("Your answer"), max_length=WORDS, required=False, widget=forms.Textarea(attrs={"rows": 10})
    )
    photos = photos_field(_("Up to five PDF files or pictures."), _("Files"))


class MarkForm(forms.Form):
    """Points, words, and whether it may be handed in once more."""

    use_required_attribute = False
    points = forms.IntegerField(
        label=_("Points"),
        help_text=_("From 0 to 100; empty: none."),
        required=False,
        min_value=0,
        max_value=100,
        error_messages={
            "invalid": _("Points lie between 0 and 100."),
            "min_value": _("Points lie between 0 and 100."),
            "max_value": _("Points lie between 0 and 100."),
        },
    )
    answer = forms.CharField(
        label=_("What do you say to it?"), max_length=WORDS, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    again = forms.BooleanField(label=_("It may be handed in once more"), required=False)
