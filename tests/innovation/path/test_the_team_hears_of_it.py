# SPDX-License-Identifier: EUPL-1.2
"""What becomes of an innovation reaches its team, and the name of it reaches nobody outside."""

from datetime import timedelta

from innovation.conftest import BEGUN, DAY, Lab
from praja.duties.innovation.enums import PathState, TeamFunction
from praja.duties.innovation.operations.path import join_team
from praja.kernel.notifications.models import Message
from procedures.cases import deliver_all


def told(template: str) -> set[int]:
    return set(Message.objects.filter(template=template).values_list("recipient_id", flat=True))


def test_team_and_reviewer_hear_what_concerns_them(lab: Lab):
    lab.walk_to(PathState.DISPLAYED)
    deliver_all(BEGUN + 30 * DAY)

    team = {lab.staff.worker.person_id, lab.staff.colleague.person_id}
    assert told("innovation.team_changed") == {lab.staff.colleague.person_id}
    assert told("innovation.reviewer_named") == {lab.reviewer.person_id}
    assert told("innovation.approved") == team
    assert told("innovation.displayed") == team
    assert told("innovation.sent_back") == told("innovation.rejected") == set()


def test_no_message_says_its_name(lab: Lab):
    lab.walk_to(PathState.APPROVED)
    deliver_all(BEGUN + 30 * DAY)

    assert Message.objects.filter(template__startswith="innovation.").exists()
    assert not [row for row in Message.objects.all() if lab.case().subject in str(vars(row))]


def test_nobody_is_told_what_they_did_themselves(lab: Lab):
    join_team(
        innovation=lab.innovation,
        person=lab.curator.person,
        function=TeamFunction.MEMBER,
        actor=lab.leader,
        at=BEGUN + timedelta(hours=1),
    )
    lab.walk_to(PathState.DISPLAYED)
    deliver_all(BEGUN + 30 * DAY)

    assert lab.curator.person_id in told("innovation.approved")
    assert told("innovation.displayed") == {lab.staff.worker.person_id, lab.staff.colleague.person_id}
