# SPDX-License-Identifier: EUPL-1.2
"""Applications end where what was asked for did not come in its time."""

from datetime import datetime

from django.db.models import QuerySet

from praja.duties.services.enums import APPLICATION
from praja.duties.services.operations.ending import stop_asking
from praja.duties.services.procedure.names import INCOMPLETE, PAYMENT
from praja.duties.services.queries.applications import application_of
from praja.kernel.procedures.errors import WrongState
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor
from praja.lib.errors import DomainError

CLOCK_OF = {INCOMPLETE: "completion", PAYMENT: "payment"}
"""The clock that the applicant has in each state."""


def lapse_due(*, actor: Actor, at: datetime, limit: int = 500) -> int:
    """End the applications whose applicants did not send or pay in time. Returns how many."""
    due = _overdue(at).filter(case__procedure=APPLICATION, case__state__in=CLOCK_OF)
    case_ids = list(due.order_by("due_at", "id").values_list("case_id", flat=True)[:limit])
    return sum(_lapse(case_id, actor, at) for case_id in case_ids)


def _lapse(case_id: int, actor: Actor, at: datetime) -> bool:
    def write(moved: Case) -> None:
        if not _overdue(at).filter(case=moved.pk).exists():
            raise _InTime("")
        stop_asking(application_of(moved), actor=actor, at=at)

    try:
        perform(case_id, "lapse", actor=actor, at=at, seen_version=None, data={}, write=write)
    except (WrongState, _InTime):
        return False  # it came, or was paid, between the look and the lock
    return True


class _InTime(DomainError):
    """It was sent and asked for anew meanwhile: another clock runs."""


def _overdue(at: datetime) -> QuerySet[Deadline]:
    return Deadline.objects.filter(stopped_at=None, due_at__lt=at, clock__in=CLOCK_OF.values())
