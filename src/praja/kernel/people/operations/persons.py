# SPDX-License-Identifier: EUPL-1.2
"""Getting to know a person, and correcting what is known."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast, get_args

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import open_stream, record
from praja.kernel.people.domain.identity import Nik, parse_nik
from praja.kernel.people.events import PersonAmended, PersonRegistered, stream_of_person
from praja.kernel.people.identifiers import Identifier, key_of, opened, sealed, written
from praja.kernel.people.models import Person
from praja.kernel.people.rules import REVEAL
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.errors import Conflict, InvalidInput, NotAllowed
from praja.lib.moments import local_zone
from praja.lib.rows import insert

SEALED = tuple(name for name in get_args(Identifier) if name != "nip")
KEYED = ("nik", "phone", "email")
LANGUAGES = ("id", "en")
NAME_LENGTH = 160


def new_person(
    *,
    at: datetime,
    name: str = "",
    nik: str = "",
    phone: str = "",
    email: str = "",
    address: str = "",
    language: str = "id",
) -> Person:
    """A person, checked and sealed but not saved.

    Raises InvalidInput naming the field that cannot be right.
    """
    person = Person(created_at=at)
    given = {"name": name, "nik": nik, "phone": phone, "email": email, "address": address, "language": language}
    for field, text in given.items():
        _put(person, field, text, local_date(at, local_zone()))
    return person


def register_person(
    *,
    actor: Actor,
    at: datetime,
    name: str = "",
    nik: str = "",
    phone: str = "",
    email: str = "",
    address: str = "",
    language: str = "id",
) -> Person:
    """Save a person. A NIK that is already known gives back that person, unchanged.

    Unchanged, because whoever types a NIK has not shown that it is theirs: contacts are corrected by
    `amend_person`. Raises InvalidInput naming the field that cannot be right.
    """
    person = new_person(at=at, name=name, nik=nik, phone=phone, email=email, address=address, language=language)
    with transaction.atomic(savepoint=False):
        known = _saved(person)
        if known is not None:
            return known
        fields = tuple(field for field in ("name", *SEALED) if getattr(person, field))
        event = PersonRegistered(person=person.pk, fields=fields)
        open_stream(event, actor=actor, at=at, stream=stream_of_person(person.pk), refs={"person": person.pk})
    return person


def _saved(person: Person) -> Person | None:
    """Save, unless somebody has this NIK already, who is given back; also where they came in by another door at this moment."""
    if not person.nik_key:
        insert([person])
        return None
    Person.objects.bulk_create([person], ignore_conflicts=True)
    found = Person.objects.get(nik_key=person.nik_key)
    if found.nik != person.nik:  # sealed anew each time, so only one's own is the same
        return found
    person.pk, person._state.adding = found.pk, False
    return None


def amend_person(*, person: Person, changes: Mapping[str, str], actor: Actor, at: datetime) -> Person:
    """Correct `name`, `nik`, `phone`, `email`, `address` or `language`; what stays the same is not recorded.

    Raises NotAllowed, InvalidInput naming the field, and Conflict where the NIK belongs to somebody else.
    """
    if actor.kind is not ActorKind.SYSTEM and not REVEAL.allows(actor, person):
        raise NotAllowed(
            _("You may not change what is known of this person."),
            next_step=_("Ask the office that serves them."),
        )
    changed = [field for field, text in changes.items() if _now(person, field) != text.strip()]
    for field in changed:
        _put(person, field, changes[field], local_date(at, local_zone()))
    if not changed:
        return person
    with transaction.atomic():
        _guard_nik(person)
        person.save(update_fields=[*changed, *(f"{field}_key" for field in changed if field in KEYED)])
        event = PersonAmended(person=person.pk, fields=tuple(sorted(changed)))
        record(event, actor=actor, at=at, stream=stream_of_person(person.pk), refs={"person": person.pk})
    return person


def _now(person: Person, field: str) -> str:
    if field in SEALED:
        return opened(cast("Identifier", field), getattr(person, field))
    return str(getattr(person, field))


def _put(person: Person, field: str, text: str, today: date) -> None:
    """Set one field after its check; sealed fields with their keyed hash."""
    if field not in SEALED:
        setattr(person, field, _plain(field, text))
        return
    name = cast("Identifier", field)
    if text.strip():
        _guard_written(name, text, today)
    setattr(person, field, sealed(name, text))
    if field in KEYED:
        setattr(person, f"{field}_key", key_of(name, text))


def _plain(field: str, text: str) -> str:
    text = text.strip()
    if field == "name" and len(text) > NAME_LENGTH:
        raise InvalidInput(
            _("A name may have up to %(limit)s characters.") % {"limit": NAME_LENGTH},
            field="name",
            next_step=_("Shorten it."),
        )
    if field == "language" and text not in LANGUAGES:
        raise InvalidInput(
            _("This language is not known."), field="language", next_step=_("Choose Indonesian or English.")
        )
    return text


def _guard_written(field: Identifier, text: str, today: date) -> None:
    if field == "nik":
        found = parse_nik(text, today)
        if not isinstance(found, Nik):
            raise InvalidInput(
                _(found[0].message) % found[0].params,
                field="nik",
                next_step=_("Copy the 16 digits from the identity card."),
            )
    elif not written(field, text):
        asked = _("telephone number") if field == "phone" else _("e-mail address")
        raise InvalidInput(
            _("This is not a %(kind)s.") % {"kind": asked},
            field=field,
            next_step=_("Check it, for example 0812 3456 7890 or name@example.go.id."),
        )


def _guard_nik(person: Person) -> None:
    if person.nik_key and Person.objects.filter(nik_key=person.nik_key).exclude(pk=person.pk).exists():
        raise Conflict(
            _("This NIK belongs to another person."),
            field="nik",
            next_step=_("Check the number; if it is right, the two entries must be joined."),
        )
