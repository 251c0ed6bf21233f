# SPDX-License-Identifier: EUPL-1.2
"""What is entered into the lists that offices keep."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import MAX_TEXT
from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.models import Topic
from praja.kernel.organization.domain.tree import UnitNode


def _unit_or_none(value: str) -> int | None:
    return int(value) if value else None


class ListForm(forms.Form):
    """A row of a list; what is no longer used is put away, never deleted: old cases name it."""

    use_required_attribute = False
    is_active = forms.BooleanField(label=_("In use"), help_text=_("Take it out and nobody is offered it any more."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_active"].required = False
        self.order_fields([*(name for name in self.fields if name != "is_active"), "is_active"])

    def choose_unit(self, name: str, nodes: Sequence[UnitNode], nobody: Any) -> None:
        """Offer these units; `nobody` is what choosing none says, or nothing where one must be chosen."""
        empty = [("", nobody)] if nobody else []
        self.fields[name].choices = [*empty, *((node.id, node.name) for node in nodes)]  # type: ignore[attr-defined]


class TemplateForm(ListForm):
    """Words to begin an answer with."""

    title = forms.CharField(
        label=_("When does it fit?"),
        help_text=_("In some words, for example: broken street lamp, replaced."),
        max_length=120,
        error_messages={"required": _("Write when it fits")},
    )
    kind = forms.ChoiceField(
        label=_("What does the answer say?"),
        choices=[choice for choice in AnswerKind.choices if choice[0] != AnswerKind.REFERRED],
        error_messages={"required": _("Choose what the answer says")},
    )
    topic = forms.ModelChoiceField(
        label=_("For which topic?"), queryset=Topic.objects.none(), required=False, empty_label=_("Every topic")
    )
    unit = forms.TypedChoiceField(label=_("For whom?"), coerce=_unit_or_none, empty_value=None, required=False)
    text = forms.CharField(
        label=_("The words"),
        help_text=_(
            "{kode}, {unit}, {tempat} and {tanggal} fill themselves. What stands in [brackets] must be written by the officer "
            "before the answer can be handed in."
        ),
        widget=forms.Textarea,
        max_length=MAX_TEXT,
        error_messages={"required": _("Write the words")},
    )

    def __init__(self, *args: Any, nodes: Sequence[UnitNode], for_everybody: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.filter(is_active=True).order_by("name")  # type: ignore[attr-defined]
        self.choose_unit("unit", nodes, gettext("Every unit") if for_everybody else "")
        self.fields["unit"].required = not for_everybody


class DestinationForm(ListForm):
    """Somebody outside this government who owns what residents report."""

    name = forms.CharField(label=_("Who?"), max_length=120, error_messages={"required": _("Write who it is")})
    text = forms.CharField(
        label=_("What the reporter reads"),
        help_text=_("Who they are, what they take care of, how to reach them, and what happens now."),
        widget=forms.Textarea,
        max_length=MAX_TEXT,
        error_messages={"required": _("Write what the reporter reads")},
    )
    contact = forms.CharField(
        label=_("How to reach them"),
        help_text=_("Telephone, address or page of the office, never of a person."),
        max_length=200,
        required=False,
    )


class TopicForm(ListForm):
    """What reports are about."""

    name = forms.CharField(
        label=_("Topic"),
        help_text=_("As residents say it, for example: holes in the road."),
        max_length=120,
        error_messages={"required": _("Write the topic")},
    )
    unit = forms.TypedChoiceField(
        label=_("Who usually answers?"), coerce=_unit_or_none, empty_value=None, required=False
    )

    def __init__(self, *args: Any, nodes: Sequence[UnitNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_unit("unit", nodes, gettext("Nobody in particular"))


class AffairForm(forms.Form):
    """A government affair and the unit that has it by decree."""

    use_required_attribute = False
    code = forms.CharField(
        label=_("Code"),
        help_text=_("As in the region's own classification, for example 1.03."),
        max_length=20,
        error_messages={"required": _("Write the code")},
    )
    name = forms.CharField(
        label=_("Affair"), max_length=160, error_messages={"required": _("Write the name of the affair")}
    )
    matters = forms.CharField(
        label=_("What belongs to it"),
        help_text=_("In the words that residents and officers use; the search looks here."),
        widget=forms.Textarea,
        max_length=MAX_TEXT,
        required=False,
    )
    unit = forms.TypedChoiceField(
        label=_("Which unit has it?"), coerce=int, error_messages={"required": _("Choose the unit")}
    )
    decree = forms.CharField(
        label=_("By which decree?"),
        help_text=_("Kind, number and year, as it is cited."),
        max_length=120,
        error_messages={"required": _("Name the decree")},
    )
    since = forms.DateField(
        label=_("From which day?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose the day from which it holds")},
    )

    def __init__(self, *args: Any, nodes: Sequence[UnitNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", gettext("Choose a unit")), *((node.id, node.name) for node in nodes)]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]


class EndAffairForm(forms.Form):
    """From when a unit no longer has an affair."""

    use_required_attribute = False
    until = forms.DateField(
        label=_("From which day on does the unit no longer have it?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose the day")},
    )


class ImportForm(forms.Form):
    """A table of affairs as a file."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("CSV or Excel file"),
        help_text=_(
            "Columns: kode, nama, uraian, kode unit, dasar, sejak, sampai. Sending the same file again changes nothing."
        ),
        error_messages={"required": _("Choose the file")},
    )
