# SPDX-License-Identifier: EUPL-1.2
"""What is written down about a letter that came in: when it is registered, and when that is put right."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.enums import Arrival, LetterKind, Security, Speed
from praja.duties.letters.models import ClassificationCode, Correspondent
from praja.duties.letters.operations.registering import NewLetter, correspondent_named
from praja.duties.letters.queries.classification import code_named, codes_for
from praja.duties.letters.queries.incoming import units_of_government
from praja.kernel.documents import forms as kept
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Unit
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.forms.steps import StepForm, words_field
from praja.kernel.procedures.words import LONGEST
from praja.lib.actors import Actor
from praja.lib.errors import DomainError
from praja.lib.web.uploads import photos_field

_FILES = "praja.letters.incoming-files"
_MOMENTS = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%d/%m/%Y %H.%M")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")
MOST_FILES = 5

OFFICE, PERSON = "office", "person"


def _too_long() -> dict[str, Any]:
    return {"max_length": gettext_lazy("Shorten this to %(limit_value)d characters")}


def _day_field(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        input_formats=_DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Enter a day, for example 05/01/2026")},
    )


class LetterFields(forms.Form):
    """The fields of the agenda. Whoever sends says in words who they are; one who is known is found by the name."""

    sender_unit = forms.ChoiceField(label=gettext_lazy("From a unit of this government"), required=False)
    sender_name = forms.CharField(
        label=gettext_lazy("From somebody outside"),
        help_text=gettext_lazy(
            "The office, firm or person as the letter names it. Known senders are found by the name."
        ),
        required=False,
        max_length=200,
        error_messages=_too_long(),
    )
    sender_is = forms.ChoiceField(
        label=gettext_lazy("The sender outside is"),
        choices=((OFFICE, gettext_lazy("An office, a firm or an organisation")), (PERSON, gettext_lazy("A person"))),
        initial=OFFICE,
        widget=forms.RadioSelect,
        required=False,
    )
    sender_email = forms.CharField(label=gettext_lazy("E-mail"), required=False, max_length=254)
    sender_phone = forms.CharField(label=gettext_lazy("Mobile number"), required=False, max_length=40)
    sender_address = forms.CharField(label=gettext_lazy("Address"), required=False, max_length=300)
    number_text = forms.CharField(
        label=gettext_lazy("Number of the letter"), required=False, max_length=120, error_messages=_too_long()
    )
    dated_on = _day_field(gettext_lazy("Date of the letter"))
    subject = forms.CharField(
        label=gettext_lazy("About (hal)"),
        help_text=gettext_lazy("As the letter says it. A secret letter may stay closed: leave this empty then."),
        required=False,
        max_length=300,
        error_messages=_too_long(),
    )
    summary = words_field(
        gettext_lazy("Summary"), gettext_lazy("What it asks for, for whoever disposes it."), required=False, rows=3
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind of letter"), required=False)
    security = forms.ChoiceField(
        label=gettext_lazy("How secret it is (sifat)"), choices=Security.choices, initial=Security.OPEN
    )
    speed = forms.ChoiceField(
        label=gettext_lazy("How urgent it is (kecepatan)"), choices=Speed.choices, initial=Speed.ORDINARY
    )
    classification = forms.CharField(
        label=gettext_lazy("Classification"),
        help_text=gettext_lazy("The code, or a word of it: you choose from what is found."),
        required=False,
        max_length=80,
    )
    enclosures = forms.CharField(
        label=gettext_lazy("Enclosures"),
        help_text=gettext_lazy("As the letter counts them, for example 2 berkas."),
        required=False,
        max_length=120,
        error_messages=_too_long(),
    )
    photos = photos_field(
        gettext_lazy("The letter as PDF or as pictures of its pages, up to five files."), gettext_lazy("Scan or file")
    )

    found: Sequence[ClassificationCode] = ()
    """Codes that are offered for what was typed."""
    code: ClassificationCode | None = None

    def offer(self) -> None:
        """Fill in what can be chosen."""
        nodes = [(str(node.id), node.name) for node in units_of_government(self.day)]
        self.fields["sender_unit"].choices = [("", _("No, from outside")), *nodes]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("None of these, or unknown")), *LetterKind.choices]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # what is pasted is not cut: too long is said

    @property
    def day(self) -> date:
        """The day on which it is filled in."""
        raise NotImplementedError

    def look_up(self, words: str) -> None:
        """Offer the codes that fit these words."""
        self.found = codes_for(words, self.day)

    def clean_classification(self) -> str:
        words = str(self.cleaned_data["classification"]).strip()
        if not words:
            return ""
        self.code = code_named(words.split()[0], self.day)
        if self.code is None:
            self.look_up(words)
            codes = "; ".join(str(code) for code in self.found[:4])
            if codes:
                raise forms.ValidationError(_("Choose a code, for example: %(codes)s") % {"codes": codes})
            raise forms.ValidationError(_("No code has these words. Try others, or leave it empty for now."))
        return self.code.code

    def clean_summary(self) -> str:
        return str(self.cleaned_data["summary"]).replace("\r\n", "\n")[:LONGEST]

    def sender(self, known: Correspondent | Unit | None, actor: Actor, at: datetime) -> Correspondent | Unit | None:
        """From whom it came; the one it has where nothing was changed. Raises what is wrong at its field."""
        said = self.cleaned_data
        if said.get("sender_unit"):
            return Unit.objects.get(pk=said["sender_unit"])
        name = " ".join(said.get("sender_name", "").split())
        if not name:
            return None
        if isinstance(known, Correspondent) and known.name == name:
            return known
        is_person = said.get("sender_is") == PERSON
        person = None
        if is_person:
            contacts = {field: said.get(f"sender_{field}", "") for field in ("email", "phone", "address")}
            person = new_person(at=at, name=name[:160], **contacts)
        return correspondent_named(
            name=name,
            email="" if is_person else said.get("sender_email", ""),
            address="" if is_person else said.get("sender_address", ""),
            person=person,
            actor=actor,
            at=at,
        )

    def letter(
        self, sender: Correspondent | Unit | None, files: Sequence[StoredFile], arrival: str = Arrival.PAPER
    ) -> NewLetter:
        """What was written down, free of the form."""
        said = self.cleaned_data
        return NewLetter(
            subject=said["subject"],
            sender=sender,
            number_text=said["number_text"],
            dated_on=said["dated_on"],
            kind=said["kind"],
            security=said["security"],
            speed=said["speed"],
            classification=self.code,
            summary=said["summary"],
            enclosures=said["enclosures"],
            files=tuple(files),
            arrival=arrival,
        )


FIELD_OF = {
    "name": "sender_name",
    "email": "sender_email",
    "phone": "sender_phone",
    "address": "sender_address",
    "sender": "sender_name",
}
"""Where a refusal of an operation stands on the form."""


def put_on_field(form: forms.Form, refused: DomainError) -> None:
    """Beside the field it is about, else on top."""
    name = FIELD_OF.get(refused.field, refused.field)
    form.add_error(name if name in form.fields else None, str(refused))


class RegisterForm(LetterFields):
    """A letter to be registered: which unit received it, when and how, and everything of `LetterFields`."""

    use_required_attribute = False
    unit = forms.ChoiceField(label=gettext_lazy("Unit that received it"))
    arrival = forms.ChoiceField(
        label=gettext_lazy("How it came"),
        choices=[(way.value, way.label) for way in (Arrival.PAPER, Arrival.EMAIL, Arrival.SRIKANDI)],
        initial=Arrival.PAPER,
    )
    received_at = forms.DateTimeField(
        label=gettext_lazy("When it came"),
        help_text=gettext_lazy("Its clock counts from here, and it stands in the agenda of that year."),
        input_formats=_MOMENTS,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "required": gettext_lazy("Enter the day and time at which it was received"),
            "invalid": gettext_lazy("Enter a day and time, for example 05/01/2026 14.30"),
        },
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    draft = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)

    def __init__(self, *args: Any, on: date, units: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._day = on
        self.offer()
        self.fields["unit"].choices = [(str(pk), name) for pk, name in units]  # type: ignore[attr-defined]

    @property
    def day(self) -> date:
        return self._day

    def clean_key(self) -> UUID:
        """A form without its key, or with a forged one, starts a new registration."""
        return self.cleaned_data.get("key") or uuid4()


class CorrectForm(LetterFields, StepForm):
    """The same fields for a letter that is registered, filled with what stands there."""

    takes_files = True

    def prepare(self) -> None:
        self.offer()
        letter, incoming = self.case.letter, self.case.letter.incoming
        begins = {
            "sender_unit": str(incoming.sender_unit_id or ""),
            "sender_name": incoming.sender.name if incoming.sender else "",
            "sender_is": PERSON if incoming.sender and incoming.sender.person_id else OFFICE,
            "number_text": letter.number_text,
            "dated_on": letter.dated_on,
            "subject": letter.subject,
            "summary": letter.summary,
            "kind": letter.kind,
            "security": letter.security,
            "speed": letter.speed,
            "classification": letter.classification.code if letter.classification else "",
            "enclosures": incoming.enclosures,
        }
        for name, value in begins.items():
            self.fields[name].initial = value

    @property
    def day(self) -> date:
        return self.on

    def said(self) -> dict[str, Any]:
        return {"form": self, "seen_version": self.cleaned_data["seen_version"]}


class AsideForm(forms.Form):
    """Why a message to the unit's mailbox is no letter."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why is it no letter?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say why it is no letter")},
    )


class SaidForm(StepForm):
    """A step with which something is said."""

    text = words_field(gettext_lazy("What was done?"), empty=gettext_lazy("Say what was done"), rows=3)


class AnsweredForm(SaidForm):
    """By what it was answered outside."""

    def prepare(self) -> None:
        self.fields["text"].label = _("By which letter?")
        self.fields["text"].help_text = _("Number and date of the answer, for example from SRIKANDI or on paper.")


class ReasonForm(SaidForm):
    """Why it is taken up again, or was registered by mistake."""

    def prepare(self) -> None:
        self.fields["text"].label = _("Why?")


def pack_files(key: UUID, files: Sequence[StoredFile]) -> str:
    """The files taken in so far, signed for this one registration."""
    return kept.pack_files((str(key),), files, use=_FILES)


def unpack_files(key: UUID, token: str) -> list[StoredFile]:
    """The files of a registration in order; none for a token that is forged or of another one."""
    return kept.unpack_files((str(key),), token, use=_FILES)
