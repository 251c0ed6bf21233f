# SPDX-License-Identifier: EUPL-1.2
"""Numbers chosen before trials of the demo town, read as its own days made them: in its tiny size too little is counted to show
anything; in a larger one an office serves sooner since its trial."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from praja.config.demo import DemoTown
from praja.config.demo.building import QUICKER, SLOWNESS, slowness_of
from praja.duties.innovation.attestation.gallery import papers_match_their_events
from praja.duties.innovation.attestation.replication import replications_match_their_events
from praja.duties.innovation.demo.path import trial_begins
from praja.duties.innovation.enums.replication import ReplicationState
from praja.duties.innovation.models import Innovation, Replication
from praja.duties.innovation.queries.replication import Copies, copies_of
from praja.kernel.plans.attestation import series_match_their_events
from praja.kernel.plans.domain.effects.judging import Finding
from praja.kernel.plans.models import ChosenMeasure, SeriesReading

AT = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_numbers_were_chosen_in_advance_and_nothing_is_shown_that_is_not_there(demo_town: DemoTown):
    assert list(ChosenMeasure.objects.values_list("in_advance", flat=True)) == [True] * 9
    found = {Finding(finding) for finding in SeriesReading.objects.values_list("finding", flat=True)}

    assert found
    assert not any(one.is_shown for one in found)
    assert not list(series_match_their_events())


@pytest.mark.parametrize("unit", ["Kec. Hulumarga", "Dishub"])
def test_other_units_copy_what_is_shown(demo_town: DemoTown, client: Client, unit: str):
    copy = Replication.objects.get(unit__short_name=unit)
    source = Innovation.objects.select_related("case").get(pk=copy.innovation_id or 0)

    assert (copy.state, copies_of(source)) == (ReplicationState.RUNNING, Copies(1, 0))
    assert not list(replications_match_their_events())
    assert copy.changed in client.get(f"/galeri-inovasi/{source.case.code}/").content.decode()


def test_a_guide_is_read_by_everybody(demo_town: DemoTown, client: Client):
    source = Innovation.objects.select_related("case").get(case__subject="Jemput Berkas Keliling")

    assert "Pedoman putaran" in client.get(f"/galeri-inovasi/{source.case.code}/").content.decode()
    assert not list(papers_match_their_events())


def test_one_office_serves_sooner_since_its_trial_and_the_others_as_ever():
    began = trial_begins(QUICKER, AT)
    slowness = slowness_of(7, began)

    assert (slowness(7, began - DAY), slowness(7, began + DAY)) == SLOWNESS
    assert (slowness(8, began - DAY), slowness(8, began + DAY)) == (1.0, 1.0)
    assert AT - began > 100 * DAY
