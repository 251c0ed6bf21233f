# SPDX-License-Identifier: EUPL-1.2
"""Each step of an innovation is taken by those whose it is, and by nobody else."""

import pytest

from innovation.conftest import BEGUN, DAY, WALK, Lab
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.procedure import INNOVATION
from praja.duties.innovation.rules import SEE_INNOVATION, WORK_ON
from praja.kernel.people.models import Account
from praja.lib.actors import Actor

S = PathState
TEAM = {"leader", "member"}
TAKERS = {
    "diagnose": (S.DRUM_UP, TEAM),
    "design": (S.DIAGNOSE, TEAM),
    "propose": (S.DESIGN, TEAM),
    "send_back": (S.PROPOSED, {"curator"}),
    "advise": (S.PROPOSED, {"curator"}),
    "approve": (S.ADVISED, {"mayor"}),
    "reject": (S.ADVISED, {"mayor"}),
    "withdraw": (S.PROPOSED, TEAM),
    "begin_trial": (S.APPROVED, TEAM),
    "end_trial": (S.TRIAL, TEAM),
    "apply": (S.TRIED, TEAM),
    "stop": (S.TRIAL, TEAM),
    "develop": (S.APPLIED, TEAM),
    "report": (S.APPLIED, {"curator"}),
    "award": (S.APPLIED, {"curator"}),
    "display": (S.APPLIED, {"curator"}),
}
"""Step to a state in which it is open, and who takes it there."""


def cast(lab: Lab) -> dict[str, Account]:
    staff = lab.staff
    return {
        "leader": staff.worker,
        "member": staff.colleague,
        "curator": lab.curator,
        "reviewer": lab.reviewer,
        "mayor": staff.mayor,
        "head": staff.roads_head,
        "other head": staff.lights_head,
        "auditor": staff.auditor,
        "personnel": staff.keeper,
        "of the unit": staff.contracted,
        "stranger": staff.stranger,
    }


def actors(lab: Lab) -> dict[str, Actor]:
    return {name: lab.actor(account, BEGUN + 60 * DAY) for name, account in cast(lab).items()}


def test_every_step_is_in_the_list():
    assert set(TAKERS) | {"start", "enter"} == set(INNOVATION.by_step)


@pytest.mark.parametrize("step", TAKERS)
def test_a_step_is_taken_by_whose_it_is(lab: Lab, step: str):
    state, takers = TAKERS[step]
    if state in WALK:
        lab.walk_to(state)
    case, rule = lab.case(), INNOVATION.by_step[step].rule

    assert case.state in INNOVATION.by_step[step].sources
    allowed = {name for name, actor in actors(lab).items() if rule.allows(actor, case)}
    listed = {name for name, actor in actors(lab).items() if rule.visible(actor, type(case).objects.all()).exists()}
    assert allowed == listed == takers


@pytest.mark.parametrize("state", [S.DRUM_UP, *WALK])
def test_who_sees_it_and_who_writes_it(lab: Lab, state: str):
    if state in WALK:
        lab.walk_to(state)
    row, here = lab.reread(), actors(lab)
    rows = type(row).objects.all()

    seen = {name for name, actor in here.items() if SEE_INNOVATION.allows(actor, row)}
    assert seen == {name for name, actor in here.items() if SEE_INNOVATION.visible(actor, rows).exists()}
    inside = {"leader", "member", "curator", "mayor", "head", "auditor"}
    if state not in (S.DRUM_UP, S.DIAGNOSE, S.DESIGN, S.PROPOSED):
        inside |= {"reviewer"}
    assert seen == (set(here) if state == S.DISPLAYED else inside)

    writing = {name for name, actor in here.items() if WORK_ON.allows(actor, row)}
    assert writing == {name for name, actor in here.items() if WORK_ON.visible(actor, rows).exists()}
    assert writing == (TEAM if state in (S.DRUM_UP, S.DIAGNOSE, S.DESIGN) else set())
