# SPDX-License-Identifier: EUPL-1.2
"""Numbers chosen before trials of the demo town, read as its own days made them: too little is counted to show anything."""

from django.test import Client

from praja.config.demo import DemoTown
from praja.duties.innovation.attestation.replication import replications_match_their_events
from praja.duties.innovation.enums.replication import ReplicationState
from praja.duties.innovation.models import Innovation, Replication
from praja.duties.innovation.queries.replication import Copies, copies_of
from praja.kernel.plans.attestation import series_match_their_events
from praja.kernel.plans.domain.effects.judging import Finding
from praja.kernel.plans.models import ChosenMeasure, SeriesReading


def test_numbers_were_chosen_in_advance_and_nothing_is_shown_that_is_not_there(demo_town: DemoTown):
    assert ChosenMeasure.objects.filter(in_advance=True).count() == 4
    found = {Finding(finding) for finding in SeriesReading.objects.values_list("finding", flat=True)}

    assert found
    assert not any(one.is_shown for one in found)
    assert not list(series_match_their_events())


def test_a_district_office_copies_what_is_shown(demo_town: DemoTown, client: Client):
    copy = Replication.objects.get()
    source = Innovation.objects.select_related("case").get(pk=copy.innovation_id or 0)

    assert (copy.state, copies_of(source)) == (ReplicationState.RUNNING, Copies(1, 0))
    assert not list(replications_match_their_events())
    assert copy.changed in client.get(f"/galeri-inovasi/{source.case.code}/").content.decode()
