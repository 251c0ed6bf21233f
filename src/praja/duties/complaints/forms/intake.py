# SPDX-License-Identifier: EUPL-1.2
"""What an officer enters for somebody: at the counter, from a call, from a paper form, or from a public post that was seen."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import MAX_TEXT
from praja.duties.complaints.enums import ReportKind
from praja.duties.complaints.forms.report_fields import (
    WrittenForm,
    email_field,
    name_field,
    phone_field,
    place_field,
    region_field,
    text_field,
    topic_field,
)
from praja.duties.complaints.queries.public import active_topics
from praja.kernel.documents.models import StoredFile
from praja.kernel.procedures.enums import Channel, Priority
from praja.lib.errors import Text
from praja.lib.web.uploads import photos_field

_FILES = "praja.complaints.intake-files"

CONTACTS = ("name", "phone", "email")
PERSONAL = ("identity", "visibility", "priority", *CONTACTS)


@dataclass(frozen=True)
class IntakeDoor:
    """One way by which officers take reports in. `key` is its word in addresses; `without` names fields it does not ask."""

    key: str
    channel: Channel
    label: Text
    lead: Text
    text_label: Text
    without: frozenset[str]
    required: frozenset[str] = frozenset()

    @property
    def is_spoken(self) -> bool:
        """Whether the person can be asked, and hear what was written."""
        return self.channel in (Channel.COUNTER, Channel.PHONE)


DOORS = {
    door.key: door
    for door in (
        IntakeDoor(
            "loket",
            Channel.COUNTER,
            _("At the counter"),
            _("The person stands before you: let them tell it, write it in their words, then read it back to them."),
            _("What does the person say happened, and where?"),
            frozenset({"door_ref", "received_at", "source_url"}),
        ),
        IntakeDoor(
            "telepon",
            Channel.PHONE,
            _("By telephone"),
            _("Write it in the caller's words and read it back before you send it."),
            _("What does the caller say happened, and where?"),
            frozenset({"source_url"}),
            frozenset({"door_ref"}),
        ),
        IntakeDoor(
            "kertas",
            Channel.PAPER,
            _("Paper form"),
            _(
                "Copy the form as it was written. The clock runs from the moment when the form was received, not from now."
            ),
            _("What does the form say?"),
            frozenset({"source_url"}),
            frozenset({"door_ref", "received_at"}),
        ),
        IntakeDoor(
            "pantauan",
            Channel.WATCH,
            _("Seen on social media"),
            _(
                "Only posts that everybody can read. There is no reporter: quote what it says about the matter, not who wrote it."
            ),
            _("What does the post say? Quote it, without names"),
            frozenset({"door_ref", "received_at", *PERSONAL}),
            frozenset({"source_url"}),
        ),
    )
}
COUNTER_DOOR = DOORS["loket"]

_MOMENTS = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%d/%m/%Y %H.%M", "%d-%m-%Y %H:%M", "%d-%m-%Y %H.%M")
_WRITTEN = "%Y-%m-%dT%H:%M"

READ_OUT = {
    "identity": _(
        "Read out: “Who handles this may know your name, or nobody may. It never stands on public pages. Which?”"
    ),
    "visibility": _(
        "Read out: “Others may read what you report, without your name, or only those who handle it. Which?”"
    ),
    "priority": _("Note only what the person tells you. Every desk that the report comes to shows it."),
}


class IntakeForm(WrittenForm):
    """A report that an officer writes down. Fields that a door does not ask are not there; photos are taken in by the view."""

    door_ref = forms.CharField(
        max_length=60,
        help_text=_("As it is printed, with its letters: each number is entered once."),
        error_messages={
            "required": _("Enter the number"),
            "max_length": _("Shorten this to %(limit_value)d characters"),
        },
    )
    received_at = forms.DateTimeField(
        label=_("When was it received?"),
        help_text=_("Day and time, for example 05/01/2026 14.30. The lawful time runs from here."),
        input_formats=_MOMENTS,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_WRITTEN),
        error_messages={
            "required": _("Enter the day and time at which it was received"),
            "invalid": _("Enter a day and time, for example 05/01/2026 14.30"),
        },
    )
    source_url = forms.URLField(
        label=_("Address of the post"),
        help_text=_("Copy it from the browser. The post itself is not copied."),
        max_length=500,
        assume_scheme="https",
        error_messages={
            "required": _("Enter the address of the post"),
            "invalid": _("Enter a whole address, for example https://…"),
            "max_length": _("Shorten this to %(limit_value)d characters"),
        },
    )
    text = text_field(_("What happened, and where?"), missing=_("Write what happened and where"))
    photos = photos_field(_("Photos or PDF files. The place and time stored inside a photo are removed."))
    region = region_field()
    place = place_field()
    kind = forms.ChoiceField(
        label=_("What kind of report is it?"),
        choices=ReportKind.choices,
        initial=ReportKind.COMPLAINT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of report"), "invalid_choice": _("Choose the kind of report")},
    )
    topic = topic_field()
    identity = forms.ChoiceField(
        label=_("Who may know the person's name?"),
        help_text=READ_OUT["identity"],
        choices=(("named", _("The officers who handle it")), ("anonymous", _("Nobody"))),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Ask, and choose who may know the name"),
            "invalid_choice": _("Ask, and choose who may know the name"),
        },
    )
    visibility = forms.ChoiceField(
        label=_("Who may read the report?"),
        help_text=READ_OUT["visibility"],
        choices=(("open", _("Everybody, without the name")), ("secret", _("Only the officers who handle it"))),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Ask, and choose who may read the report"),
            "invalid_choice": _("Ask, and choose who may read the report"),
        },
    )
    name = name_field(_("Name"))
    phone = phone_field()
    email = email_field()
    priority = forms.ChoiceField(
        label=_("Served first"),
        help_text=READ_OUT["priority"],
        choices=((Priority.NONE.value, _("No")), *((p.value, p.label) for p in Priority if p)),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose from the list")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    draft = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)

    def __init__(self, *args: Any, door: IntakeDoor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.door = door
        for name in door.without:
            del self.fields[name]
        for name in ("door_ref", "received_at", "source_url"):
            if name in self.fields:
                self.fields[name].required = name in door.required
        self.fields["text"].label = door.text_label  # type: ignore[assignment]
        if "door_ref" in self.fields:
            paper = door.channel is Channel.PAPER
            self.fields["door_ref"].label = _("Number of the form") if paper else _("Number of the call sheet")
        for name in () if door.is_spoken else READ_OUT:
            if name in self.fields:
                self.fields[name].help_text = ""
        self.keep_whole()
        self.offer(active_topics(), _("Not said"))

    def clean_door_ref(self) -> str:
        """The number without the spaces that people print into it, so that it is one number however it is typed."""
        return "".join(str(self.cleaned_data["door_ref"]).split()).upper()

    def clean_key(self) -> UUID:
        """A form without its key, or with a forged one, starts a new submission."""
        return self.cleaned_data.get("key") or uuid4()


class PaperForm(forms.Form):
    """Which paper a receipt is printed on."""

    kertas = forms.ChoiceField(choices=(("80mm", _("80 mm roll")), ("a5", "A5")))


class HeardForm(WrittenForm):
    """What somebody says about a report that is already in."""

    text = forms.CharField(
        label=_("What the person says"),
        help_text=_("In their words. Read it back before you pass it on."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=MAX_TEXT,
        error_messages={
            "required": _("Write what the person says"),
            "max_length": _("Shorten it to %(limit_value)d characters; it has %(show_value)d now"),
        },
    )
    channel = forms.ChoiceField(
        label=_("Where did you hear it?"),
        choices=((Channel.COUNTER.value, Channel.COUNTER.label), (Channel.PHONE.value, Channel.PHONE.label)),
        initial=Channel.COUNTER.value,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose from the list"), "invalid_choice": _("Choose from the list")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keep_whole()


class OneMoreForm(forms.Form):
    """Somebody who has the same to report: how to tell them of the answer, if they want that."""

    identity = forms.CharField(required=False, max_length=20)
    name = forms.CharField(required=False, max_length=160)
    phone = forms.CharField(required=False, max_length=40)
    email = forms.CharField(required=False, max_length=254)
    key = forms.UUIDField()

    def contact(self) -> dict[str, str]:
        """What is known; never the name of somebody who wants nobody to know it."""
        given = {name: str(self.cleaned_data[name]).strip() for name in CONTACTS}
        return given | ({"name": ""} if self.cleaned_data["identity"] == "anonymous" else {})


def pack_files(key: UUID, files: list[StoredFile]) -> str:
    """The files taken in so far, signed for this one submission."""
    return signing.dumps([str(key), *(file.sha256 for file in files)], salt=_FILES, compress=True)


def unpack_files(key: UUID, token: str) -> list[StoredFile]:
    """The files of a submission in order; none for a token that is forged or of another one."""
    try:
        owner, *digests = signing.loads(token, salt=_FILES)
    except (signing.BadSignature, ValueError, TypeError):
        return []
    if owner != str(key):
        return []
    found = {file.sha256: file for file in StoredFile.objects.filter(sha256__in=digests)}
    return [found[digest] for digest in digests if digest in found]
