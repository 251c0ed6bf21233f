# SPDX-License-Identifier: EUPL-1.2
"""What the demo town plays: one idea taken up with its supporters, one declined, one that waits; the ledger knows all of it."""

from datetime import UTC, datetime

from innovation.conftest import Lab
from praja.duties.innovation.attestation.ideas import ideas_match_their_events
from praja.duties.innovation.demo.evidence import SUPPORTERS, play_ideas
from praja.duties.innovation.enums import IdeaState
from praja.duties.innovation.models import Idea

AT = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)


def test_three_ideas_stand_where_they_should(lab: Lab):
    played = play_ideas(unit=lab.staff.bridges, leader=lab.staff.worker, curator=lab.curator, at=AT)

    rows = Idea.objects.select_related("case").in_bulk([one.pk for one in played])
    found = [(rows[one.pk].case.state, rows[one.pk].supporters) for one in played]
    assert found == [(IdeaState.ADOPTED, SUPPORTERS), (IdeaState.DECLINED, 0), (IdeaState.RECEIVED, 0)]
    assert not list(ideas_match_their_events())
