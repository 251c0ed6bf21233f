# SPDX-License-Identifier: EUPL-1.2
"""The evidence board with a unit that stands out and a topic that rises."""

from collections.abc import Iterator
from datetime import timedelta

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page
from innovation.conftest import Lab
from innovation.evidence.counted import ON_TIME, counted, told
from praja.duties.complaints.models import Topic
from praja.kernel.measures.domain.reporting import read_period


def the_board(language: str, lab: Lab) -> Iterator[Page]:
    """What stands out, one number and one topic, as its own people see them and as others do."""
    quarter, staff = read_period("2025-T4"), lab.staff
    assert quarter is not None
    day = quarter.span.first_day + timedelta(days=40)
    counted(staff.bridges, day, 50, 100)
    counted(staff.bridges, quarter.previous.span.first_day + timedelta(days=40), 90, 100)
    counted(staff.lights, day, 190, 200)
    counted(staff.personnel, day, 90, 100)
    topic = Topic.objects.create(name="Jalan berlubang")
    told(staff.bridges, quarter.id, topic.pk, 14)
    told(staff.bridges, quarter.previous.id, topic.pk, 2)
    asked = f"unit={staff.roads.code}&masa=2025-T4"
    curator, stranger = signed_in(language, lab.curator), signed_in(language, staff.stranger)
    yield from curator.get("/inovasi/bukti/?masa=2025-T4")
    yield from stranger.get("/inovasi/bukti/?masa=2025-T1")
    yield from curator.get(f"/inovasi/bukti/angka/{ON_TIME}/{staff.roads.pk}/?masa=2025-T4")
    yield from curator.post(f"/inovasi/bukti/angka/{ON_TIME}/{staff.bridges.pk}/?{asked}", title="")
    yield from stranger.get(f"/inovasi/bukti/angka/{ON_TIME}/{staff.bridges.pk}/?{asked}")
    yield from curator.get(f"/inovasi/bukti/topik/{topic.pk}/{staff.roads.pk}/?{asked}")
