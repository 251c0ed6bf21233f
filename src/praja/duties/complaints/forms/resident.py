# SPDX-License-Identifier: EUPL-1.2
"""What residents send: a report step by step, and "me too"."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import MAX_TEXT, MIN_TEXT
from praja.duties.complaints.enums import ReportKind
from praja.duties.complaints.models import Topic
from praja.duties.complaints.queries.public import active_topics
from praja.kernel.documents.domain.positions import position
from praja.kernel.organization.queries import own_region_code, regions

MOST_FILES = 5
WRONGDOING = "wrongdoing"
"""The kind that goes to the inspectorate; not a kind of report that other parts know."""

PAGES = {
    "what": ("text", "photos", "kind", "topic"),
    "where": ("region", "place", "latitude", "longitude"),
    "who": ("identity", "visibility", "name", "phone", "email"),
}
"""The steps in their order, each small enough for a weak signal, with what is asked there."""

FIELDS = tuple(name for names in PAGES.values() for name in names if name != "photos")
KIND: dict[str, str] = {"kind": ReportKind.COMPLAINT}


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
    """One page of a report: only its fields, filled from everything said so far. Photos are taken in by the view, one by one,
    so that a refused one costs nothing else."""

    text = text_field(
        _("What happened, and where?"), _("Two or three sentences are enough. Leave out other people's names.")
    )
    photos = forms.Field(
        label=_("Photos"),
        help_text=_("Up to five photos or PDF files. The place and time stored inside a photo are removed."),
        required=False,
        widget=Photos(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
    )
    kind = forms.ChoiceField(
        label=_("What kind of report is it?"),
        choices=(*ReportKind.choices, (WRONGDOING, _("Wrongdoing of an official"))),
        initial=ReportKind.COMPLAINT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of report"), "invalid_choice": _("Choose the kind of report")},
    )
    topic = forms.ChoiceField(
        label=_("Topic"), required=False, error_messages={"invalid_choice": _("Choose a topic from the list")}
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
    latitude = forms.CharField(widget=forms.HiddenInput, required=False)
    longitude = forms.CharField(widget=forms.HiddenInput, required=False)
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

    def __init__(self, said: Mapping[str, str], *, page: str, check: bool = False) -> None:
        """`said`: everything typed so far, of whichever page. `check`: judge it; otherwise only show it."""
        super().__init__(data=said if check else None, initial=None if check else {**KIND, **said})
        self.page, self.is_wrongdoing = page, said.get("kind") == WRONGDOING
        for name in set(self.fields) - set(PAGES[page]):
            del self.fields[name]
        if self.is_wrongdoing:
            self._narrow()
        keep_whole(self)
        self.topics = active_topics() if page == "what" else []
        self._fill_choices()

    def _narrow(self) -> None:
        """A report on wrongdoing is secret whatever anybody chooses, and nobody but the inspectorate may know a name."""
        self.fields.pop("visibility", None)
        if "identity" in self.fields:
            choices = (("named", _("The inspectorate")), ("anonymous", _("Nobody")))
            self.fields["identity"].choices = choices  # type: ignore[attr-defined]

    def _fill_choices(self) -> None:
        if "region" in self.fields:
            self.fields["region"].choices = region_choices()  # type: ignore[attr-defined]
        if "topic" in self.fields:
            known = ((str(topic.pk), topic.name) for topic in self.topics)
            self.fields["topic"].choices = [("", _("I don't know")), *known]  # type: ignore[attr-defined]
        for name, meanings in EXPLANATIONS.items():
            if name in self.fields:
                self.fields[name].explanations = meanings  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """Line ends as they are kept, whatever the browser sends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """A point needs both its numbers; what is none is left out, because nobody typed it."""
        said = super().clean() or self.cleaned_data
        point = position(said.get("latitude"), said.get("longitude"))
        said["point"] = point
        return said

    def order_errors(self) -> None:
        """Let the summary name what is wrong in the order of the page."""
        found = dict(self.errors)
        self.errors.clear()
        self.errors.update({name: found[name] for name in (*self.fields, "__all__") if name in found})

    def chosen_topic(self) -> Topic | None:
        """The topic, from those that were offered."""
        chosen = self.cleaned_data.get("topic")
        return next((topic for topic in self.topics if str(topic.pk) == chosen), None)

    def words_for(self, name: str) -> str:
        """What was answered, in the words of the choice."""
        said, field = str(self.cleaned_data.get(name, "")), self.fields.get(name)
        if not said or not isinstance(field, forms.ChoiceField):
            return said
        flat: dict[str, str] = {}
        for value, label in field.choices:  # type: ignore[union-attr,misc]
            flat |= {str(v): str(w) for v, w in label} if isinstance(label, list | tuple) else {str(value): str(label)}
        return flat.get(said, "")


EXPLANATIONS = {
    "kind": {
        ReportKind.COMPLAINT: _("Something is broken, wrong or unfair."),
        ReportKind.ASPIRATION: _("A wish or an idea."),
        ReportKind.INFORMATION: _("I want to have something explained."),
        WRONGDOING: _("Bribes, money taken, power misused. Only the inspectorate reads this; it never becomes public."),
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


class FollowForm(forms.Form):
    """How to reach somebody who has the same to report; all of it may be left empty."""

    name = forms.CharField(label=_("My name"), required=False, max_length=160)
    phone = forms.CharField(label=_("Mobile number"), required=False, max_length=40)
    email = forms.CharField(label=_("E-mail"), required=False, max_length=254)


def region_choices() -> list[Any]:
    """One list for a phone without scripts: every kecamatan as a group of its kelurahan, and itself."""
    tree = regions.value
    groups: list[Any] = [("", _("I can't say, or it is the whole region"))]
    for district in tree.children(own_region_code()):
        below = [(village.code, village.name) for village in tree.children(district.code)]
        whole = _("All of %(name)s") % {"name": district.name}
        groups.append((district.name, [(district.code, whole), *below]))
    return groups


def uploads_of(files: MultiValueDict[str, Any]) -> list[Any]:
    """What was sent in the photo field."""
    return files.getlist("photos")
