# SPDX-License-Identifier: EUPL-1.2
"""A finished project becomes an innovation on the path of five D, with its diagnosis and what came of it."""

from datetime import datetime

from django.db import transaction

from praja.duties.innovation.domain.profiles import ProfileSheet
from praja.duties.innovation.enums import PATH
from praja.duties.innovation.enums.circles import CIRCLE_PROJECT, DONE
from praja.duties.innovation.errors.circles import NotYourCircle, StepNotOpen
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.models.circles import CircleProject
from praja.duties.innovation.operations.circles.stepping import causes_of, leader_of
from praja.duties.innovation.operations.path import Facts, Origin, start_innovation, write_profile
from praja.duties.innovation.queries.circles.finding import innovation_from, last_sheets
from praja.duties.innovation.rules.circles import leads_circle
from praja.kernel.measures.domain.periods import Period
from praja.kernel.people.models import Person
from praja.kernel.plans.domain.sheets import DiagnosisSheet
from praja.kernel.plans.operations import start_diagnosis
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def grow_into_innovation(*, project: CircleProject, actor: Actor, at: datetime) -> Innovation:
    """The leader begins an innovation from a finished project: its words, its causes and its baseline over the same period go
    along. Once; who asks again gets the one that was begun.

    Raises `NotYourCircle`, `StepNotOpen` (not finished), and what `start_innovation` and `start_diagnosis` raise.
    """
    if not leads_circle(actor, project.circle_id):
        raise NotYourCircle
    if project.case.state not in DONE:
        raise StepNotOpen
    with transaction.atomic():
        CircleProject.objects.select_for_update().get(pk=project.pk)
        if found := innovation_from(project):
            return found
        leader = Person.objects.get(pk=leader_of(project))
        made = start_innovation(
            title=project.case.subject,
            unit=project.circle.unit,
            facts=Facts(),
            leader=leader,
            origin=Origin(CIRCLE_PROJECT, project.pk),
            actor=actor,
            at=at,
        )
        _carry_over(project, made, leader, actor, at)
    return made


def _carry_over(project: CircleProject, made: Innovation, leader: Person, actor: Actor, at: datetime) -> None:
    said = {step: row.sheet for step, row in last_sheets(project).items()}
    known, day = project.diagnosis, local_date(at, local_zone())
    start_diagnosis(
        unit=project.circle.unit,
        owner=leader,
        source_kind=PATH,
        source_id=made.pk,
        period=Period(known.first_day, known.last_day) if known else Period(day, day),
        measures=list(known.evidence.values_list("measure", flat=True)) if known else [],
        sheet=DiagnosisSheet(said[1]["problem"], "", tuple(causes_of(said[2]["causes"]))),
        actor=actor,
        at=at,
    )
    results = [f"{row['measured']}: {row['before']} → {row['after']}" for row in said[6]["axes"]]
    sheet = ProfileSheet(
        design=said[7]["standard"],
        changes=said[3]["chosen"],
        aims=said[1]["target"],
        benefits=said[6]["conclusion"],
        results="\n".join(results),
    )
    write_profile(innovation=made, sheet=sheet, seen_number=0, actor=actor, at=at)
