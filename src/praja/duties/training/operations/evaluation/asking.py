# SPDX-License-Identifier: EUPL-1.2
"""Months after a class: asking the participants, their superiors and colleagues what has changed."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from praja.duties.training.enums import SeatStatus
from praja.duties.training.enums.evaluation import Asked, Rater
from praja.duties.training.events.evaluation import BehaviourAsked, stream_of_evaluation
from praja.duties.training.models import EvaluationTurn, Seat, TrainingClass
from praja.duties.training.operations.evaluation.answering import BEHAVIOUR_WORK, behaviour_url
from praja.duties.training.operations.evaluation.closing import close_evaluation
from praja.kernel.law.domain.clocks import due
from praja.kernel.law.queries import current_calendar, rule_in_force, terms_for
from praja.kernel.ledger.operations import record
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import holders_of
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import open_work
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.wording import msgid

WAITS = msgid("How somebody works since a training")
ANSWER_RULE, COLLEAGUES_RULE = "training.behaviour_answer", "training.least_colleagues"
SPARE = 2
"""Colleagues asked beyond those needed for their answers to be shown: not everybody answers."""


def ask_behaviour(*, training_class: TrainingClass, actor: Actor, at: datetime) -> int:
    """Ask about everybody who passed or failed; returns how many turns were given. Again asks nobody twice. What was asked at the
    end of the class is closed with it.

    Records `training.behaviour_asked` for each participant, and `training.evaluation_closed`.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=training_class.pk)
        asked = EvaluationTurn.objects.filter(seat__training_class=training_class, asked=Asked.BEHAVIOUR)
        if asked.exists():
            return 0
        close_evaluation(case=locked, asked=Asked.REACTION, actor=actor, at=at)
        taken = (SeatStatus.PASSED, SeatStatus.FAILED)
        seats = Seat.objects.filter(training_class=training_class, status__in=taken).select_related(
            "employee__person", "unit"
        )
        terms = terms_for(ANSWER_RULE, at, local_zone())
        due_at = due(terms, started_at=at, zone=local_zone(), calendar=current_calendar())
        assert due_at is not None  # nothing pauses it
        return sum(_asked(seat, locked, due_at, actor, at) for seat in seats.order_by("pk"))


def _asked(seat: Seat, case: Case, due_at: datetime, actor: Actor, at: datetime) -> int:
    raters = list(_raters(seat, at))
    turns = EvaluationTurn.objects.bulk_create(
        EvaluationTurn(seat=seat, asked=Asked.BEHAVIOUR, rater=rater, person_id=person, asked_at=at, due_at=due_at)
        for person, rater in raters
    )
    open_work([_waiting(turn, case, due_at, at) for turn in turns])
    event = BehaviourAsked(raters=tuple(raters), due=due_at.isoformat())
    refs = {"case": case.pk, "seat": seat.pk, "employee": seat.employee_id}
    record(event, actor=actor, at=at, stream=stream_of_evaluation(case.pk), refs=refs)
    return len(turns)


def _raters(seat: Seat, at: datetime) -> Iterator[tuple[int, str]]:
    """The participant, whoever heads their unit, and colleagues of the unit who have an account: those next to come after the
    participant in the register, from its beginning again at its end, so that nobody chooses them.
    """
    me = seat.employee.person_id
    yield me, Rater.SELF.value
    superior = next((one.pk for one in holders_of(Role.HEAD, seat.unit_id, at) if one.pk != me), None)
    if superior is not None:
        yield superior, Rater.SUPERIOR.value
    most = rule_in_force(COLLEAGUES_RULE, local_date(at, local_zone())).value + SPARE
    beside = Employee.objects.filter(unit_id=seat.unit_id, person__account__is_active=True)
    others = beside.exclude(person_id__in=[one for one in (me, superior) if one]).order_by("pk")
    ids = list(others.values_list("pk", "person_id"))
    after = [person for pk, person in ids if pk > seat.employee_id]
    before = [person for pk, person in ids if pk < seat.employee_id]
    for person in [*after, *before][:most]:
        yield person, Rater.COLLEAGUE.value


def _waiting(turn: EvaluationTurn, case: Case, due_at: datetime, at: datetime) -> WorkItem:
    return WorkItem(
        case_id=case.pk,
        duty="training",
        kind=BEHAVIOUR_WORK,
        subject=case.subject[:200],
        url=behaviour_url(turn.pk),
        holder_unit_id=turn.seat.unit_id,
        holder_role="",
        holder_person_id=turn.person_id,
        state_label=WAITS,
        stays=True,
        opened_at=at,
        due_at=due_at,
    )
