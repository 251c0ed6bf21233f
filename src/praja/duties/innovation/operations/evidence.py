# SPDX-License-Identifier: EUPL-1.2
"""From a number to an innovation that carries it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from praja.duties.innovation.enums import PATH, Proposer
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.path import Facts, Origin, begin_diagnosis, start_innovation
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.plans.domain.sheets import DiagnosisSheet
from praja.kernel.plans.operations import start_diagnosis
from praja.lib.actors import Actor, system_actor

FROM_MEASURE = "measure"
"""Kind of the origin of what began with a number; the origin's id is the unit at which it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What stands out: `measure` of `unit` over `period`, and in `problem` the sentence that says it."""

    unit: Unit
    measure: str
    period: Period
    problem: str


def start_from_number(
    *,
    seen: Seen,
    title: str,
    leader: Person,
    actor: Actor,
    at: datetime,
    idempotency_key: UUID | None = None,
) -> Innovation:
    """Begin an innovation whose diagnosis carries what stands out as its first evidence and baseline.

    Whoever begins it for themselves stands at the diagnosis at once. Where a head or the organisation bureau names another
    leader, the platform reads the baseline for them now, and they go on when they have gathered their team. Raises what
    `start_innovation` and `start_diagnosis` raise. Records `innovation.started`, `plans.diagnosis_written`,
    `plans.evidence_read`, and for oneself `innovation.diagnosis_begun`.
    """
    own = actor.person_id == leader.pk
    with transaction.atomic():
        row = start_innovation(
            title=title,
            unit=seen.unit,
            facts=Facts(proposer=Proposer.EMPLOYEE if own else Proposer.UNIT),
            leader=leader,
            actor=actor,
            at=at,
            origin=Origin(FROM_MEASURE, seen.unit.pk),
            idempotency_key=idempotency_key,
        )
        start_diagnosis(
            unit=seen.unit,
            owner=leader,
            source_kind=PATH,
            source_id=row.pk,
            period=seen.period,
            measures=(seen.measure,),
            sheet=DiagnosisSheet(problem=seen.problem),
            actor=actor if own else system_actor("innovation.evidence"),
            at=at,
        )
        if own:
            begin_diagnosis(case=row.case, actor=actor, at=at, seen_version=None)
    return row
