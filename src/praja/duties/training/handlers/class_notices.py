# SPDX-License-Identifier: EUPL-1.2
"""Whoever is in a class, teaches in it or sends people hears what becomes of it: in a code, the unit that holds it and its day;
never who else is in it, never a reason."""

from collections.abc import Iterable, Mapping

from django.conf import settings

from praja.duties.training.enums import GOING, HOLDING, SeatStatus
from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.operations.classes.withdrawing import WAITING_LIST
from praja.duties.training.procedure.names import class_url
from praja.duties.training.queries.classes.hearing import (
    committee_of,
    invited_heads,
    seated_people,
    staff_of,
    told_by_letter,
)
from praja.duties.training.queries.classes.letters import class_of_letter
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.people.queries import others_than
from praja.lib.codes import show_code


def _case_id(delivered: Delivered) -> int:
    return int(delivered.refs["case"])


def _row(case_id: int) -> TrainingClass:
    return TrainingClass.objects.select_related("case__lead_unit").get(pk=case_id)


def _words(row: TrainingClass) -> dict[str, str]:
    return {
        "code": show_code(row.case.code),
        "unit": row.case.lead_unit.name,
        "day": row.first_day.isoformat(),
        "url": f"{settings.PRAJA_BASE_URL}{class_url(row.case)}",
    }


def _about(delivered: Delivered) -> Mapping[str, str | int]:
    return _words(_row(_case_id(delivered)))


def _heads(delivered: Delivered) -> Iterable[int]:
    return invited_heads(_case_id(delivered), delivered.at)


def _nominated(delivered: Delivered) -> Iterable[int]:
    """Everybody about whom the selection decided."""
    decided = (SeatStatus.WAITING, SeatStatus.NOT_SELECTED, *HOLDING)
    return seated_people(_case_id(delivered), decided)


def _everybody(delivered: Delivered) -> Iterable[int]:
    return sorted({*seated_people(_case_id(delivered)), *staff_of(_case_id(delivered))})


def _moved_up(delivered: Delivered) -> Iterable[int]:
    """Somebody for whom a seat came free."""
    seat = _seat(delivered)
    return [seat.employee.person_id] if delivered.actor == WAITING_LIST and seat.status in HOLDING else []


def _gave_back(delivered: Delivered) -> Iterable[int]:
    """Of a seat that was given back the committee, and whoever had it where somebody else gave it back."""
    if getattr(delivered.event, "status", "") != SeatStatus.WITHDRAWN:
        return []
    people = {*committee_of(_case_id(delivered)), _seat(delivered).employee.person_id}
    return others_than(delivered.actor, people)


def _seat(delivered: Delivered) -> Seat:
    return Seat.objects.select_related("employee").get(pk=int(delivered.refs["seat"]))


def _of_session(delivered: Delivered) -> Iterable[int]:
    """Who is in the class, once participants are chosen; not again where all sessions moved along with the class."""
    along = LedgerEvent.objects.filter(stream=delivered.stream, name="training.class_moved", at=delivered.at)
    if _row(_case_id(delivered)).case.state not in GOING or along.exists():
        return []
    return sorted({*seated_people(_case_id(delivered), HOLDING), *staff_of(_case_id(delivered))})


def _by_letter(delivered: Delivered) -> Iterable[int]:
    return told_by_letter(int(delivered.refs["document"]), delivered.at)


def _about_letter(delivered: Delivered) -> Mapping[str, str | int]:
    found = class_of_letter(int(delivered.refs["document"]))
    return {} if found is None else _words(_row(found))


announce("training.class_announced", recipients=_heads, context=_about)
announce("training.participants_selected", recipients=_nominated, context=_about)
announce("training.seat_decided", recipients=_moved_up, context=_about, template="training.moved_up")
announce("training.seat_decided", recipients=_gave_back, context=_about, template="training.seat_given_back")
announce("training.class_moved", recipients=_everybody, context=_about)
announce("training.class_cancelled", recipients=_everybody, context=_about)
announce("training.session_set", recipients=_of_session, context=_about)
announce("documents.issued", recipients=_by_letter, context=_about_letter, template="training.letter_issued")
