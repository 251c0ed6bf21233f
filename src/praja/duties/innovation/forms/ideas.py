# SPDX-License-Identifier: EUPL-1.2
"""What proposing, commenting and moderating ideas ask for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import IdeaTopic
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import colleagues
from praja.kernel.procedures.forms.fields import line_field
from praja.kernel.procedures.forms.steps import StepForm, missing, words_field

HIDE = _("Hide numbers and addresses of persons in my words")
NAME_ME = _("Show my name")


class IdeaForm(forms.Form):
    """An idea: in one line, in full, about what, for whom."""

    use_required_attribute = False
    title = line_field(_("Your idea in one line"), _("Write your idea in one line"), longest=120)
    text = forms.CharField(
        label=_("What would become better, and how?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Everybody reads this. Leave out names, numbers and addresses of people."),
        error_messages=missing(_("Say what would become better")),
    )
    topic = forms.ChoiceField(label=_("What is it about?"), choices=IdeaTopic.choices)
    unit = forms.ChoiceField(label=_("Which office would do it?"), required=False)
    shows_author = forms.BooleanField(label=NAME_ME, required=False)
    wants_news = forms.BooleanField(label=_("Tell me what becomes of it"), required=False, initial=True)
    hides = forms.BooleanField(label=HIDE, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, units: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["unit"].choices = [("", _("I do not know")), *units]  # type: ignore[attr-defined]


class CommentForm(forms.Form):
    """Something said to an idea."""

    use_required_attribute = False
    text = forms.CharField(
        label=_("What do you say to it?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A moderator reads it before everybody does."),
        error_messages=missing(_("Write what you say to it")),
    )
    shows_author = forms.BooleanField(label=NAME_ME, required=False)
    hides = forms.BooleanField(label=HIDE, required=False)


class AnswerForm(StepForm):
    """Words of the office, with the reason where there must be one."""

    words = words_field(_("What do you say?"), _("Write what author and supporters should know"))


class MergeForm(AnswerForm):
    """The idea with which it goes on."""

    into = line_field(_("Code of the other idea"), _("Write the code of the other idea"), longest=20)


class AdoptForm(AnswerForm):
    """The innovation that it becomes."""

    title = line_field(_("Name of the innovation"), _("Name it"), longest=200)
    leader = line_field(
        _("Who leads it?"),
        _("Name who leads it"),
        help_text=_("Name or NIP of an officer; the innovation is begun at their unit."),
    )

    def clean_leader(self) -> Employee:
        found = colleagues(self.cleaned_data["leader"])
        if not found:
            raise forms.ValidationError(_("Nobody in office is found by this. Write the name or the NIP."))
        if len(found) > 1:
            names = "; ".join(f"{one.person.name}, {one.unit.name}" for one in found[:5])
            raise forms.ValidationError(_("Several are found: %(names)s. Write more of it.") % {"names": names})
        return found[0]

    def said(self) -> dict[str, Any]:
        given = super().said()
        employee: Employee = given.pop("leader")
        return {**given, "leader": employee.person, "unit": employee.unit}
