# SPDX-License-Identifier: EUPL-1.2
"""All plans of a class, and of one's units; one's own on top."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.queries.change.reviews import own_sheets
from praja.duties.training.queries.change.seats import BoardRow, board_of, plans_of_units, seats_of_plans, work_of
from praja.duties.training.queries.change.standing import standings
from praja.duties.training.queries.classes import class_with_code, own_seat
from praja.duties.training.rules import opens_training, runs_class
from praja.duties.training.web.change.words import next_step, plan_link
from praja.duties.training.web.frame import frame_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.plans.enums import PlanState
from praja.kernel.plans.web.following import STATE_TONES
from praja.lib.clock import local_date
from praja.lib.moments import describe_moment, local_zone
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

MOST = 200
"""Participants on the board of a class."""


@guarded(opens_training)
def class_plans(request: PrajaRequest, code: str) -> HttpResponse:
    """The plans of a class as far as the reader may see them; whoever takes part sees what comes next for their own."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        seats = seats_of_plans(request.actor).filter(training_class=row)
        board = board_of(list(seats.order_by("unit__name", "employee__person__name", "pk")[:MOST]), row)
    today = local_date(request.at, local_zone())
    mine = own_seat(request.actor, row)
    context = {
        **frame_of(request.actor, row, "plans"),
        "mine": _mine(mine, row) if mine is not None and mine.takes_part else None,
        "columns": board_columns(),
        "board": [board_row(one, code, today) for one in board if mine is None or one.seat.pk != mine.pk],
        "sheets": [
            (sheet, reverse("training:review", args=[code, sheet.round.pk])) for sheet in own_sheets(request.actor, row)
        ],
        "may_review": runs_class(request.actor, row),
        "reviews_url": reverse("training:reviews", args=[code]),
    }
    return render(request, "training/change/board.html", context)


@guarded(opens_training)
def unit_plans(request: PrajaRequest) -> HttpResponse:
    """What people of one's units, and oneself, set out to change after training, and what became of it."""
    with recalled(units):
        led = request.actor.units_as(Role.HEAD, Role.PERSONNEL, Role.AUDITOR)
        found = page_of(plans_of_units(request.actor, led), order=("-pk",), cursor=request.GET.get("cursor"), size=25)
        rows = _of_classes(found.items)
    today = local_date(request.at, local_zone())
    own = seats_of_plans(request.actor).filter(employee__person_id=request.actor.person_id or 0).order_by("-pk")
    context = {
        "own": [_mine(seat, seat.training_class) for seat in own[:10]],
        "columns": [_("Class"), *board_columns()],
        "board": [
            [one.seat.training_class.case.subject, *board_row(one, one.seat.training_class.case.code, today)]
            for one in rows
        ],
        "next_url": f"?cursor={found.next}" if found.next else "",
        "leads": bool(led),
    }
    return render(request, "training/change/units.html", context)


def _of_classes(seats: Sequence[Seat]) -> list[BoardRow]:
    """The seats with their plans, in the order given; a few statements for each class among them."""
    by_class: dict[int, list[Seat]] = {}
    for seat in seats:
        by_class.setdefault(seat.training_class_id, []).append(seat)
    found = {row.seat.pk: row for some in by_class.values() for row in board_of(some, some[0].training_class)}
    return [found[seat.pk] for seat in seats]


def board_columns() -> list[Any]:
    """What the board tells of each plan."""
    return [
        _("Participant"),
        _("Unit"),
        _("Plan"),
        _("Mentor"),
        {"label": _("Milestones done"), "number": True},
        _("Next milestone"),
        {"label": _("Reviews"), "number": True},
    ]


def board_row(one: BoardRow, code: str, today: date) -> list[Any]:
    """One participant, as `table` takes it."""
    plan, standing = one.plan, one.standing
    late = standing.next_due_on is not None and standing.next_due_on < today
    due = describe_moment(standing.next_due_on, "date") if standing.next_due_on else ""
    return [
        {"text": one.seat.employee.person.name, "href": plan_link(code, one.seat)},
        one.seat.unit.name,
        {"text": plan.get_state_display(), "tone": STATE_TONES[PlanState(plan.state)]} if plan else _("not begun"),
        plan.mentor.name if plan and plan.mentor else None,
        _("%(done)s of %(all)s") % {"done": standing.milestones_done, "all": standing.milestones} if plan else None,
        {"text": due, "tone": "late" if late else "neutral"} if due else None,
        standing.reviews,
    ]


def _mine(seat: Seat, row: TrainingClass) -> dict[str, Any]:
    """Where one's own plan stands and what comes next."""
    work = work_of(seat)
    standing = standings([work.plan], row)[work.plan.pk] if work.plan else None
    return {
        "title": row.case.subject,
        "url": plan_link(row.case.code, seat),
        "step": next_step(work, row.case.code),
        "plan": work.plan,
        "tone": STATE_TONES[PlanState(work.plan.state)] if work.plan else "neutral",
        "standing": standing,
    }
