# SPDX-License-Identifier: EUPL-1.2
"""What the demo town plays counts: five innovations of five basic services, described at length, in a sealed year."""

from collections.abc import Mapping
from datetime import UTC, datetime

from innovation.conftest import Lab
from praja.duties.innovation.attestation.index import (
    answers_of_innovations_match_their_events,
    years_match_their_events,
)
from praja.duties.innovation.attestation.path import innovations_match_their_events
from praja.duties.innovation.demo.index import PAST, play_index
from praja.duties.innovation.models import IndexSeal
from praja.duties.innovation.queries.index.live import standing_of
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account


def test_the_index_of_the_demo_town_is_true(lab: Lab) -> None:
    staff = lab.staff
    units: Mapping[str, Unit] = dict.fromkeys((story[1] for story in PAST), staff.bridges)
    cast: Mapping[str, Account] = {
        "organisasi": lab.curator,
        "petugas": staff.worker,
        "plt.dinsos": staff.colleague,
    }

    play_index(units=units, cast=cast, at=datetime(2026, 11, 30, 2, 0, tzinfo=UTC))

    standing, seal = standing_of(2026), IndexSeal.objects.get()
    assert len(standing.sent) == len(PAST)
    assert len(standing.services) == 5
    assert seal.sheet["index"] == str(standing.index().index)
    assert standing.index().number > 0
    assert standing.index(accepted=True).index < standing.index().index
    assert [
        *innovations_match_their_events(),
        *answers_of_innovations_match_their_events(),
        *years_match_their_events(),
    ] == []
