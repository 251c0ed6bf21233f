# SPDX-License-Identifier: EUPL-1.2
"""Saying of a punch that was held, or of all that a wrong clock holds, whether it counts."""

from datetime import datetime

from django.db import transaction

from praja.duties.attendance.enums import Verdict
from praja.duties.attendance.errors.punches import NothingToJudge, NotYoursToJudge, ReasonMissing
from praja.duties.attendance.events.punches import PunchJudged, stream_of_month
from praja.duties.attendance.models import Judgement, Punch
from praja.duties.attendance.operations.marking import mark_around
from praja.duties.attendance.operations.waiting import word_was_given
from praja.duties.attendance.queries.together import Together, waiting_together
from praja.duties.attendance.rules import may_judge_punch
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

SHORTEST_REASON, LONGEST_REASON = 10, 300


def judge_punch(*, punch: Punch, counts: bool, reason: str, actor: Actor, at: datetime) -> Judgement:
    """It counts, or it does not; why is needed where it does not, and its employee reads it. Said once.

    Raises NotYoursToJudge, NothingToJudge (not held, or somebody was quicker), ReasonMissing. Records
    `attendance.punch_judged`.
    """
    if not may_judge_punch.allows(actor, punch) or punch.employee is None:
        raise NotYoursToJudge
    said = guarded_reason(reason) if reason.strip() or not counts else ""
    with transaction.atomic():
        held = Punch.objects.select_for_update(of=("self",)).select_related("employee").get(pk=punch.pk)
        if held.verdict != Verdict.HELD or Judgement.objects.filter(punch=held).exists():
            raise NothingToJudge
        row = _judged(held, counts, said, actor, at)
        word_was_given(employee=punch.employee, at=at)
        if counts:
            mark_around([(punch.employee.pk, held.at)])
    return row


def judge_together(*, held: Together, counts: bool, reason: str, actor: Actor, at: datetime) -> int:
    """All of them that still wait for this actor's word count, or none does; the employees read why. How many there were: what
    others said in the meantime stands.

    Raises NothingToJudge where nothing is left, ReasonMissing. Records `attendance.punch_judged` for each, in one transaction.
    """
    said = guarded_reason(reason) if reason.strip() or not counts else ""
    with transaction.atomic():
        wait = waiting_together(actor, held).order_by("pk").values_list("pk", flat=True)
        # In one order, so that two who say it at once wait for each other instead of stopping each other.
        locked = Punch.objects.select_for_update(of=("self",)).select_related("employee__person").order_by("pk")
        punches = list(locked.filter(pk__in=list(wait)))
        meanwhile = set(Judgement.objects.filter(punch__in=punches).values_list("punch", flat=True))
        punches = [punch for punch in punches if punch.pk not in meanwhile]
        if not punches:
            raise NothingToJudge
        for punch in sorted(punches, key=lambda one: (one.employee_id or 0, one.pk)):
            _judged(punch, counts, said, actor, at)
        for employee in {punch.employee for punch in punches if punch.employee}:
            word_was_given(employee=employee, at=at)
        if counts:
            mark_around([(punch.employee_id or 0, punch.at) for punch in punches])
    return len(punches)


def _judged(held: Punch, counts: bool, said: str, actor: Actor, at: datetime) -> Judgement:
    assert held.employee is not None
    salt = new_salt()
    row = Judgement.objects.create(
        punch=held, counts=counts, reason=said, salt=salt, judged_by_id=int(actor.id), judged_at=at
    )
    event = PunchJudged(
        employee=held.employee.pk, punch=held.pk, counts=counts, reason=content_digest(salt, {"reason": said})
    )
    stream = stream_of_month(held.employee.pk, local_date(min(held.at, held.received_at), local_zone()))
    record(event, actor=actor, at=at, stream=stream, refs={"employee": held.employee.pk, "punch": held.pk})
    return row


def guarded_reason(reason: str) -> str:
    """The reason on one line. Raises ReasonMissing where it is too short or too long to be one."""
    said = " ".join(reason.split())
    if not SHORTEST_REASON <= len(said) <= LONGEST_REASON:
        raise ReasonMissing
    return said
