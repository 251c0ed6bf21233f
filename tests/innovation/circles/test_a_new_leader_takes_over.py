# SPDX-License-Identifier: EUPL-1.2
"""What a leader worked on and owed is the new leader's, whole: diagnosis, plan, promises and what waits."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from innovation.circles.acting import BEGUN, Group
from praja.duties.innovation.attestation.circles import circles_match_their_events, projects_match_their_events
from praja.duties.innovation.enums.circles import CirclePart
from praja.duties.innovation.models import CircleProject
from praja.duties.innovation.operations.circles import go_back, take_in_person
from praja.kernel.ledger.attestations import Mismatch
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.models import Person
from praja.kernel.plans.attestation.commitments import commitments_match_their_events
from praja.kernel.plans.attestation.planning import plans_match_their_events
from praja.kernel.plans.attestation.sheets import sheets_match_their_events
from praja.kernel.plans.models import ActionPlan, Commitment, Diagnosis
from praja.kernel.work.models import WorkItem

LATER = BEGUN + timedelta(days=10)
CHANGED = (
    "plans.diagnosis_handed_over",
    "plans.plan_handed_over",
    "plans.commitment_handed_over",
)


def name_leader(group: Group, at: datetime = LATER) -> Person:
    """The head names the colleague as the new leader."""
    person = group.staff.colleague.person
    head = group.actor(group.staff.bridges_head, at)
    take_in_person(circle=group.circle, person=person, part=CirclePart.LEADER, actor=head, at=at)
    return person


def mismatches() -> list[Mismatch]:
    return [
        *circles_match_their_events(),
        *projects_match_their_events(),
        *commitments_match_their_events(),
        *plans_match_their_events(),
        *sheets_match_their_events(),
    ]


def owners(project: CircleProject) -> set[int | None]:
    assert project.diagnosis is not None
    assert project.plan is not None
    promised = Commitment.objects.filter(milestone__plan=project.plan)
    desks = WorkItem.objects.filter(commitments__in=promised, closed_at=None)
    return {
        project.diagnosis.owner_id,
        project.plan.owner_id,
        *promised.values_list("owner_person_id", flat=True),
        *desks.values_list("holder_person_id", flat=True),
    }


def test_diagnosis_plan_promises_and_desks_go_along(group: Group):
    assert owners(group.walk_to(5)) == {group.staff.worker.person_id}

    person = name_leader(group)

    assert owners(group.reread()) == {person.pk}
    assert LedgerEvent.objects.filter(name__in=CHANGED).count() == 3
    assert mismatches() == []


def test_the_new_leader_goes_back_and_changes_the_plan_that_was_accepted(group: Group):
    group.walk_to(5)
    name_leader(group)
    actor = group.actor(group.staff.colleague, LATER)

    go_back(case=group.case(), to_step=3, why="Solusinya terlalu mahal.", actor=actor, at=LATER, seen_version=None)

    assert group.reread().plan.state == "draft"  # type: ignore[union-attr]
    assert mismatches() == []


def test_what_was_done_stays_with_whoever_did_it(group: Group):
    group.walk_to(5)
    group.keep_promises(BEGUN + timedelta(days=6))
    name_leader(group)

    assert set(Commitment.objects.values_list("owner_person_id", flat=True)) == {group.staff.worker.person_id}
    assert mismatches() == []


def test_a_finished_project_that_owes_nothing_stays_as_it_was(group: Group):
    group.walk_to(9)
    name_leader(group, BEGUN + timedelta(days=20))

    assert Diagnosis.objects.get().owner_id == group.staff.worker.person_id
    assert not LedgerEvent.objects.filter(name__in=CHANGED).exists()


def test_a_new_member_takes_nothing_over(group: Group):
    group.walk_to(5)
    given: dict[str, Any] = {"circle": group.circle, "actor": group.head, "at": LATER}
    take_in_person(person=group.staff.stranger.person, part=CirclePart.MEMBER, **given)

    assert owners(group.reread()) == {group.staff.worker.person_id}


@pytest.mark.parametrize(
    ("model", "field", "said"),
    [
        (Diagnosis, "owner_id", "is not of whom, for what or about what it was written"),
        (ActionPlan, "owner_id", "is not of whom or for what it was written"),
        (
            Commitment,
            "owner_person_id",
            "is not what was promised: its words, its unit, its day or what called for it were edited",
        ),
    ],
)
def test_the_ledger_names_who_puts_it_back(group: Group, model: Any, field: str, said: str):
    group.walk_to(5)
    name_leader(group)

    model.objects.update(**{field: group.staff.worker.person_id})

    assert [one.what for one in mismatches()] == [said]
