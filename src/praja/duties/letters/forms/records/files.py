# SPDX-License-Identifier: EUPL-1.2
"""What the pages of files of records accept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.enums import Fate, Trigger
from praja.duties.letters.models import ClassificationCode, RecordFile
from praja.duties.letters.queries.classification import code_named, codes_for
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.procedures.forms.steps import missing


def _day(label: Any, hint: Any = "", **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=missing(gettext_lazy("Give the day")),
        **options,
    )


class CodeField(forms.CharField):
    """A classification code as somebody types it: its number, or words that only one code has. Cleans to the code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=80, error_messages=missing(gettext_lazy("Give the code")), **kwargs)

    def found(self, typed: str, on: Any) -> ClassificationCode:
        """The code that is meant on that day. Raises ValidationError, which says what was found."""
        code = code_named(typed, on)
        if code is not None:
            return code
        found = codes_for(typed, on, 6)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("No code is called so. Look it up in the classification."))
        words = "; ".join(map(str, found[:5]))
        raise forms.ValidationError(_("Several codes fit, for example: %(codes)s. Give the number.") % {"codes": words})


class OpenFileForm(forms.Form):
    """A new file of records."""

    use_required_attribute = False
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Unit"), coerce=int, error_messages=missing(gettext_lazy("Choose the unit"))
    )
    code = CodeField(
        label=gettext_lazy("Classification code"),
        help_text=gettext_lazy("Its number, for example 000.1.2.3, or a word of its name."),
    )
    title = forms.CharField(
        label=gettext_lazy("What belongs together here?"),
        help_text=gettext_lazy(
            "For example: official travel 2026. Not the name of a person; it stays when contents are gone."
        ),
        max_length=200,
        error_messages=missing(gettext_lazy("Write what belongs together here")),
    )
    place = forms.CharField(
        label=gettext_lazy("Where the paper is"),
        help_text=gettext_lazy("Room, cabinet, box; empty where there is none."),
        max_length=120,
        required=False,
    )
    opened_on = _day(
        gettext_lazy("Opened on"), gettext_lazy("Empty: today. A file of paper may be older."), required=False
    )

    def __init__(self, *args: Any, nodes: Sequence[UnitNode], on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["unit"].choices = [(node.id, node.name) for node in nodes]  # type: ignore[attr-defined]

    def clean_code(self) -> ClassificationCode:
        field = self.fields["code"]
        assert isinstance(field, CodeField)
        return field.found(self.cleaned_data["code"], self.on)


class FileForm(forms.Form):
    """An act on a file of records."""

    use_required_attribute = False

    def __init__(self, *args: Any, file: RecordFile, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.file, self.on = file, on
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and explanations."""


class CloseForm(FileForm):
    """On which day it was closed, and on which its event came."""

    closed_on = _day(gettext_lazy("Closed on"))
    triggered_on = _day(
        gettext_lazy("The event of its schedule came on"),
        gettext_lazy("Only where the schedule names one, and it has come: you can say it later too."),
        required=False,
    )

    def prepare(self) -> None:
        self.fields["closed_on"].initial = self.on


class TriggerForm(FileForm):
    """On which day the event came."""

    triggered_on = _day(gettext_lazy("It came on"))

    def prepare(self) -> None:
        if self.file.rule is not None and self.file.rule.trigger == Trigger.EVENT:
            self.fields["triggered_on"].help_text = self.file.rule.event


class ReasonForm(FileForm):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"), max_length=300, error_messages=missing(gettext_lazy("Write why"))
    )


class AssessForm(FileForm):
    """What was decided of a file that is assessed again."""

    fate = forms.ChoiceField(
        label=gettext_lazy("What was decided?"),
        choices=[choice for choice in Fate.choices if choice[0] != Fate.REASSESS],
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose what was decided")),
    )
    decision = forms.CharField(
        label=gettext_lazy("By which decision?"), max_length=120, error_messages=missing(gettext_lazy("Name it"))
    )


class NothingForm(FileForm):
    """An act that needs no words."""


class LayForm(forms.Form):
    """Into which open file."""

    use_required_attribute = False
    file = forms.TypedChoiceField(
        label=gettext_lazy("Into which file?"), coerce=int, error_messages=missing(gettext_lazy("Choose the file"))
    )

    def __init__(self, *args: Any, offered: Sequence[RecordFile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose a file")), *((file.pk, f"{file.code.code} {file.title}") for file in offered)]
        self.fields["file"].choices = choices  # type: ignore[attr-defined]


class LaySeveralForm(LayForm):
    """Which letters, into which open file."""

    cases = forms.MultipleChoiceField(
        label=gettext_lazy("Letters"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=missing(gettext_lazy("Choose at least one letter")),
    )

    def __init__(self, *args: Any, codes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]
