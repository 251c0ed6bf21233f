# SPDX-License-Identifier: EUPL-1.2
"""The class of the demo town ends in plans that are reviewed twice, carried out in part, and read again."""

from datetime import UTC, date, datetime

from praja.duties.training.demo.change import play_change
from praja.duties.training.queries.change import standing_of
from praja.kernel.plans.models import EffectReading
from sql_edits import findings
from training.change.acting import count
from training.conftest import College

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)


def test_every_participant_ends_with_an_accepted_plan(college: College) -> None:
    staff = college.staff
    count(staff.bridges, date(2026, 2, 10), late=30, on_time=20)
    count(staff.bridges, date(2026, 9, 10), late=4, on_time=46)
    row = play_change(
        unit=staff.personnel,
        keeper=college.keeper,
        coach=college.trainer,
        participants=(staff.worker, staff.colleague, staff.stranger),
        at=NOW,
    )
    standing = standing_of(row).values()

    assert [(one.accepted, one.reviews) for one in standing] == [(True, 2)] * 3
    assert sorted(one.milestones_done for one in standing) == [0, 2, 2]
    assert EffectReading.objects.count() == 4
    assert findings() == []
