# SPDX-License-Identifier: EUPL-1.2
"""What residents send: a report, and a reply to an answer."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import MAX_TEXT, MIN_TEXT
from praja.duties.complaints.enums import ReportKind
from praja.duties.complaints.models import Topic
from praja.duties.complaints.queries.public import active_topics
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.queries import own_region_code, regions

MOST_FILES = 3
_DRAFT = "praja.complaints.draft"


WHAT_AND_WHERE = _("Write what happened and where")


def text_field(label: Any, hint: Any = "", missing: Any = WHAT_AND_WHERE) -> forms.CharField:
    """Free text with the bounds that the duty sets, and words that say what to do."""
    return forms.CharField(
        label=label,
        help_text=hint,
        min_length=MIN_TEXT,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": missing,
            "min_length": _("Write at least %(limit_value)d characters: what happened, where, and since when"),
            "max_length": _("Shorten it to %(limit_value)d characters; it has %(show_value)d now"),
        },
    )


def keep_whole(form: forms.Form) -> None:
    """Let a browser not cut what is pasted: too long is said, and nothing is lost."""
    for field in form.fields.values():
        field.widget.attrs.pop("maxlength", None)
        field.widget.attrs.pop("minlength", None)


class Photos(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class ReportForm(forms.Form):
    """A report. Photos are taken in by the view, one by one, so that a refused one costs nothing else."""

    text = text_field(
        _("What happened, and where?"), _("Two or three sentences are enough. Leave out other people's names.")
    )
    photos = forms.Field(
        label=_("Photos"),
        help_text=_("Up to three photos or PDF files. The place and time stored inside a photo are removed."),
        required=False,
        widget=Photos(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
    )
    region = forms.ChoiceField(
        label=_("Kecamatan or kelurahan"),
        required=False,
        error_messages={"invalid_choice": _("Choose a place from the list")},
    )
    place = forms.CharField(
        label=_("The exact spot"),
        help_text=_("A street, a number, a mosque or a shop nearby."),
        required=False,
        max_length=200,
        error_messages={"max_length": _("Shorten this to %(limit_value)d characters")},
    )
    kind = forms.ChoiceField(
        label=_("What kind of report is it?"),
        choices=ReportKind.choices,
        initial=ReportKind.COMPLAINT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of report"), "invalid_choice": _("Choose the kind of report")},
    )
    topic = forms.ChoiceField(
        label=_("Topic"), required=False, error_messages={"invalid_choice": _("Choose a topic from the list")}
    )
    identity = forms.ChoiceField(
        label=_("Who may know my name?"),
        choices=(("named", _("The officers who handle it")), ("anonymous", _("Nobody"))),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who may know your name"),
            "invalid_choice": _("Choose who may know your name"),
        },
    )
    visibility = forms.ChoiceField(
        label=_("Who may read my report?"),
        choices=(("open", _("Everybody, without my name")), ("secret", _("Only the officers who handle it"))),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who may read your report"),
            "invalid_choice": _("Choose who may read your report"),
        },
    )
    name = forms.CharField(label=_("My name"), required=False, max_length=160)
    phone = forms.CharField(label=_("Mobile number"), required=False, max_length=40)
    email = forms.CharField(label=_("E-mail"), required=False, max_length=254)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    draft = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_whole(self)
        self.topics = active_topics()
        self.fields["region"].choices = region_choices()  # type: ignore[attr-defined]
        self.fields["topic"].choices = [  # type: ignore[attr-defined]
            ("", _("I don't know")),
            *((str(topic.pk), topic.name) for topic in self.topics),
        ]
        for name, meanings in EXPLANATIONS.items():
            self.fields[name].explanations = meanings  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """Line ends as they are kept, whatever the browser sends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean_key(self) -> UUID:
        """A form without its key, or with a forged one, starts a new submission."""
        return self.cleaned_data.get("key") or uuid4()

    def order_errors(self) -> None:
        """Let the summary name what is wrong in the order of the page."""
        found = dict(self.errors)
        self.errors.clear()
        self.errors.update({name: found[name] for name in (*self.fields, "__all__") if name in found})

    def chosen_topic(self) -> Topic | None:
        """The topic, from those that were offered."""
        chosen = self.cleaned_data.get("topic")
        return next((topic for topic in self.topics if str(topic.pk) == chosen), None)


EXPLANATIONS = {
    "kind": {
        ReportKind.COMPLAINT: _("Something is broken, wrong or unfair."),
        ReportKind.ASPIRATION: _("A wish or an idea."),
        ReportKind.INFORMATION: _("I want to have something explained."),
    },
    "identity": {
        "named": _("They can ask you back. Your name never appears on public pages."),
        "anonymous": _("The officers don't see your name either. You follow the report by its secret link."),
    },
    "visibility": {
        "open": _("Others see that it is being dealt with. An officer reads it before it is published."),
        "secret": _("It never appears on public pages: for a report that could put you in danger."),
    },
}


class ReplyForm(forms.Form):
    """What the reporter writes back."""

    text = text_field(_("What is still not right?"), missing=_("Write what is still not right"))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_whole(self)


class AcceptForm(forms.Form):
    """The reporter is content with the version of the case that they saw."""

    seen = forms.IntegerField()


def region_choices() -> list[Any]:
    """One list for a phone without scripts: every kecamatan as a group of its kelurahan, and itself."""
    tree = regions.value
    groups: list[Any] = [("", _("I can't say, or it is the whole region"))]
    for district in tree.children(own_region_code()):
        below = [(village.code, village.name) for village in tree.children(district.code)]
        whole = _("All of %(name)s") % {"name": district.name}
        groups.append((district.name, [(district.code, whole), *below]))
    return groups


def pack_draft(key: UUID, files: list[StoredFile]) -> str:
    """The files taken in so far, signed for this one submission."""
    return signing.dumps([str(key), *(file.sha256 for file in files)], salt=_DRAFT, compress=True)


def unpack_draft(key: UUID, token: str) -> list[StoredFile]:
    """The files of a draft in order; none for a token that is forged or of another submission."""
    try:
        owner, *digests = signing.loads(token, salt=_DRAFT)
    except (signing.BadSignature, ValueError, TypeError):
        return []
    if owner != str(key):
        return []
    found = {file.sha256: file for file in StoredFile.objects.filter(sha256__in=digests)}
    return [found[digest] for digest in digests if digest in found]


def uploads_of(files: MultiValueDict[str, Any]) -> list[Any]:
    """What was sent in the photo field."""
    return files.getlist("photos")
