# SPDX-License-Identifier: EUPL-1.2
"""Residents who come back: an account for whoever showed that a telephone or e-mail is theirs, and their household."""

from datetime import datetime
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.people.domain.contacts import normal_email, normal_phone
from praja.kernel.people.enums import AccountKind, Relation
from praja.kernel.people.events import (
    HouseholdJoined,
    HouseholdLeft,
    ResidentKnown,
    stream_of_account,
    stream_of_person,
)
from praja.kernel.people.models import Account, HouseholdMember, Person
from praja.kernel.people.operations.persons import new_person
from praja.kernel.people.queries import resident_with
from praja.lib.actors import Actor, ActorKind
from praja.lib.codes import new_code
from praja.lib.errors import InvalidInput, NotAllowed, NotFound

MOST_MEMBERS = 20


Contact = Literal["email", "phone"]


def contact_of(typed: str) -> tuple[Contact, str]:
    """What was typed as ("email" or "phone", its one written form). Raises InvalidInput for what is neither."""
    field: Contact = "email" if "@" in typed else "phone"
    written = normal_email(typed) if field == "email" else normal_phone(typed)
    if not written:
        raise InvalidInput(
            _("This is neither a telephone number nor an e-mail address."),
            field="contact",
            next_step=_("Write it like 0812 3456 7890 or name@example.org."),
        )
    return field, written


def recognize_resident(*, contact: str, actor: Actor, at: datetime) -> Account:
    """The resident's account of a contact that was just shown to be theirs; the first time it is opened.

    Only after a one-time code sent there has come back. The account has no password. Raises InvalidInput.
    """
    field, written = contact_of(contact)
    with transaction.atomic():
        known = resident_with(field, written)
        if known is not None:
            return known
        person = new_person(at=at, **{field: written})
        person.save(force_insert=True)
        account = Account(login=new_code(), person=person, kind=AccountKind.RESIDENT)
        account.set_unusable_password()
        account.save(force_insert=True)
        event = ResidentKnown(account=account.pk, person=person.pk, by=field)
        refs = {"account": account.pk, "person": person.pk}
        record(event, actor=actor, at=at, stream=stream_of_account(account.pk), refs=refs)
    return account


def add_household_member(*, name: str, nik: str, relation: str, actor: Actor, at: datetime) -> HouseholdMember:
    """Let a resident file for somebody of their household. A NIK that is known already tells nothing about its person.

    Raises NotAllowed, InvalidInput (no name, no NIK that can be right, unknown relation, too many).
    """
    holder = _holder(actor)
    if not name.strip():
        raise InvalidInput(
            _("The name is missing."), field="name", next_step=_("Write it as it stands on the family card.")
        )
    if relation not in Relation.values:
        raise InvalidInput(_("The relation is missing."), field="relation", next_step=_("Choose one from the list."))
    member = new_person(at=at, name=name, nik=nik)
    if member.nik_key and Person.objects.filter(nik_key=member.nik_key).exists():
        # A person of its own all the same: whoever types a NIK has not shown that what is known of it is theirs to see.
        member.nik_key = None
    with transaction.atomic():
        if HouseholdMember.objects.filter(holder=holder, until=None).count() >= MOST_MEMBERS:
            raise InvalidInput(
                _("A household has at most %(count)d members here.") % {"count": MOST_MEMBERS}, field="name"
            )
        member.save(force_insert=True)
        row = HouseholdMember.objects.create(holder_id=holder, member=member, relation=relation, since=at)
        event = HouseholdJoined(holder=holder, member=member.pk)
        record(event, actor=actor, at=at, stream=stream_of_person(holder), refs={"person": holder})
    return row


def remove_household_member(*, number: int, actor: Actor, at: datetime) -> None:
    """A resident no longer files for this person. What was filed stays. Again changes nothing. Raises NotAllowed, NotFound."""
    holder = _holder(actor)
    with transaction.atomic():
        row = HouseholdMember.objects.select_for_update().filter(pk=number, holder=holder).first()
        if row is None:
            raise NotFound(_("There is no such member of your household."))
        if row.until is not None:
            return
        row.until = at
        row.save(update_fields=["until"])
        event = HouseholdLeft(holder=holder, member=row.member_id)
        record(event, actor=actor, at=at, stream=stream_of_person(holder), refs={"person": holder})


def _holder(actor: Actor) -> int:
    if actor.kind is not ActorKind.RESIDENT or actor.person_id is None:
        raise NotAllowed(
            _("Only a resident who has signed in keeps a household."), next_step=_("Sign in as a resident.")
        )
    return actor.person_id
