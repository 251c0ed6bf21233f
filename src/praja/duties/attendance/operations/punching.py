# SPDX-License-Identifier: EUPL-1.2
"""Taking a punch that comes by telephone. It is kept as it came whatever is thought of it; `domain.judging` says what that is."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from praja.duties.attendance.domain.geometry import metres_outside
from praja.duties.attendance.domain.judging import AHEAD, BACK, OLD, At, Code, Key, Limits, Tried, judge
from praja.duties.attendance.domain.saying import Position, Saying
from praja.duties.attendance.domain.signatures import is_signed_by
from praja.duties.attendance.domain.verdicts import Reason, Verdict
from praja.duties.attendance.enums import Source
from praja.duties.attendance.errors.punches import NotYourCheckIn
from praja.duties.attendance.events.punches import Punched, stream_of_month
from praja.duties.attendance.models import Punch
from praja.duties.attendance.models.digests import digest_of_photo, digest_of_punch
from praja.duties.attendance.models.punches import POSITION
from praja.duties.attendance.operations.marking import mark_around
from praja.duties.attendance.operations.selfies import keep_photo, seal_photo, small_photo
from praja.duties.attendance.operations.waiting import ask_for_word
from praja.duties.attendance.queries.places import KnownPlace, places, places_of
from praja.duties.attendance.queries.pressed import KnownPhone, Pressed, pressed
from praja.kernel.law.queries import law_data, rule_in_force
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.people.sealing import Sealed, seal
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.rows import insert


@dataclass(frozen=True, slots=True)
class NewPunch:
    """What came: what the telephone says, the text that was signed (empty: none), the signature, the digest of the key that it
    says it signed with, the mark of the browser, the telephone's clock when it was sent, and the photo (JPEG, empty: none) whose
    digest the text holds."""

    saying: Saying
    text: str = ""
    signature: bytes = b""
    key_hash: bytes = b""
    device: str = ""
    sent_at: datetime | None = None
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is looked up of one punch before it is judged."""

    employee: Employee
    new: NewPunch
    at: datetime
    received: datetime
    phone: KnownPhone | None
    key: Key
    works_elsewhere: bool
    guesses: int
    """Codes of theirs that did not fit, told of moments near this one; also those sent long after, from without a connection."""
    day: date
    photo: bytes
    """Small; empty where none came."""
    is_replayed: bool = False
    open_to: Sequence[KnownPlace] = field(default_factory=tuple)


def take_punch(*, employee: Employee, new: NewPunch, actor: Actor, at: datetime) -> Punch:
    """Keep a punch with its verdict and reason; the same one sent again, also at the same time, is the row that there is.

    With a connection it happened when it came. Without, when the telephone says, set right by as much as its clock is off. Where
    it counts, its day is worked out again. A photo is kept where the place wants one and the punch is not refused. Raises
    NotYourCheckIn. Records `attendance.punched`.
    """
    if actor.kind is not ActorKind.SYSTEM and actor.person_id != employee.person_id:
        raise NotYourCheckIn
    photo = small_photo(new.photo, new.saying.photo)
    try:
        with transaction.atomic(), recalled(units, law_data, places):
            happened = _happened(new, at)
            day = local_date(min(happened, at), local_zone())
            facts = pressed(
                employee=employee.pk,
                nonce=new.saying.nonce,
                key_hash=new.key_hash,
                device=new.device,
                at=happened,
                day=day,
            )
            before = _taken_before(new) if facts.is_here else None
            if before is not None and _is_same(before, employee, new):
                return before
            return _keep(_known(employee, new, facts, photo, happened=happened, received=at, day=day), actor)
    except IntegrityError:
        # Sent twice at the same moment: the other one is there now.
        before = _taken_before(new)
        if before is None or not _is_same(before, employee, new):
            raise
        return before


def _taken_before(new: NewPunch) -> Punch | None:
    return Punch.objects.filter(nonce=new.saying.nonce).first()


def _is_same(before: Punch, employee: Employee, new: NewPunch) -> bool:
    """Whether the same press of the same button is sent again. Its moment may differ: sent with a connection that was lost, it
    comes again as one from without."""
    return before.employee_id == employee.pk and before.direction == new.saying.direction


def _happened(new: NewPunch, received: datetime) -> datetime:
    """When it was: without a connection when the telephone says, set right by as much as its clock is off."""
    if not new.saying.was_offline:
        return received
    return new.saying.pressed_at + (received - (new.sent_at or received))


def _known(
    employee: Employee,
    new: NewPunch,
    facts: Pressed,
    photo: bytes,
    *,
    happened: datetime,
    received: datetime,
    day: date,
) -> _Known:
    key = _key(facts, employee, new)
    return _Known(
        employee=employee,
        new=new,
        at=happened,
        received=received,
        phone=facts.phone if key in (Key.OWN, Key.SHARED) else None,
        key=key,
        works_elsewhere=facts.works_elsewhere,
        guesses=facts.guesses,
        day=day,
        photo=photo,
        is_replayed=facts.is_here,
        open_to=places_of(employee.pk, employee.unit_id, day),
    )


