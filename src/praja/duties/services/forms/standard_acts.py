# SPDX-License-Identifier: EUPL-1.2
"""What is sent with an act on a version of a standard, on a service of the catalogue, and on a pledge."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import Issuer, MediumKind, PublicGroup
from praja.duties.services.operations import Decree, Invitation, PledgeWords, Record, ServiceWords
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.domain.tree import UnitNode

DAY = {"type": "date", "class": "short"}


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day, chosen or typed."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"), **options)


def number_field(label: Any) -> forms.IntegerField:
    """How many; nothing is none."""
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=9_999, widget=forms.NumberInput(attrs={"class": "short"})
    )


class ActForm(forms.Form):
    """An act on a version: carries the version that the page showed."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput(attrs={"id": False}))
    takes_file = False

    def words(self, file: StoredFile | None) -> Mapping[str, Any]:
        """What the operation is given beside case, actor, moment and version."""
        return {}


class InviteForm(ActForm):
    """The invitation to a public consultation."""

    held_on = day_field(_("Day of the forum"))
    place = forms.CharField(label=_("Place, or address online"), max_length=200)
    comments_until = day_field(_("Comments online until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in PublicGroup:
            self.fields[f"invited_{group}"] = number_field(_("Invited: %(group)s") % {"group": group.label})
            self.fields[f"who_{group}"] = forms.CharField(
                label=_("Which organisations: %(group)s") % {"group": group.label}, required=False, max_length=200
            )

    def words(self, _file: StoredFile | None) -> Mapping[str, Any]:
        given = self.cleaned_data
        invitation = Invitation(
            held_on=given["held_on"],
            place=given["place"],
            comments_until=given["comments_until"],
            invited={group: given[f"invited_{group}"] or 0 for group in PublicGroup.values},
            who={group: given[f"who_{group}"] for group in PublicGroup.values},
        )
        return {"invitation": invitation}


MOST_PROMISES = 5


class RecordForm(ActForm):
    """The record of a forum: who came, what was said, what is promised."""

    takes_file = True
    minutes = forms.CharField(label=_("Minutes"), widget=forms.Textarea(attrs={"rows": 6}))
    number = forms.CharField(label=_("Number of the record (berita acara)"), max_length=120)
    day = day_field(_("Day of the record"))
    file = forms.FileField(label=_("The signed record, as PDF or photo"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in PublicGroup:
            self.fields[f"attended_{group}"] = number_field(_("Came: %(group)s") % {"group": group.label})
        for place in range(1, MOST_PROMISES + 1):
            self.fields[f"promise_{place}"] = forms.CharField(
                label=_("Promise %(place)s") % {"place": place}, required=False, max_length=200
            )
            self.fields[f"until_{place}"] = day_field(_("Promise %(place)s: until") % {"place": place}, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for place in range(1, MOST_PROMISES + 1):
            if given.get(f"promise_{place}") and not given.get(f"until_{place}"):
                self.add_error(f"until_{place}", _("Say until when."))
        return given

    def words(self, file: StoredFile | None) -> Mapping[str, Any]:
        given = self.cleaned_data
        places = range(1, MOST_PROMISES + 1)
        outcome = Record(
            attended={group: given[f"attended_{group}"] or 0 for group in PublicGroup.values},
            minutes=given["minutes"],
            number=given["number"],
            day=given["day"],
            file=file,
            promises=[
                (given[f"promise_{place}"], given[f"until_{place}"]) for place in places if given[f"promise_{place}"]
            ],
        )
        return {"outcome": outcome}


class SetForm(ActForm):
    """The decree by which a standard is set."""

    takes_file = True
    decree_number = forms.CharField(label=_("Number of the decree"), max_length=120)
    decree_date = day_field(_("Day of the decree"))
    file = forms.FileField(label=_("The decree, as PDF or photo"), required=False)

    def words(self, file: StoredFile | None) -> Mapping[str, Any]:
        given = self.cleaned_data
        return {"decree": Decree(number=given["decree_number"], day=given["decree_date"], file=file)}


class PublishForm(ActForm):
    """Nothing more to say."""


class ReviewForm(ActForm):
    """What was looked at."""

    note = forms.CharField(label=_("What was looked at, and why it stays"), widget=forms.Textarea(attrs={"rows": 3}))

    def words(self, _file: StoredFile | None) -> Mapping[str, Any]:
        return {"note": self.cleaned_data["note"]}


class AbandonForm(ActForm):
    """Why it is given up."""

    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}))

    def words(self, _file: StoredFile | None) -> Mapping[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class TakeOverForm(forms.Form):
    """A standard that was set before: by which decree, since when, where it was found."""

    use_required_attribute = False
    decree_number = forms.CharField(label=_("Number of the decree"), max_length=120)
    decree_date = day_field(_("Day of the decree"))
    since = day_field(_("In force since"))
    found_in = forms.CharField(
        label=_("Where it was found"), max_length=200, help_text=_("For example the archive, or SIPPN.")
    )


class AnswerForm(forms.Form):
    """What becomes of a comment."""

    use_required_attribute = False
    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea(attrs={"rows": 3}))
    taken_up = forms.BooleanField(label=_("It is taken up"), required=False)
    shown = forms.BooleanField(
        label=_("Everybody may read it"),
        required=False,
        initial=True,
        help_text=_("Leave this out where it names persons or insults."),
    )


class ServiceForm(forms.Form):
    """How a service is known."""

    use_required_attribute = False
    code = forms.CharField(
        label=_("Code"), max_length=40, help_text=_("Stands in its address, for example surat-domisili.")
    )
    name = forms.CharField(label=_("Name"), max_length=160)
    summary = forms.CharField(label=_("What one gets, in one sentence"), required=False, max_length=300)
    keywords = forms.CharField(label=_("Words that people look for it by"), required=False, max_length=300)
    owner = forms.TypedChoiceField(label=_("Unit that keeps the standard"), coerce=int)
    issuer = forms.ChoiceField(label=_("Who issues it"), choices=Issuer.choices, initial=Issuer.OWN)
    issuer_name = forms.CharField(label=_("Name of the other system"), required=False, max_length=120)
    issuer_url = forms.URLField(
        label=_("Where people apply there"), required=False, assume_scheme="https", max_length=300
    )
    is_active = forms.BooleanField(label=_("On the list"), required=False, initial=True)

    def __init__(self, *args: Any, units: tuple[UnitNode, ...], is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [(node.id, node.name) for node in units]  # type: ignore[attr-defined]
        self.fields.pop("is_active" if is_new else "code")

    def service_words(self) -> ServiceWords:
        given = self.cleaned_data
        names = ("name", "summary", "keywords", "issuer", "issuer_name", "issuer_url")
        return ServiceWords(**{name: given[name] for name in names})


class OfferForm(forms.Form):
    """Which unit offers a service from which day on."""

    use_required_attribute = False
    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    since = day_field(_("From"))

    def __init__(self, *args: Any, units: tuple[UnitNode, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(node.id, node.name) for node in units]  # type: ignore[attr-defined]


class EndOfferForm(forms.Form):
    """The first day on which a unit no longer offers a service."""

    use_required_attribute = False
    until = day_field(_("No longer from"))


class PledgeForm(forms.Form):
    """The three promises of a unit, with their decree."""

    use_required_attribute = False
    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    serve = forms.CharField(label=_("We serve by our standards"), widget=forms.Textarea(attrs={"rows": 3}))
    improve = forms.CharField(label=_("We keep improving"), widget=forms.Textarea(attrs={"rows": 3}))
    answer_for_it = forms.CharField(label=_("We answer for it"), widget=forms.Textarea(attrs={"rows": 3}))
    signed_by = forms.CharField(
        label=_("Post that signs"), max_length=160, help_text=_("The post, never a person's name.")
    )
    decree_number = forms.CharField(label=_("Number of the decree"), max_length=120)
    decree_date = day_field(_("Day of the decree"))
    since = day_field(_("In force since"))

    def __init__(self, *args: Any, units: tuple[UnitNode, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(node.id, node.name) for node in units]  # type: ignore[attr-defined]

    def pledge_words(self) -> PledgeWords:
        given = self.cleaned_data
        names = ("serve", "improve", "answer_for_it", "signed_by", "decree_number", "decree_date")
        return PledgeWords(**{name: given[name] for name in names})


class MediumForm(forms.Form):
    """A medium on which a unit shows its standards."""

    use_required_attribute = False
    kind = forms.ChoiceField(label=_("Medium"), choices=MediumKind.choices)
    where = forms.CharField(
        label=_("Place or address of the medium"),
        max_length=200,
        help_text=_("The address, the account, or the place where it hangs or lies."),
    )
    since = day_field(_("Since"))
    evidence = forms.FileField(
        label=_("Photo or print of it"), required=False, help_text=_("Shows the evaluator that it is there.")
    )


def today_for(form: forms.Form, names: tuple[str, ...], today: date) -> None:
    """Let days that nobody has typed begin with today."""
    for name in names:
        form.fields[name].initial = today
