# SPDX-License-Identifier: EUPL-1.2
"""What comes next for somebody who wants to change something, and where it is done."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.models import Seat
from praja.duties.training.queries.change.seats import Work
from praja.kernel.plans.enums import PlanState


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the owner does next: its words and its page."""

    words: str
    url: str


def next_step(work: Work, code: str) -> NextStep:
    """The next step on the way of a seat."""
    if work.diagnosis is None:
        return NextStep(_("Begin with the numbers of your unit"), reverse("training:my_diagnosis", args=[code]))
    if work.design is None:
        return NextStep(_("Say what you want to change"), reverse("training:my_design", args=[code]))
    if work.plan is None:
        return NextStep(_("Write your action plan"), reverse("training:my_plan", args=[code]))
    if work.plan.state == PlanState.SENT_BACK:
        return NextStep(_("Change what your mentor asks for"), plan_link(code, work.seat))
    return NextStep(_("Go on with your plan"), plan_link(code, work.seat))


def plan_link(code: str, seat: Seat) -> str:
    """The page of a seat's plan."""
    return reverse("training:plan", args=[code, seat.pk])


def iso(day: date | None) -> str:
    """A day as an input of a form takes it."""
    return day.isoformat() if day else ""
