# SPDX-License-Identifier: EUPL-1.2
"""Numbers of registers: drawn without gap or repeat, whoever draws at the same moment."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.enums import NumberState
from praja.kernel.documents.errors import NumberSettled
from praja.kernel.documents.events import NumberConfirmed, NumberDrawn, NumberTaken, NumberVoided, stream_of_register
from praja.kernel.documents.models import NumberEntry, NumberRegister
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput


def draw_number(*, register_key: str, year: int, actor: Actor, at: datetime) -> NumberEntry:
    """The next number of the register in `year`, provisional until confirmed or voided.

    Gapless because register and entry are written in one transaction under the register's row lock, which is
    held
    until the caller's transaction ends. Records `documents.number_drawn`.
    """
    with transaction.atomic():
        register = _moved_on(register_key, year)
        entry = NumberEntry.objects.create(register=register, number=register.last, state=NumberState.PROVISIONAL.value)
        drawn = NumberDrawn(register=register_key, year=year, number=entry.number)
        record(drawn, actor=actor, at=at, stream=_stream(register), refs={"number": entry.pk})
    return entry


def take_number(
    *, register_key: str, year: int, object_kind: str, object_id: int, actor: Actor, at: datetime
) -> NumberEntry:
    """The next number of the register in `year`, final at once: for what stands in the book as soon as it comes in.

    Gapless like `draw_number`; call it inside the transaction that writes the object. Records `documents.number_taken`.
    """
    with transaction.atomic():
        register = _moved_on(register_key, year)
        entry = NumberEntry.objects.create(
            register=register,
            number=register.last,
            state=NumberState.FINAL.value,
            object_kind=object_kind,
            object_id=object_id,
        )
        taken = NumberTaken(
            register=register_key, year=year, number=entry.number, object_kind=object_kind, object_id=object_id
        )
        record(taken, actor=actor, at=at, stream=_stream(register), refs={"number": entry.pk})
    return entry


def _moved_on(register_key: str, year: int) -> NumberRegister:
    """The register's row, locked until the caller's transaction ends, one number further."""
    NumberRegister.objects.bulk_create([NumberRegister(key=register_key, year=year)], ignore_conflicts=True)
    register = NumberRegister.objects.select_for_update().get(key=register_key, year=year)
    register.last += 1
    register.save(update_fields=["last"])
    return register


def confirm_number(*, entry: NumberEntry, object_kind: str, object_id: int, actor: Actor, at: datetime) -> NumberEntry:
    """Make a provisional number final for its document. Raises NumberSettled. Records
    `documents.number_confirmed`.
    """
    with transaction.atomic():
        locked = _locked_provisional(entry)
        locked.state, locked.object_kind, locked.object_id = NumberState.FINAL.value, object_kind, object_id
        locked.save(update_fields=["state", "object_kind", "object_id"])
        confirmed = NumberConfirmed(
            register=locked.register.key,
            year=locked.register.year,
            number=locked.number,
            object_kind=object_kind,
            object_id=object_id,
        )
        record(confirmed, actor=actor, at=at, stream=_stream(locked.register), refs={"number": locked.pk})
    return locked


def void_number(*, entry: NumberEntry, reason: str, actor: Actor, at: datetime) -> NumberEntry:
    """Give up a provisional number; the gap keeps `reason` and is never filled.

    Raises InvalidInput without a reason, NumberSettled for a number that is final or void. Records
    `documents.number_voided`.
    """
    if not reason.strip():
        raise InvalidInput(
            _("A number cannot be voided without a reason."),
            field="reason",
            next_step=_("Say why it is not used."),
        )
    with transaction.atomic():
        locked = _locked_provisional(entry)
        locked.state, locked.reason, locked.salt = NumberState.VOID.value, reason.strip(), new_salt()
        locked.save(update_fields=["state", "reason", "salt"])
        digest = content_digest(locked.salt, {"reason": locked.reason})
        voided = NumberVoided(
            register=locked.register.key, year=locked.register.year, number=locked.number, reason=digest
        )
        record(voided, actor=actor, at=at, stream=_stream(locked.register), refs={"number": locked.pk})
    return locked


def _locked_provisional(entry: NumberEntry) -> NumberEntry:
    # The register's row is the lock of the whole series: one order of locks for drawing and settling.
    NumberRegister.objects.select_for_update().get(pk=entry.register_id)
    locked = NumberEntry.objects.select_related("register").get(pk=entry.pk)
    if locked.state != NumberState.PROVISIONAL.value:
        raise NumberSettled(
            _("The number %(number)s is settled already.") % {"number": locked.number},
            next_step=_("Draw a new number."),
        )
    return locked


def _stream(register: NumberRegister) -> str:
    return stream_of_register(register.key, register.year)
