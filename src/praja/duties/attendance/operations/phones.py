# SPDX-License-Identifier: EUPL-1.2
"""Registering the telephone that somebody checks in with. Its key is made there and never leaves it."""

from datetime import datetime
from hashlib import sha256

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.db import IntegrityError, transaction

from praja.duties.attendance.errors.punches import KeyRefused, NotYourCheckIn, NotYourPhone
from praja.duties.attendance.events.punches import PhoneEnded, PhoneRegistered, stream_of_phones
from praja.duties.attendance.models import Phone
from praja.duties.attendance.rules import HEADS
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor, ActorKind

LONGEST_KEY = 120


def register_phone(*, employee: Employee, key: bytes, device: str, name: str, actor: Actor, at: datetime) -> Phone:
    """From now on this key alone signs for the employee; the one before holds no more. The same key again changes nothing.

    `key` is the public key (ECDSA P-256) as DER SubjectPublicKeyInfo; `device` the mark of the browser. Raises NotYourCheckIn and
    KeyRefused: unreadable, registered to somebody else, or ended before. Records `attendance.phone_registered`.
    """
    if actor.kind is not ActorKind.SYSTEM and actor.person_id != employee.person_id:
        raise NotYourCheckIn
    guard_key(key)
    digest = sha256(key).digest()
    try:
        with transaction.atomic():
            held = list(Phone.objects.select_for_update().filter(employee=employee, ended_at=None))
            known = Phone.objects.filter(key_hash=digest).first()
            if known is not None:
                return _again(known, employee)
            for row in held:
                row.ended_at = at
                row.save(update_fields=["ended_at"])
            phone = Phone.objects.create(
                employee=employee,
                key=key,
                key_hash=digest,
                device=device[:64],
                name=" ".join(name.split())[:80],
                registered_at=at,
            )
            event = PhoneRegistered(
                employee=employee.pk, phone=phone.pk, key=digest.hex(), replaced=held[0].pk if held else None
            )
            stream = stream_of_phones(employee.pk)
            record(event, actor=actor, at=at, stream=stream, refs={"employee": employee.pk, "phone": phone.pk})
    except IntegrityError:
        # Pressed twice, or by two people at once: whoever came first has it.
        return _again(Phone.objects.filter(key_hash=digest).first(), employee)
    return phone


def end_phone(*, phone: Phone, actor: Actor, at: datetime) -> Phone:
    """Its key signs nothing more: lost, sold, replaced. Again, it changes nothing. Its owner may, head and personnel office too.

    Raises NotYourPhone. Records `attendance.phone_ended`.
    """
    owner = phone.employee
    may = (
        actor.kind is ActorKind.SYSTEM or actor.person_id == owner.person_id or owner.unit_id in actor.units_as(*HEADS)
    )
    if not may:
        raise NotYourPhone
    with transaction.atomic():
        if Phone.objects.filter(pk=phone.pk, ended_at=None).update(ended_at=at):
            phone.ended_at = at
            event = PhoneEnded(employee=owner.pk, phone=phone.pk)
            record(event, actor=actor, at=at, stream=stream_of_phones(owner.pk), refs={"phone": phone.pk})
    return phone


def guard_key(key: bytes) -> None:
    """Raises KeyRefused unless these bytes are a public key of the one kind that is taken."""
    try:
        found = load_der_public_key(key) if len(key) <= LONGEST_KEY else None
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyRefused.unreadable() from error
    if not isinstance(found, EllipticCurvePublicKey) or not isinstance(found.curve, SECP256R1):
        raise KeyRefused.unreadable()


def _again(known: Phone | None, employee: Employee) -> Phone:
    if known is None:
        raise KeyRefused.unreadable()
    if known.employee_id != employee.pk:
        raise KeyRefused.of_another()
    if known.ended_at is not None:
        raise KeyRefused.ended()
    return known
