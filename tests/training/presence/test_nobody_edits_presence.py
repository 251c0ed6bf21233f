# SPDX-License-Identifier: EUPL-1.2
"""What somebody edits in the tables of presence behind the back of every operation is named."""

from datetime import timedelta

import pytest

from praja.duties.training.enums.presence import PresenceWord
from praja.duties.training.models import Presence
from praja.duties.training.operations.presence import Windows, judge_presence
from sql_edits import findings, not_named
from training.conftest import STARTED, College
from training.presence.conftest import brings, plan_of

pytestmark = pytest.mark.django_db


def test_every_edit_is_named(college: College) -> None:
    plan, staff = plan_of(college, Windows(leaves_from=15)), college.staff
    brings(college, plan, staff.worker, STARTED)
    brings(college, plan, staff.worker, college.sessions[0].ends_at)
    brings(college, plan, staff.stranger, STARTED + timedelta(minutes=9), shown=STARTED)
    judge_presence(
        session=college.sessions[0],
        seats=[college.seat(staff.colleague).pk],
        word=PresenceWord.PRESENT,
        reason="Hadir tanpa telepon.",
        actor=college.actor(college.committee, STARTED),
        at=STARTED,
    )
    assert findings() == []

    here, worker = Presence.objects.get(seat=college.seat(staff.worker)).pk, college.seat(staff.worker).pk
    stranger, session = college.seat(staff.stranger).pk, college.sessions[0].pk
    table, mine = "training_presence", "WHERE id = %s"
    edits = [
        (f"UPDATE {table} SET arrived_at = '2026-03-02 00:00:00+00' {mine}", [here], f"presence {here}"),
        (f"UPDATE {table} SET is_late = true {mine}", [here], f"presence {here}"),
        (f"UPDATE {table} SET left_at = NULL {mine}", [here], f"presence {here}"),
        (f"UPDATE {table} SET source = 'later' {mine}", [here], f"presence {here}"),
        (f"UPDATE {table} SET word = 'absent' {mine}", [here], f"presence {here}"),
        (f"UPDATE {table} SET seat_id = %s {mine}", [stranger, here], f"presence {here}"),
        (f"UPDATE {table} SET reason = 'lain' WHERE word = 'present'", [], "presence"),
        (f"DELETE FROM {table} {mine}", [here], f"presence {here}"),
        (
            f"INSERT INTO {table} (seat_id, session_id, arrived_at, source, is_late, left_source, word, reason, salt)"
            " VALUES (%s, %s, '2026-03-02 00:00:00+00', 'scanned', false, '', '', '', '')",
            [stranger, session],
            "no event says",
        ),
        ("UPDATE training_presenceplan SET late_after = 50", [], f"presence of session {session}"),
        ("UPDATE training_presenceplan SET mark = 'BUKANINI22'", [], f"presence of session {session}"),
        ("UPDATE training_presencetry SET seat_id = %s", [worker], "try"),
        ("DELETE FROM training_presencetry", [], "try"),
    ]
    assert not_named(edits) == []
