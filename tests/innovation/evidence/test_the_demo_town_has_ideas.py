# SPDX-License-Identifier: EUPL-1.2
"""What the demo town plays: one idea taken up with its supporters, one declined, one that waits, and a diagnosis that began with
a number; the ledger knows all of it."""

from datetime import UTC, date, datetime

from innovation.conftest import Lab
from innovation.evidence.counted import counted
from praja.duties.complaints.demo.photos import street_scene
from praja.duties.innovation.attestation.ideas import ideas_match_their_events
from praja.duties.innovation.demo.evidence import CAUSES, SUPPORTERS, play_diagnosis, play_ideas
from praja.duties.innovation.enums import IdeaState
from praja.duties.innovation.models import Idea
from praja.duties.innovation.queries.path import diagnosis_of
from praja.kernel.plans.attestation import sheets_match_their_events
from praja.kernel.plans.queries.planning import diagnosis_sheet

AT = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)


def test_three_ideas_stand_where_they_should(lab: Lab):
    played = play_ideas(unit=lab.staff.bridges, leader=lab.staff.worker, curator=lab.curator, at=AT)

    rows = Idea.objects.select_related("case").in_bulk([one.pk for one in played])
    found = [(rows[one.pk].case.state, rows[one.pk].supporters) for one in played]
    assert found == [(IdeaState.ADOPTED, SUPPORTERS), (IdeaState.DECLINED, 0), (IdeaState.RECEIVED, 0)]
    assert not list(ideas_match_their_events())


def test_a_diagnosis_begins_with_a_number_where_there_is_one(lab: Lab):
    play = {"unit": lab.staff.bridges, "leader": lab.staff.worker, "photo": street_scene(9), "at": AT}
    assert play_diagnosis(**play) is None
    counted(lab.staff.bridges, date(2026, 10, 5), 12, 30)

    row = play_diagnosis(**play)

    assert row is not None
    found = diagnosis_of(row)
    assert found is not None
    assert (found.evidence.get().numerator, found.proofs.count()) == (12, 2)
    assert diagnosis_sheet(found).causes == CAUSES
    assert not list(sheets_match_their_events())
