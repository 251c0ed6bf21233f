# SPDX-License-Identifier: EUPL-1.2
"""Somebody brings a code that they saw on the screen of their session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from praja.duties.training.domain.presence import MISSES, Brought, Outcome, judge
from praja.duties.training.enums import HOLDING, ClassState
from praja.duties.training.enums.presence import PresenceSource
from praja.duties.training.errors.presence import NoSeatHere
from praja.duties.training.events import stream_of_seat
from praja.duties.training.events.presence import CodeRefused, PresenceLeft, PresenceRecorded
from praja.duties.training.models.presence import Presence, PresenceTry
from praja.duties.training.queries.presence.scanning import Scanned, scanned
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.rows import insert, insert_new
from praja.lib.statements import asked

RECORDING = frozenset({ClassState.SELECTED, ClassState.RUNNING, ClassState.ENDED})
"""States in which codes are taken. After the end for what telephones kept; what is reported stands."""


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code as it comes: the mark of its session, its digits, how it was read, and when (on a telephone that kept it, set right
    by as much as its clock is off)."""

    mark: str
    digits: str
    source: PresenceSource
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of it, and what is recorded now of whoever brought it."""

    outcome: Outcome
    session: Scanned
    arrived_at: datetime | None
    is_late: bool
    left_at: datetime | None


def bring_code(*, new: NewCode, actor: Actor, at: datetime) -> Recorded:
    """Record that whoever acts is there, or leaves, by the code of their session; a code that does not fit is kept as a try.

    Brought again, also at the same moment, it changes nothing. Raises NotFound where no session has this mark, and NoSeatHere.
    Records `training.presence_recorded`, `training.presence_left` or `training.code_refused` in the stream of the seat.
    """
    with transaction.atomic():
        found = scanned(new.mark, actor.person_id)
        if found.seat is None or found.status not in HOLDING:
            raise NoSeatHere
        if found.is_cancelled or found.class_state not in RECORDING:
            return _told(found, Outcome.CLOSED)
        held = found.held
        outcome = judge(
            Brought(new.digits, new.seen_at, at, was_kept=new.source is PresenceSource.LATER),
            found.window,
            found.code,
            has_arrived=held is not None and held.arrived_at is not None,
            has_left=held is not None and held.left_at is not None,
            tries=found.tries,
        )
        if outcome in (Outcome.ARRIVED, Outcome.ARRIVED_LATE):
            return _arrive(found, found.seat, new, outcome, actor, at)
        if outcome is Outcome.LEFT:
            return _leave(found, found.seat, new, actor, at)
        if outcome in MISSES:
            _refuse(found, found.seat, outcome, actor, at)
    return _told(found, outcome)


def _told(found: Scanned, outcome: Outcome) -> Recorded:
    held = found.held
    if held is None:
        return Recorded(outcome, found, None, False, None)
    return Recorded(outcome, found, held.arrived_at, held.is_late, held.left_at)


def _arrive(found: Scanned, seat: int, new: NewCode, outcome: Outcome, actor: Actor, at: datetime) -> Recorded:
    is_late = outcome is Outcome.ARRIVED_LATE
    row = Presence(seat_id=seat, session_id=found.session, arrived_at=new.seen_at, source=new.source, is_late=is_late)
    pk = _written(found, row, _ARRIVED, [_stored(new.seen_at), str(new.source), is_late])
    if pk is None:
        return _told(scanned(new.mark, actor.person_id), Outcome.ALREADY)
    event = PresenceRecorded(
        seat=seat,
        session=found.session,
        presence=pk,
        arrived=moment_text(new.seen_at),
        source=str(new.source),
        late=is_late,
    )
    _tell(event, seat, actor, at)
    return Recorded(outcome, found, new.seen_at, is_late, found.held.left_at if found.held else None)


def _leave(found: Scanned, seat: int, new: NewCode, actor: Actor, at: datetime) -> Recorded:
    row = Presence(seat_id=seat, session_id=found.session, left_at=new.seen_at, left_source=new.source)
    pk = _written(found, row, _LEFT, [_stored(new.seen_at), str(new.source)])
    if pk is None:
        return _told(scanned(new.mark, actor.person_id), Outcome.ALREADY)
    event = PresenceLeft(
        seat=seat, session=found.session, presence=pk, left=moment_text(new.seen_at), source=str(new.source)
    )
    _tell(event, seat, actor, at)
    held = found.held
    return Recorded(Outcome.LEFT, found, held.arrived_at if held else None, bool(held and held.is_late), new.seen_at)


_ARRIVED = """
    UPDATE training_presence SET arrived_at = %s, source = %s, is_late = %s
    WHERE id = %s AND arrived_at IS NULL RETURNING id
"""
_LEFT = "UPDATE training_presence SET left_at = %s, left_source = %s WHERE id = %s AND left_at IS NULL RETURNING id"
"""Only where it was not told before: of two at the same moment the second changes nothing."""


def _written(found: Scanned, row: Presence, change: str, values: Sequence[Any]) -> int | None:
    """The id of the row that holds it now; None where somebody told it at the same moment: one code scanned twice at once."""
    given = insert_new([row]) if found.held is None else asked(change, [*values, found.held.id])
    return int(given[0][0]) if given else None


def _stored(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)


def _refuse(found: Scanned, seat: int, outcome: Outcome, actor: Actor, at: datetime) -> None:
    tried = PresenceTry(seat_id=seat, session_id=found.session, outcome=outcome.value, at=at)
    insert([tried])
    _tell(CodeRefused(seat=seat, session=found.session, tried=tried.pk, outcome=outcome.value), seat, actor, at)


def _tell(event: Event, seat: int, actor: Actor, at: datetime) -> None:
    record(event, actor=actor, at=at, stream=stream_of_seat(seat), refs={"seat": seat})
