# SPDX-License-Identifier: EUPL-1.2
"""What is sent to dispose, report, say, send back and withdraw."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import Instruction
from praja.duties.letters.operations.disposing import Asked, DispositionWords
from praja.duties.letters.queries.inbox import Choice
from praja.kernel.documents.models import StoredFile
from praja.kernel.procedures.forms.steps import missing, words_field
from praja.kernel.work.domain import FAR
from praja.lib.clock import end_of, local_date
from praja.lib.moments import due_day, local_zone

DAY = {"type": "date", "class": "short"}


class WithFiles(forms.Form):
    """A form whose files are taken in when they come, and kept while the rest is put right."""

    use_required_attribute = False
    photos = forms.FileField(label=_("File or photograph"), required=False)

    def __init__(self, *args: Any, kept: Sequence[StoredFile] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = list(kept)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)


class DisposeForm(WithFiles):
    """Whom, what, until when. Choices come from whoever disposes; `records` asks the secretary for the paper."""

    asked = forms.MultipleChoiceField(
        label=_("To whom?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=missing(_("Choose at least one unit or person")),
    )
    informed = forms.MultipleChoiceField(
        label=_("For information to"), widget=forms.CheckboxSelectMultiple, required=False
    )
    instructions = forms.MultipleChoiceField(
        label=_("What is asked?"),
        choices=Instruction.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        initial=[Instruction.PROCEED],
    )
    due_on = forms.DateField(
        label=_("By when?"),
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text=_("Without a day of yours it is due when the letter is."),
    )
    note = words_field(_("Note"), required=False, rows=2)
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, choices: Sequence[Choice], at: datetime, due_at: datetime | None, records: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.at, self.due_at, self.chips = at, due_at, choices
        names = [(one.value, one.label) for one in choices]
        for field in ("asked", "informed"):
            self.fields[field].choices = names  # type: ignore[attr-defined]
        self.fields["asked"].required = False
        self.fields["due_on"].initial = self._usual()
        self.fields["photos"].label = _("Scan of the head's handwriting") if records else _("File or photograph")
        if not records:
            del self.fields["photos"]

    def _usual(self) -> date | None:
        """The day on which it is due anyhow; today where that has passed."""
        if self.due_at is None or self.due_at >= FAR:
            return None
        return max(due_day(self.due_at), local_date(self.at, local_zone()))

    def words(self) -> DispositionWords:
        """What the disposition says."""
        given = self.cleaned_data
        scan = self.kept[0] if self.kept else None
        return DispositionWords(instructions=given["instructions"], note=given["note"], scan=scan)

    def addressees(self) -> list[Asked]:
        """Everybody who was chosen; whoever is to act is not informed as well."""
        given = self.cleaned_data
        due_at = self._due()
        found = [_asked(value, due_at, is_for_information=False) for value in given["asked"]]
        informed = [value for value in given["informed"] if value not in given["asked"]]
        return found + [_asked(value, None, is_for_information=True) for value in informed]

    def _due(self) -> datetime | None:
        """The end of the chosen day; a clock that counts hours stays as it is where its own day was left standing."""
        day = self.cleaned_data["due_on"]
        if day is None or (day == self._usual() and self.due_at is not None and self.due_at > self.at):
            return self.due_at if day is not None else None
        return end_of(day, local_zone())


class FinishForm(WithFiles):
    """It is done."""

    report = words_field(
        _("What was done?"), _("Whoever asked reads it."), _("Say in a few words what was done"), rows=3, required=False
    )


class SayForm(WithFiles):
    """Something is said in the conversation."""

    text = words_field(_("What do you want to say?"), "", _("Write what you want to say"), rows=2, required=False)


class ReopenForm(WithFiles):
    """It is not taken as done."""

    reason = words_field(_("What is missing?"), _("The addressee reads it."), _("Say what is missing"), rows=2)
    due_on = forms.DateField(label=_("By when?"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    photos = None  # type: ignore[assignment]


class WithdrawForm(WithFiles):
    """It is taken back."""

    reason = words_field(
        _("Why is it withdrawn?"),
        _("The addressee, and everybody to whom it was passed on, reads it."),
        _("Say why it is withdrawn"),
        rows=2,
    )
    photos = None  # type: ignore[assignment]


class ReadForm(WithFiles):
    """It was for information and has been read."""

    photos = None  # type: ignore[assignment]


def _asked(value: str, due_at: datetime | None, *, is_for_information: bool) -> Asked:
    """An addressee as the form sends one: `u12` a unit, `p5-12` a person of it."""
    person, _dash, unit = value[1:].partition("-")
    if value[0] == "u":
        return Asked(unit=int(person), is_for_information=is_for_information, due_at=due_at)
    return Asked(unit=int(unit), person=int(person), is_for_information=is_for_information, due_at=due_at)
