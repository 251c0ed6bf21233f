# SPDX-License-Identifier: EUPL-1.2
"""What is asked around the form of a standard: where, for whom, by whom, in which neighbourhood, for which fee.

Each form is one page. It takes what was typed from the draft and judges it only when it is asked to, so that nothing typed is
lost and every page can be judged again from elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.stated import StatedPerson, neighbourhood_number
from praja.duties.services.enums import FiledFor
from praja.duties.services.models import Offer
from praja.duties.services.queries.drafts import UNKNOWN, ApplicationDraft
from praja.kernel.organization.domain.regions import RegionNode
from praja.kernel.organization.queries import own_region_code, regions, units
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.enums import Channel, Priority
from praja.lib.errors import DomainError

MOST_RADIOS = 7
"""Choices up to this many are shown at once; more become a list to open."""
Values = Mapping[str, Any]


class StepForm(forms.Form):
    """One page. `values` come from the draft; `check`: judge them, otherwise only show them."""

    def __init__(self, draft: ApplicationDraft, *, check: bool = False, **options: Any) -> None:
        values = self.values_of(draft)
        super().__init__(data=values if check else None, initial=None if check else values, **options)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    @staticmethod
    def values_of(draft: ApplicationDraft) -> dict[str, Any]:
        """What the draft knows of this page."""
        raise NotImplementedError

    @staticmethod
    def put(draft: ApplicationDraft, posted: Values) -> None:
        """Write what was typed on this page into the draft."""
        raise NotImplementedError

    def words_for(self, name: str) -> str:
        """What was answered, in the words of the choice; for a form that was judged."""
        said, field = str(self.cleaned_data.get(name, "")), self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            return said
        return dict(_flat(field.choices)).get(said, "")


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), str(label)


def _radio(label: Any, missing: Any, **options: Any) -> forms.ChoiceField:
    words = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(label=label, widget=forms.RadioSelect, error_messages=words, **options)


class OfficeForm(StepForm):
    """Which of the units that offer the service."""

    unit = _radio(_("Where do you want to apply?"), _("Choose an office"))

    def __init__(self, draft: ApplicationDraft, offers: Sequence[Offer], *, check: bool = False) -> None:
        super().__init__(draft, check=check)
        field = self.fields["unit"]
        if len(offers) > MOST_RADIOS:
            field.widget = forms.Select()
        field.choices = _offices(offers)  # type: ignore[attr-defined]

    @staticmethod
    def values_of(draft: ApplicationDraft) -> dict[str, Any]:
        return {"unit": str(draft.unit or "")}

    @staticmethod
    def put(draft: ApplicationDraft, posted: Values) -> None:
        typed = str(posted.get("unit", ""))
        draft.unit = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _offices(offers: Sequence[Offer]) -> list[Any]:
    """A few as they are; many under the unit above them (kelurahan under their kecamatan)."""
    if len(offers) <= MOST_RADIOS:
        return [(str(offer.unit_id), offer.unit.name) for offer in offers]
    groups: dict[str, list[tuple[str, str]]] = {}
    for offer in offers:
        above = units.value.nodes.get(offer.unit.parent_id or 0)
        groups.setdefault(above.name if above else "", []).append((str(offer.unit_id), offer.unit.name))
    return [("", _("Choose")), *groups.items()]


class ForWhomForm(StepForm):
    """For whom it is."""

    filed_for = _radio(_("For whom do you apply?"), _("Choose for whom it is"), choices=FiledFor.choices)

    def __init__(self, draft: ApplicationDraft, *, check: bool = False) -> None:
        super().__init__(draft, check=check)
        self.fields["filed_for"].explanations = {  # type: ignore[attr-defined]
            FiledFor.HOUSEHOLD: _("Your child, parent, husband or wife, or somebody else on your family card."),
            FiledFor.PROXY: _("You show a letter of mandate that both of you have signed."),
        }

    @staticmethod
    def values_of(draft: ApplicationDraft) -> dict[str, Any]:
        return {"filed_for": draft.filed_for}

    @staticmethod
    def put(draft: ApplicationDraft, posted: Values) -> None:
        """Where it turns out to be for somebody else, what was said (or is known) of the applicant is that of whoever applies for
        them; and the other way round, so that changing one's mind loses nothing."""
        chosen, own = str(posted.get("filed_for", ""))[:10], ("", FiledFor.SELF)
        if (chosen in own) != (draft.filed_for in own):
            said = draft.stated
            draft.stated = replace(said, applicant=said.filer or StatedPerson(), filer=said.applicant)
        draft.filed_for = chosen