def _key(facts: Pressed, employee: Employee, new: NewPunch) -> Key:
    phone = facts.phone
    if not new.key_hash:
        return Key.NONE
    if phone is None or (phone.employee == employee.pk and phone.has_ended):
        return Key.UNKNOWN
    if phone.employee != employee.pk:
        return Key.OTHERS
    # A browser on which two people registered is one telephone, whoever signs.
    return Key.SHARED if facts.is_shared else Key.OWN


def _keep(known: _Known, actor: Actor) -> Punch:
    """Judge it, write it, tell the ledger, mark its day."""
    beside = [_beside(place, known) for place in known.open_to]
    guesses = known.guesses if any(one.code is Code.FITS for one in beside) else 0
    verdict, reason, number = judge(_tried(known, guesses), tuple(beside), _limits(known.day))
    row = _row(known, verdict, reason, beside, number)
    is_wanted = number is not None and known.open_to[number].wants_photo and verdict is not Verdict.REFUSED
    photo = seal_photo(known.photo if is_wanted else b"")
    row.photo_digest = digest_of_photo(photo) if photo else ""
    insert([row])
    if photo:
        keep_photo(row, photo, local_date(known.received, local_zone()))
    event = Punched(
        employee=known.employee.pk,
        punch=row.pk,
        at=moment_text(row.at),
        received=moment_text(row.received_at),
        verdict=str(row.verdict),
        reason=str(row.reason),
        place=row.place_id,
        phone=row.phone_id,
        content=digest_of_punch(row),
    )
    stream = stream_of_month(known.employee.pk, known.day)
    record(event, actor=actor, at=known.received, stream=stream, refs={"employee": known.employee.pk, "punch": row.pk})
    if verdict is not Verdict.REFUSED:
        mark_around([(known.employee.pk, row.at)])
    if verdict is Verdict.HELD:
        ask_for_word(employee=known.employee, at=known.received)
    return row


def _tried(known: _Known, guesses: int) -> Tried:
    said, sent = known.new.saying, known.new.sent_at
    signed = known.phone is not None and is_signed_by(known.phone.key, known.new.signature, known.new.text)
    return Tried(
        key=known.key,
        is_signed=signed and known.new.text == said.text,
        is_replayed=known.is_replayed,
        was_offline=said.was_offline,
        waited=known.received - known.at,
        clock_off=known.received - sent if sent else timedelta(0),
        guesses=guesses,
        works_elsewhere=known.works_elsewhere,
    )


def _limits(day: date) -> Limits:
    return Limits(
        clock=timedelta(minutes=int(rule_in_force("attendance.clock_tolerance", day).value)),
        sending=timedelta(hours=int(rule_in_force("attendance.sending_late", day).value)),
    )


def _beside(place: KnownPlace, known: _Known) -> At:
    where = known.new.saying.position
    return At(
        code=_code(place, known.new.saying.code, known.at),
        metres=metres_outside(place.outline, where.longitude, where.latitude) if where else None,
        accuracy=where.accuracy if where else 0,
        limit=place.accuracy_limit,
        lacks_photo=place.wants_photo and not known.photo,
    )


def _code(place: KnownPlace, typed: str, moment: datetime) -> Code:
    if not place.needs_code:
        return Code.NOT_NEEDED
    if not typed:
        return Code.MISSING
    steps = place.code.fits(typed, moment, back=OLD, ahead=AHEAD)
    if steps is None:
        return Code.WRONG
    return Code.FITS if steps <= BACK else Code.OLD


def _row(known: _Known, verdict: Verdict, reason: Reason, beside: Sequence[At], chosen: int | None) -> Punch:
    said = known.new.saying
    where, metres = said.position, beside[chosen].metres if chosen is not None else None
    kept = int(rule_in_force("attendance.position_kept", known.day).value)
    return Punch(
        employee=known.employee,
        at=known.at,
        received_at=known.received,
        source=Source.PHONE,
        direction=said.direction,
        verdict=verdict,
        reason=reason,
        place_id=known.open_to[chosen].id if chosen is not None else None,
        phone_id=known.phone.id if known.phone else None,
        # Whoever replays a punch leaves a row, but not a second one of the same name.
        nonce=None if known.is_replayed else said.nonce,
        was_offline=said.was_offline,
        position=_sealed(where, metres),
        position_until=local_date(known.received, local_zone()) + timedelta(days=kept) if where else None,
    )


def _sealed(where: Position | None, metres: float | None) -> Sealed:
    if where is None:
        return Sealed(b"")
    said = {"lat": where.latitude, "lon": where.longitude, "accuracy": where.accuracy}
    return seal(json.dumps({**said, "outside": int(metres) if metres is not None else None}), POSITION)
