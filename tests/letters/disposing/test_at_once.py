# SPDX-License-Identifier: EUPL-1.2
"""Addressees and the head act on one order at the same moment: nothing is lost, asked twice or left on a desk."""

from collections.abc import Callable
from typing import Any

import pytest

from at_once import at_once
from letters.conftest import Office
from letters.disposing.orders import LATER, PROCEED, as_, asked, of, ordered
from praja.duties.letters.enums import AssignmentState
from praja.duties.letters.errors.dispositions import AlreadyHasIt, AssignmentEnded
from praja.duties.letters.models import Assignment
from praja.duties.letters.operations.disposing import ask_more, pass_on
from praja.duties.letters.operations.following import finish_assignment, withdraw_assignments
from praja.duties.letters.procedure.names import DO_CONCLUDE
from praja.kernel.work.models import WorkItem
from praja.lib.errors import DomainError
from sql_edits import findings

pytestmark = pytest.mark.django_db(transaction=True)


def answered(act: Callable[[], Any]) -> Callable[[], str]:
    """What became of it: the refusal's class, or nothing."""

    def done() -> str:
        try:
            act()
        except DomainError as refused:
            return type(refused).__name__
        return ""

    return done


def test_two_addressees_report_and_the_head_withdraws_from_one_of_them(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads), asked(office.lights))
    roads, lights, mayor = of(order, office.roads), of(order, office.lights), as_(office.mayor, LATER)
    by_roads, by_lights = as_(office.roads_head, LATER), as_(office.lights_head, LATER)
    answers = at_once(
        order.case,
        [
            answered(lambda: finish_assignment(assignment=roads, report="Selesai.", actor=by_roads, at=LATER)),
            answered(lambda: finish_assignment(assignment=lights, report="Selesai.", actor=by_lights, at=LATER)),
            answered(lambda: withdraw_assignments(assignments=[lights], reason="Batal.", actor=mayor, at=LATER)),
        ],
    )
    assert answers[0] == ""
    assert {answers[1], answers[2]} == {"", AssignmentEnded.__name__}, "one of the two came first"
    lights.refresh_from_db()
    assert lights.state == (AssignmentState.DONE if answers[1] == "" else AssignmentState.WITHDRAWN)
    left = list(WorkItem.objects.filter(case_id=order.pk, closed_at=None).values_list("kind", flat=True))
    assert left == [DO_CONCLUDE.kind], "the head is called once"
    assert findings() == []


def test_the_holder_and_the_head_ask_the_same_unit(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads))
    held, bridges = of(order, office.roads), asked(office.bridges)
    head, mayor = as_(office.roads_head, LATER), as_(office.mayor, LATER)
    answers = at_once(
        order.case,
        [
            answered(lambda: pass_on(assignment=held, words=PROCEED, asked=[bridges], actor=head, at=LATER)),
            answered(lambda: ask_more(case=order.case, words=PROCEED, asked=[bridges], actor=mayor, at=LATER)),
        ],
    )
    assert sorted(answers) == ["", AlreadyHasIt.__name__]
    assert Assignment.objects.filter(unit=office.bridges).count() == 1
    assert findings() == []
