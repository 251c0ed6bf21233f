# SPDX-License-Identifier: EUPL-1.2
"""Other units help with a task and a date of their own; the lead unit stays the lead and its steps leave their work alone."""

from datetime import datetime, timedelta

import pytest

from praja.duties.complaints import rules
from praja.duties.complaints.operations import accept_answer
from praja.kernel.ledger.queries import history
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import Role
from praja.kernel.procedures.errors import AlreadySupports, StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case, SupportingUnit
from praja.kernel.procedures.operations.supporting import ask_support, finish_support
from praja.kernel.procedures.rules import held_over_lead, supports
from praja.kernel.work.queries import open_items
from praja.lib.actors import Actor
from procedures.cases import answered, forwarded, reporter_of
from towns import Town
from towns import answered as answered_by

MAY_ASK = held_over_lead("tests.ask_support", Role.LIAISON)
MAY_FINISH = supports("tests.finish_support", Role.LIAISON)


def ask(case: Case, town: Town, at: datetime, actor: Actor | None = None) -> SupportingUnit:
    return ask_support(
        case=case,
        unit=town.lights,
        task="Matikan arus selama pengaspalan",
        due_at=at + timedelta(days=3),
        role=Role.LIAISON,
        rule=MAY_ASK,
        actor=actor or town.roads_liaison,
        at=at,
    )


def test_a_supporting_unit_gets_its_task_with_its_own_date(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    ask(case, town, monday)
    item = open_items(town.lights_liaison).get()

    assert (item.case_id, item.state_label) == (case.pk, "Matikan arus selama pengaspalan")
    assert item.due_at == monday + timedelta(days=3)
    assert [i.kind for i in open_items(town.roads_liaison)] == ["complaints.respond"]
    assert list(verify()) == []


def test_the_case_is_visible_to_the_supporting_unit_and_to_no_other_one(town: Town, monday: datetime) -> None:
    from dataclasses import replace

    from praja.lib.actors import ActorKind, Grant

    case = forwarded(town, monday, publish=False)
    outsider = Actor(ActorKind.EMPLOYEE, "8", (Grant(Role.LIAISON, frozenset({town.kelurahan.pk}), monday),))
    elsewhere = replace(town.lights_liaison, grants=(Grant(Role.OFFICER, frozenset({town.lights.pk}), monday),))
    assert not rules.may_read_in_office.allows(town.lights_liaison, case)

    ask(case, town, monday)
    seen = [rules.may_read_in_office.allows(a, case) for a in (town.lights_liaison, outsider, elsewhere)]

    assert seen == [True, False, False]
    assert not rules.may_draft.allows(town.lights_liaison, case)


def test_steps_of_the_lead_unit_leave_the_task_on_its_desk(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    support = ask(case, town, monday)
    later = monday + timedelta(days=1)
    moved = answered_by(case, liaison=town.roads_liaison, head=town.roads_head, at=later)
    accept_answer(case=moved, actor=reporter_of(case), at=monday + timedelta(days=2), seen_version=moved.version)

    assert [item.case_id for item in open_items(town.lights_liaison)] == [case.pk]
    assert not open_items(town.roads_liaison).exists()
    finish_support(support=support, rule=MAY_FINISH, actor=town.lights_liaison, at=monday + timedelta(days=3))
    assert not open_items(town.lights_liaison).exists()
    assert list(verify()) == []


def test_finishing_twice_is_finishing_once(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    support = ask(case, town, monday)
    for days in (1, 2):
        done = finish_support(
            support=support, rule=MAY_FINISH, actor=town.lights_liaison, at=monday + timedelta(days=days)
        )

    assert done.done_at == monday + timedelta(days=1)
    assert [row.name for row in history(case.stream)].count("procedures.support_given") == 1


def test_only_the_lead_may_ask_and_only_the_asked_may_finish(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    with pytest.raises(StepNotAllowed):
        ask(case, town, monday, actor=town.lights_liaison)
    support = ask(case, town, monday)
    with pytest.raises(StepNotAllowed):
        finish_support(support=support, rule=MAY_FINISH, actor=town.roads_liaison, at=monday)

    assert SupportingUnit.objects.get().done_at is None


def test_a_unit_has_one_unfinished_task_in_a_case_and_may_be_asked_again(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    first = ask(case, town, monday)
    with pytest.raises(AlreadySupports):
        ask(case, town, monday)
    finish_support(support=first, rule=MAY_FINISH, actor=town.lights_liaison, at=monday)
    ask(case, town, monday + timedelta(days=1))

    assert open_items(town.lights_liaison).count() == 1


def test_nobody_is_asked_to_help_with_a_case_that_is_closed(town: Town, monday: datetime) -> None:
    case = answered(town, monday)
    accept_answer(case=case, actor=reporter_of(case), at=monday + timedelta(days=1), seen_version=case.version)

    with pytest.raises(WrongState):
        ask(case, town, monday + timedelta(days=2))
    assert not SupportingUnit.objects.exists()
