# SPDX-License-Identifier: EUPL-1.2
"""Moving running clocks without a step: a holiday decreed late, time granted by the law."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from praja.kernel.law.queries import law_data
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.queries import recalled
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.clockwork import binding_due, note, recomputed, terms_of, zone
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.errors import NoSuchClock, StepNotAllowed
from praja.kernel.procedures.events import ClocksMoved
from praja.kernel.procedures.models import Case, ClockExtension, Deadline
from praja.kernel.procedures.operations.escalating import OVERDUE
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.work.domain import FAR
from praja.kernel.work.operations import close_work_of_kind, move_work_due
from praja.lib.actors import Actor, Rule
from praja.lib.clock import start_of


def move_clocks_around(*, day: date, reason: str, actor: Actor, at: datetime, until: date | None = None) -> int:
    """Recompute every open working-day clock that a change of `day` in the calendar can move. Returns how many cases moved.

    Where several days changed at once `day` is the first and `until` the last of them.

    One event per case, each in its own transaction; clocks that were already judged stay judged. Safe to repeat: a case
    whose clocks already stand right is passed over.
    """
    last = until or day
    open_clocks = Deadline.objects.filter(stopped_at=None, started_at__lt=start_of(last + timedelta(days=1), zone()))
    case_ids = open_clocks.exclude(due_at__lt=start_of(day, zone())).values_list("case_id", flat=True).distinct()
    return sum(_recompute(case_id, reason, actor, at) for case_id in list(case_ids.order_by("case_id")))


def _recompute(case_id: int, reason: str, actor: Actor, at: datetime) -> bool:
    with recalled(law_data), transaction.atomic():
        case = lock(case_id)
        running = list(Deadline.objects.filter(case=case, stopped_at=None).prefetch_related("pauses", "extensions"))
        moved = [deadline for deadline in running if _moves(deadline)]
        if moved:
            _save(case, running, moved, reason, "move", actor, at)
    return bool(moved)


def _moves(deadline: Deadline) -> bool:
    if deadline.due_at is None or not terms_of(deadline).unit.follows_calendar:
        return False
    due_at = recomputed(deadline)
    changed, deadline.due_at = due_at != deadline.due_at, due_at
    return changed


def extend_clock(
    *, case: Case, clock: str, value: int, reason: str, article: str, rule: Rule[Case], actor: Actor, at: datetime
) -> Deadline:
    """Grant a running clock `value` more of its own unit, as `article` allows. `rule` says who may.

    Raises `StepNotAllowed`, and `NoSuchClock` if it does not run.
    """
    with recalled(law_data), transaction.atomic():
        locked = lock(case.pk)
        if not rule.allows(actor, locked):
            raise StepNotAllowed
        running = list(Deadline.objects.filter(case=locked, stopped_at=None).prefetch_related("pauses", "extensions"))
        chosen = next((deadline for deadline in running if deadline.clock == clock), None)
        if chosen is None:
            raise NoSuchClock
        ClockExtension.objects.create(deadline=chosen, value=value, reason=reason, article=article, granted_at=at)
        chosen.due_at = recomputed(Deadline.objects.prefetch_related("pauses", "extensions").get(pk=chosen.pk))
        _save(locked, running, [chosen], reason, "extend", actor, at)
    return chosen


def _take_back_misses(case: Case, running: Sequence[Deadline], moved: Sequence[Deadline], at: datetime) -> None:
    """A clock that is no longer missed can be missed again; its head is not told of what is not so any more."""
    taken_back = [d for d in moved if d.escalated_at is not None and (d.due_at is None or d.due_at > at)]
    for deadline in taken_back:
        deadline.escalated_at = None
    if taken_back and not any(deadline.escalated_at for deadline in running):
        close_work_of_kind(case.pk, kind=OVERDUE, at=at)


def _save(
    case: Case,
    running: Sequence[Deadline],
    moved: Sequence[Deadline],
    reason: str,
    act: str,
    actor: Actor,
    at: datetime,
) -> None:
    _take_back_misses(case, running, moved, at)
    Deadline.objects.bulk_update(moved, ["due_at", "escalated_at"])
    case.due_at = binding_due(running)
    case.save(update_fields=["due_at"])
    for deadline in moved:
        kinds = procedure_of(case).kinds_waiting_on(deadline.clock)
        move_work_due(case.pk, kinds=kinds, due_at=deadline.due_at or FAR)
    event = ClocksMoved(reason=reason, clocks=tuple(note(act, deadline) for deadline in moved))
    record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
