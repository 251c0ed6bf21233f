# SPDX-License-Identifier: EUPL-1.2
"""What is known of a code before it is judged: the session that showed it, and the seat of whoever brings it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.presence import Window, shown_code
from praja.duties.training.models.presence import PRESENCE_CODE
from praja.kernel.people.sealing import Sealed, open_sealed
from praja.lib.errors import NotFound
from praja.lib.rotating_codes import RotatingCode
from praja.lib.statements import asked

_ASKED = """
    SELECT plan.code_secret, plan.opens_before, plan.late_after, plan.closes_after, plan.leaves_from,
        session.id, session.title, session.starts_at, session.ends_at, session.cancelled_at IS NOT NULL, held.code, held.state,
        held.subject,
        seat.id, seat.status, here.id, here.arrived_at, here.is_late, here.left_at, here.word,
        (SELECT COUNT(*) FROM training_presencetry tried WHERE tried.seat_id = seat.id AND tried.session_id = session.id)
    FROM training_presenceplan plan
        JOIN training_classsession session ON session.id = plan.session_id
        JOIN procedures_case held ON held.id = session.training_class_id
        LEFT JOIN people_employee employee ON employee.person_id = %s
        LEFT JOIN training_seat seat ON seat.training_class_id = session.training_class_id AND seat.employee_id = employee.id
        LEFT JOIN training_presence here ON here.seat_id = seat.id AND here.session_id = session.id
    WHERE plan.mark = %s
"""
"""By hand and in one, because everybody in the room asks it within the same quarter of a minute."""


@dataclass(frozen=True, slots=True)
class Held:
    """A presence as it is recorded."""

    id: int
    arrived_at: datetime | None
    is_late: bool
    left_at: datetime | None
    word: str


@dataclass(frozen=True, slots=True)
class Scanned:
    """The session of a mark, with its window and code; `seat` of whoever asks, None without one, with its status; what is
    recorded of it; and how many codes of theirs did not fit."""

    session: int
    title: str
    is_cancelled: bool
    class_code: str
    class_state: str
    class_title: str
    window: Window
    code: RotatingCode
    seat: int | None
    status: str
    held: Held | None
    tries: int


def scanned(mark: str, person_id: int | None) -> Scanned:
    """All of it with one statement. Raises NotFound where no session has this mark."""
    for row in asked(_ASKED, [person_id, mark]):
        return _read(row)
    raise NotFound(
        _("This is no code of a session here."), next_step=_("Scan the code on the screen of your class once more.")
    )


def _read(row: tuple[Any, ...]) -> Scanned:
    secret, opens, late, closes, leaves, session, title, starts, ends, is_cancelled, code, state, name, *own = row
    seat, status, here, arrived, is_late, left, word, tries = own
    return Scanned(
        session=session,
        title=title,
        is_cancelled=bool(is_cancelled),
        class_code=code,
        class_state=state,
        class_title=name,
        window=Window(_sure(starts), _sure(ends), opens, late, closes, leaves),
        code=_code_of(bytes(secret)),
        seat=seat,
        status=status or "",
        held=Held(here, moment(arrived), bool(is_late), moment(left), word) if here is not None else None,
        tries=tries,
    )


@lru_cache(maxsize=64)
def _code_of(token: bytes) -> RotatingCode:
    """Everybody in a room brings a code of the same secret."""
    return code_of(Sealed(token))


def code_of(secret: Sealed) -> RotatingCode:
    """The changing code that follows from a sealed secret."""
    return shown_code(bytes.fromhex(open_sealed(secret, PRESENCE_CODE)))


def moment(value: datetime | None) -> datetime | None:
    """A moment as the database gives it: SQLite's driver leaves out that it is UTC."""
    return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def _sure(value: datetime) -> datetime:
    found = moment(value)
    assert found is not None
    return found
