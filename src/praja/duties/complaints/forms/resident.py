# SPDX-License-Identifier: EUPL-1.2
"""What residents send: a report step by step, and "me too"."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import ReportKind
from praja.duties.complaints.forms.report_fields import (
    FIVE_FILES,
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
from praja.kernel.documents.domain.positions import position
from praja.lib.web.uploads import photos_field

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


class ReportForm(WrittenForm):
    """One page of a report: only its fields, filled from everything said so far. Photos are taken in by the view, one by one,
    so that a refused one costs nothing else."""

    text = text_field(
        _("What happened, and where?"), _("Two or three sentences are enough. Leave out other people's names.")
    )
    photos = photos_field(FIVE_FILES)
    kind = forms.ChoiceField(
        label=_("What kind of report is it?"),
        choices=(*ReportKind.choices, (WRONGDOING, _("Wrongdoing of an official"))),
        initial=ReportKind.COMPLAINT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of report"), "invalid_choice": _("Choose the kind of report")},
    )
    topic = topic_field()
    region = region_field()
    place = place_field()
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
    name = name_field(_("My name"))
    phone = phone_field()
    email = email_field()

    def __init__(self, said: Mapping[str, str], *, page: str, check: bool = False) -> None:
        """`said`: everything typed so far, of whichever page. `check`: judge it; otherwise only show it."""
        super().__init__(data=said if check else None, initial=None if check else {**KIND, **said})
        self.page, self.is_wrongdoing = page, said.get("kind") == WRONGDOING
        for name in set(self.fields) - set(PAGES[page]):
            del self.fields[name]
        if self.is_wrongdoing:
            self._narrow()
        self.keep_whole()
        self.offer(active_topics() if page == "what" else [], _("I don't know"))
        for name, meanings in EXPLANATIONS.items():
            if name in self.fields:
                self.fields[name].explanations = meanings  # type: ignore[attr-defined]

    def _narrow(self) -> None:
        """A report on wrongdoing is secret whatever anybody chooses, and nobody but the inspectorate may know a name."""
        self.fields.pop("visibility", None)
        if "identity" in self.fields:
            choices = (("named", _("The inspectorate")), ("anonymous", _("Nobody")))
            self.fields["identity"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A point needs both its numbers; what is none is left out, because nobody typed it."""
        said = super().clean() or self.cleaned_data
        point = position(said.get("latitude"), said.get("longitude"))
        said["point"] = point
        return said

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

    name = name_field(_("My name"))
    phone = phone_field()
    email = email_field()


def uploads_of(files: MultiValueDict[str, Any]) -> list[Any]:
    """What was sent in the photo field."""
    return files.getlist("photos")
