# SPDX-License-Identifier: EUPL-1.2
"""A participant begins: a diagnosis of their unit, the plan of a design, a visit. What follows is `kernel.plans`'s."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums import HOLDING
from praja.duties.training.models import Seat
from praja.duties.training.queries.change.seats import coaches_of
from praja.duties.training.queries.change.standing import plans_of_seats
from praja.duties.training.rules import runs_class
from praja.duties.training.rules.change import SEAT
from praja.kernel.documents.models import StoredFile
from praja.kernel.measures.domain.periods import Period
from praja.kernel.people.models import Person
from praja.kernel.plans.domain.sheets import DiagnosisSheet, PlanSheet, VisitSheet
from praja.kernel.plans.models import ActionPlan, Design, Diagnosis, Visit
from praja.kernel.plans.operations import appoint_coach, start_diagnosis, start_plan, start_visit
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed


def begin_diagnosis(
    *, seat: Seat, period: Period, measures: Collection[str], sheet: DiagnosisSheet, actor: Actor, at: datetime
) -> Diagnosis:
    """Begin a diagnosis of the unit from which somebody was nominated. Raises NotAllowed, and what `start_diagnosis` raises."""
    _guard_takes_part(seat)
    return start_diagnosis(
        unit=seat.unit,
        owner=seat.employee.person,
        source_kind=SEAT,
        source_id=seat.pk,
        period=period,
        measures=measures,
        sheet=sheet,
        actor=actor,
        at=at,
    )


def begin_plan(*, seat: Seat, design: Design, sheet: PlanSheet, actor: Actor, at: datetime) -> ActionPlan:
    """Begin the action plan of a seat. The coach of the class who has the fewest plans coaches it.

    Raises NotAllowed, and what `start_plan` raises.
    """
    _guard_takes_part(seat)
    return start_plan(
        design=design,
        sheet=sheet,
        source_kind=SEAT,
        source_id=seat.pk,
        url=plan_url(seat),
        coach=_next_coach(seat),
        actor=actor,
        at=at,
    )


def choose_coach(*, seat: Seat, plan: ActionPlan, coach: Person | None, actor: Actor, at: datetime) -> ActionPlan:
    """The committee lets another coach of the class help with a plan. Raises NotAllowed, PlanUnfinished."""
    if not runs_class(actor, seat.training_class):
        raise NotAllowed(_("Coaches are chosen by the committee."), next_step=_("Ask the committee of the class."))
    if coach is not None and coach not in coaches_of(seat):
        raise NotAllowed(_("This is no coach of the class."), next_step=_("Name them as coach of the class first."))
    return appoint_coach(plan=plan, coach=coach, actor=actor, at=at)


def begin_visit(
    *, seat: Seat, sheet: VisitSheet, actor: Actor, at: datetime, files: Sequence[StoredFile] = ()
) -> Visit:
    """Write down a benchmarking visit made in the class. Raises NotAllowed, and what `start_visit` raises."""
    _guard_takes_part(seat)
    return start_visit(
        unit=seat.unit,
        owner=seat.employee.person,
        source_kind=SEAT,
        source_id=seat.pk,
        url=plan_url(seat),
        sheet=sheet,
        files=files,
        actor=actor,
        at=at,
    )


def plan_url(seat: Seat) -> str:
    """The page on which the plan of a seat is worked on."""
    return reverse("training:plan", args=[seat.training_class.case.code, seat.pk])


def _guard_takes_part(seat: Seat) -> None:
    if seat.status not in HOLDING:
        raise NotAllowed(
            _("Plans are made by those who take part in the class."), next_step=_("Ask the committee of the class.")
        )


def _next_coach(seat: Seat) -> Person | None:
    coaches = coaches_of(seat)
    seats = Seat.objects.filter(training_class_id=seat.training_class_id).values_list("pk", flat=True)
    busy = Counter(plan.coach_id for plan in plans_of_seats(list(seats)))
    return min(coaches, key=lambda one: busy[one.pk], default=None)