PERSON = tuple(asdict(StatedPerson()))


class PersonForm(StepForm):
    """Who somebody is. `whose` is the part of the draft: `applicant` or `filer`. Whoever files must be reachable."""

    whose = "applicant"
    name = forms.CharField(
        label=_("Full name"),
        help_text=_("As it stands on the identity card."),
        max_length=160,
        error_messages={"required": _("Write the full name"), "max_length": _("Shorten the name")},
    )
    nik = forms.CharField(
        label=_("NIK"),
        help_text=_("16 digits, on the identity card and the family card. Leave it empty if there is none yet."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"}),
    )
    phone = forms.CharField(
        label=_("Mobile number"), help_text=_("This or an e-mail is enough."), required=False, max_length=40
    )
    email = forms.CharField(label=_("E-mail"), required=False, max_length=254)

    def __init__(self, draft: ApplicationDraft, at: datetime, *, check: bool = False) -> None:
        super().__init__(draft, check=check)
        self.at = at
        self.is_filer = self.whose == "filer" or draft.filed_for == FiledFor.SELF
        self.is_at_counter = draft.channel == Channel.COUNTER
        if self.is_at_counter:
            self.fields["nik"].help_text = _("Copy it from the card. Leave it empty if there is none yet.")
            self.fields["phone"].help_text = _("Without number and e-mail the receipt is their only way back.")

    @classmethod
    def person_of(cls, draft: ApplicationDraft) -> StatedPerson:
        return getattr(draft.stated, cls.whose) or StatedPerson()

    @classmethod
    def values_of(cls, draft: ApplicationDraft) -> dict[str, Any]:
        return asdict(cls.person_of(draft))

    @classmethod
    def put(cls, draft: ApplicationDraft, posted: Values) -> None:
        typed = {name: str(posted[name])[:400] for name in cls.base_fields if name in posted}
        said: dict[str, Any] = {cls.whose: replace(cls.person_of(draft), **typed)}
        draft.stated = replace(draft.stated, **said)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        is_unreachable = self.is_filer and not (said.get("phone") or said.get("email"))
        if is_unreachable and not self.is_at_counter:
            self.add_error(
                "phone", _("Leave a mobile number or an e-mail, so that we can tell you if something is missing")
            )
        given = {name: said.get(name, "") for name in ("nik", "phone", "email")}
        for name, text in given.items():
            try:
                new_person(at=self.at, **{name: text})
            except DomainError as error:
                self.add_error(name, str(error))
        return said


class FilerForm(PersonForm):
    """Who files, where that is not the applicant."""

    whose = "filer"


class PriorityForm(StepForm):
    """Why somebody is served first, where the person tells it."""

    priority = forms.ChoiceField(
        label=_("Is the person served first?"),
        help_text=_("Note only what the person tells you. Every desk that the application comes to shows it."),
        choices=((Priority.NONE.value, _("No")), *((one.value, one.label) for one in Priority if one)),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose from the list")},
    )

    @staticmethod
    def values_of(draft: ApplicationDraft) -> dict[str, Any]:
        return {"priority": draft.priority}

    @staticmethod
    def put(draft: ApplicationDraft, posted: Values) -> None:
        draft.priority = str(posted.get("priority", ""))[:20]


class NeighbourhoodForm(StepForm):
    """Where the applicant lives, so that the head of that neighbourhood can be asked."""

    address = forms.CharField(
        label=_("Address"),
        help_text=_("Street and number, or what people there go by."),
        max_length=200,
        error_messages={"required": _("Write where you live"), "max_length": _("Shorten the address")},
    )
    region = forms.ChoiceField(
        label=_("Kelurahan"),
        error_messages={"required": _("Choose the kelurahan"), "invalid_choice": _("Choose the kelurahan")},
    )
    rt = forms.CharField(label=_("RT"), max_length=6, error_messages={"required": _("Write the number of the RT")})
    rw = forms.CharField(label=_("RW"), max_length=6, error_messages={"required": _("Write the number of the RW")})
    purpose = forms.CharField(
        label=_("What is it needed for?"),
        help_text=_("The head of your neighbourhood reads this."),
        max_length=200,
        error_messages={"required": _("Write what it is needed for"), "max_length": _("Shorten it")},
    )

    def __init__(self, draft: ApplicationDraft, *, asks_purpose: bool, check: bool = False) -> None:
        super().__init__(draft, check=check)
        self.fields["region"].choices = kelurahan_choices(draft.unit)  # type: ignore[attr-defined]
        for name in ("rt", "rw"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "class": "short"}
        if not asks_purpose:
            del self.fields["purpose"]

    @staticmethod
    def values_of(draft: ApplicationDraft) -> dict[str, Any]:
        stated = draft.stated
        found = {name: getattr(stated, name) for name in ("rt", "rw", "purpose")}
        return {**found, "address": stated.applicant.address, "region": stated.region or only_kelurahan(draft.unit)}

    @staticmethod
    def put(draft: ApplicationDraft, posted: Values) -> None:
        typed: dict[str, Any] = {
            name: str(posted[name])[:400] for name in ("region", "rt", "rw", "purpose") if name in posted
        }
        address = str(posted.get("address", draft.stated.applicant.address))[:400]
        draft.stated = replace(draft.stated, **typed, applicant=replace(draft.stated.applicant, address=address))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for name in ("rt", "rw"):
            if said.get(name) and not neighbourhood_number(said[name]):
                self.add_error(name, _("Write the number only, for example 5 or 005"))
        return said


def only_kelurahan(unit: int | None) -> str:
    """The code of the kelurahan that the unit serves; empty where it serves several."""
    choices = _kelurahan_of(unit)
    return choices[0].code if len(choices) == 1 else ""


def kelurahan_choices(unit: int | None) -> list[Any]:
    """The kelurahan that the unit serves, in groups by kecamatan where they are several."""
    found = _kelurahan_of(unit)
    if len(found) == 1:
        return [(found[0].code, found[0].name)]
    groups: dict[str, list[tuple[str, str]]] = {}
    for node in found:
        above = regions.value.get(node.parent_code or "")
        groups.setdefault(above.name if above else "", []).append((node.code, node.name))
    return [("", _("Choose")), *groups.items()]


def _kelurahan_of(unit: int | None) -> list[RegionNode]:
    node = units.value.nodes.get(unit or 0)
    top = (node.region_code if node else None) or own_region_code()
    tree = regions.value
    here = tree.get(top)
    if here is None or here.level > 4:
        top, here = own_region_code(), tree.get(own_region_code())
    if here is not None and here.level == 4:
        return [here]
    below = list(tree.children(top))
    return below if here is not None and here.level == 3 else [v for d in below for v in tree.children(d.code)]


class KeepForm(forms.Form):
    """Whether documents of the application may be kept for the next one. Ticked by nobody but the resident."""

    agrees = forms.BooleanField(required=False)

    def __init__(self, data: Any, kinds: Sequence[str], until: str) -> None:
        super().__init__(data)
        field = self.fields["agrees"]
        field.label = _("Keep these documents for my next applications: %(kinds)s") % {"kinds": ", ".join(kinds)}
        field.help_text = _(
            "You need not agree. They are kept until %(day)s, only you can use them, and you can take this back at any time "
            "under “My documents”."
        ) % {"day": until}


class FeeForm(StepForm):
    """Which row of the table of fees."""

    fee_row = _radio(_("Which of these applies to you?"), _("Choose which applies to you"))

    def __init__(self, draft: ApplicationDraft, rows: Sequence[tuple[str, str]], *, check: bool = False) -> None:
        super().__init__(draft, check=check)
        unknown = (UNKNOWN, _("I don't know; the officer tells me"))
        self.fields["fee_row"].choices = [*rows, unknown]  # type: ignore[attr-defined]

    @staticmethod
    def values_of(draft: ApplicationDraft) -> dict[str, Any]:
        return {"fee_row": draft.fee_row}

    @staticmethod
    def put(draft: ApplicationDraft, posted: Values) -> None:
        draft.fee_row = str(posted.get("fee_row", ""))[:4]
