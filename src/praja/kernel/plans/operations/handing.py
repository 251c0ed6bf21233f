# SPDX-License-Identifier: EUPL-1.2
"""Handing a diagnosis with its plan and open promises to somebody else, whole: nothing stays with whoever left."""

from datetime import datetime

from django.db import transaction

from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Person
from praja.kernel.plans.enums import FINISHED, LIVE
from praja.kernel.plans.events import (
    CommitmentHandedOver,
    DiagnosisHandedOver,
    PlanHandedOver,
    diagnosis_stream,
    stream_of,
)
from praja.kernel.plans.models import ActionPlan, Commitment, Diagnosis
from praja.kernel.plans.operations.standing import locked, note
from praja.kernel.work.models import WorkItem
from praja.lib.actors import Actor


def hand_over(*, diagnosis: Diagnosis, to: Person, actor: Actor, at: datetime) -> Diagnosis:
    """Another person owns a diagnosis from now on, its plans that are not finished, and what of them is still owed. What was done
    or given up stays with whoever did it. That the actor may hand it over is asked by the duty; a coach who becomes the owner
    coaches no more.

    Records `plans.diagnosis_handed_over`, and for each plan and promise `plans.plan_handed_over` and
    `plans.commitment_handed_over`; nothing where it is theirs already.
    """
    with transaction.atomic():
        row = Diagnosis.objects.select_for_update(of=("self",)).get(pk=diagnosis.pk)
        if row.owner_id != to.pk:
            row.owner = to
            row.save(update_fields=["owner"])
            event = DiagnosisHandedOver(owner=to.pk)
            refs = {"diagnosis": row.pk, "unit": row.unit_id}
            record(event, actor=actor, at=at, stream=diagnosis_stream(row.pk), refs=refs)
        plans = ActionPlan.objects.filter(design__diagnosis=row).exclude(state__in=FINISHED).order_by("pk")
        for plan in plans:
            _plan(locked(plan), to, actor, at)
    return row


def _plan(row: ActionPlan, to: Person, actor: Actor, at: datetime) -> None:
    before = row.owner_id
    if before != to.pk:
        row.owner = to
        row.coach_id = None if row.coach_id == to.pk else row.coach_id
        row.save(update_fields=["owner", "coach"])
        note(row, PlanHandedOver(owner=to.pk, coach=row.coach_id), actor, at)
        WorkItem.objects.filter(action_plans=row, closed_at=None, holder_person=before).update(holder_person=to)
    owed = Commitment.objects.select_for_update(of=("self",)).filter(milestone__plan=row, status__in=LIVE)
    for one in owed.exclude(owner_person=to).order_by("pk"):
        one.owner_person = to
        one.save(update_fields=["owner_person"])
        WorkItem.objects.filter(commitments=one, closed_at=None).update(holder_person=to)
        refs = {"commitment": one.pk, "unit": one.owner_unit_id}
        event = CommitmentHandedOver(owner_person=to.pk)
        record(event, actor=actor, at=at, stream=stream_of(one.pk), refs=refs)
