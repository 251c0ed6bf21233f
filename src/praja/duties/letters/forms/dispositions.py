# SPDX-License-Identifier: EUPL-1.2
"""What is sent to dispose, report, say, send back and withdraw."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import Instruction
from praja.duties.letters.operations.disposing import Asked, DispositionWords
from praja.duties.letters.queries.addressees import MOST_FOUND, Choice
from praja.kernel.documents.models import StoredFile
from praja.kernel.procedures.forms.steps import words_field
from praja.kernel.work.domain import FAR
from praja.lib.clock import end_of, local_date
from praja.lib.errors import Text
from praja.lib.moments import due_day, local_zone

DAY = {"type": "date", "class": "short"}
ADDRESSEE = re.compile(r"u\d{1,18}|p\d{1,18}-\d{1,18}")
"""`u12` a unit, `p5-12` a person of it."""
MOST_ASKED = 60
"""To so many at once something can be said apart."""


class WithFiles(forms.Form):
    """A form whose files are taken in when they come, and kept while the rest is put right."""

    use_required_attribute = False
    photos = forms.FileField(label=_("File or photograph"), required=False)

    def __init__(self, *args: Any, kept: Sequence[StoredFile] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = list(kept)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who may be chosen, as the page shows them; the fields of what is said to them apart once they were."""

    value: str
    label: str
    checked: bool = False
    do: forms.BoundField | None = None
    due: forms.BoundField | None = None
    note: forms.BoundField | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is said to them apart, or wrong with it."""
        return any(one is not None and (one.value() or one.errors) for one in (self.do, self.due, self.note))


def boxes_apart() -> list[tuple[str, Text]]:
    """What can be asked of one addressee instead of what is asked of all."""
    return [("", _("The same as of everybody")), *((str(value), label) for value, label in Instruction.choices)]


def options_apart() -> SafeString:
    """The same as the page's options, for everybody who is offered: made once for all of them."""
    return format_html_join("", '<option value="{}">{}</option>', boxes_apart())


class Addressees(forms.MultipleChoiceField):
    """Whoever is named in the form of an addressee; whether they may be asked is judged by the act, which says who may not."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        return ADDRESSEE.fullmatch(value) is not None


class DisposeForm(WithFiles):
    """Whom, what, until when; of each addressee, where it differs, what and until when (`do_u12`, `due_u12`, `note_u12`).

    `offered` are those who are shown to be chosen, `found` those whom somebody looked for; `records` asks the secretary for the
    paper.
    """

    asked = Addressees(label=_("To whom?"), required=False)
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
        self,
        *args: Any,
        offered: Sequence[Choice],
        found: Sequence[Choice] = (),
        at: datetime,
        due_at: datetime | None,
        records: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.at, self.due_at, self.offered, self.found = at, due_at, offered, found
        self.fields["due_on"].initial = self._usual()
        self.fields["photos"].label = _("Scan of the head's handwriting") if records else _("File or photograph")
        if not records:
            del self.fields["photos"]
        self.named = [value for value in self["asked"].value() or [] if ADDRESSEE.fullmatch(value)]
        for value in self.named[:MOST_ASKED]:
            self._let_differ(value)

    def _let_differ(self, value: str) -> None:
        box = forms.Select(attrs={"class": "control"})
        self.fields[f"do_{value}"] = forms.ChoiceField(
            label=_("What is asked?"), choices=boxes_apart(), widget=box, required=False
        )
        self.fields[f"due_{value}"] = forms.DateField(label=_("By when?"), required=False)
        self.fields[f"note_{value}"] = words_field(_("Words to them alone"), required=False)

    def _usual(self) -> date | None:
        """The day on which it is due anyhow; today where that has passed."""
        if self.due_at is None or self.due_at >= FAR:
            return None
        return max(due_day(self.due_at), local_date(self.at, local_zone()))

    @property
    def options(self) -> SafeString:
        return options_apart()

    def rows_offered(self) -> list[Row]:
        """Those who are shown to be chosen."""
        return [self._row(one) for one in self.offered]

    def rows_found(self) -> list[Row]:
        """Those whom somebody looked for."""
        return [self._row(one) for one in self.found[:MOST_FOUND]]

    def _row(self, one: Choice) -> Row:
        if f"due_{one.value}" not in self.fields:
            return Row(one.value, one.label, checked=one.value in self.named)
        do, due, note = (self[f"{name}_{one.value}"] for name in ("do", "due", "note"))
        return Row(one.value, one.label, checked=True, do=do, due=due, note=note)

    def words(self) -> DispositionWords:
        """What the disposition says."""
        given = self.cleaned_data
        scan = self.kept[0] if self.kept else None
        return DispositionWords(instructions=given["instructions"], note=given["note"], scan=scan)

    def addressees(self) -> list[Asked]:
        """Everybody who was chosen, with what is said to them apart. Whoever shall know of it alone has no day."""
        return [self._addressee(value) for value in self.cleaned_data["asked"]]

    def _addressee(self, value: str) -> Asked:
        given = self.cleaned_data
        do, own = given.get(f"do_{value}", ""), given.get(f"due_{value}")
        person, _dash, unit = value[1:].rpartition("-")
        knows = do == Instruction.KNOW
        return Asked(
            unit=int(unit),
            person=int(person) if person else None,
            is_for_information=knows,
            due_at=None if knows else end_of(own, local_zone()) if own else self._due(),
            instruction="" if knows else do,
            note=given.get(f"note_{value}", ""),
        )

    def place_of(self, field: str) -> str:
        """The field at which a refusal stands: the day of an addressee without one of their own is that of all."""
        return "due_on" if field.startswith("due_") and not self.cleaned_data.get(field) else field

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
