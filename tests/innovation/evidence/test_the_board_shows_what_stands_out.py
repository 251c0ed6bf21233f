# SPDX-License-Identifier: EUPL-1.2
"""From a number that stands out to an innovation with its diagnosis in one click; small units and small counts stay quiet."""

from datetime import date

import pytest

from innovation.conftest import BEGUN, DAY, Lab
from innovation.evidence.counted import ON_TIME, RECEIVED, counted, told
from officers import signed_in
from praja.duties.complaints.models import Topic
from praja.duties.innovation.attestation.path import innovations_match_their_events
from praja.duties.innovation.domain.evidence import Sure
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.errors.path import NotYourUnit
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.evidence import Seen, start_from_number
from praja.duties.innovation.queries.evidence import Board, board_of
from praja.duties.innovation.queries.path import diagnosis_of
from praja.kernel.measures.domain.reporting import read_period
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Account
from praja.kernel.plans.attestation import sheets

QUARTER = read_period("2025-T4")
assert QUARTER is not None
BEFORE = QUARTER.previous
IN, EARLIER = date(2025, 11, 10), date(2025, 8, 10)


@pytest.fixture
def numbers(lab: Lab) -> Lab:
    """Three departments: `roads` (by its bridges) far behind, `personnel` too small to tell; a topic that rises, one of few."""
    counted(lab.staff.bridges, IN, 50, 100)
    counted(lab.staff.bridges, EARLIER, 90, 100)
    counted(lab.staff.lights, IN, 190, 200)
    counted(lab.staff.personnel, IN, 6, 10)
    holes, noise = Topic.objects.create(name="Jalan berlubang"), Topic.objects.create(name="Suara bising")
    for topic, now, before in ((holes, 40, 10), (noise, 3, 1)):
        told(lab.staff.bridges, QUARTER.id, topic.pk, now)
        told(lab.staff.bridges, BEFORE.id, topic.pk, before)
    return lab


def board(lab: Lab, account: Account) -> Board:
    top = units.current().nodes[lab.staff.root.pk]
    return board_of(lab.actor(account), top, QUARTER, today=BEGUN.date(), at=BEGUN)


def test_a_unit_far_behind_its_kind_and_its_past_stands_first(numbers: Lab):
    found = board(numbers, numbers.curator)

    first = found.spots[0]
    assert (first.measure.key, first.sure) == (ON_TIME, Sure.VERY)
    assert {one.unit.id for one in found.spots if one.is_worse_than_before} == {
        numbers.staff.roads.pk,
        numbers.staff.bridges.pk,
        numbers.staff.root.pk,
    }
    assert {one.unit.id for one in found.spots if one.is_far} == {numbers.staff.roads.pk}
    assert first.interval is not None
    assert first.interval.high < 0


def test_a_small_unit_does_not_look_worst_by_chance(numbers: Lab):
    assert numbers.staff.personnel.pk not in {one.unit.id for one in board(numbers, numbers.curator).spots}


def test_a_topic_rises_only_where_chance_hardly_does_it(numbers: Lab):
    found = board(numbers, numbers.curator)

    assert [(one.name, one.rise.now, one.rise.before) for one in found.topics] == [("Jalan berlubang", 40, 10)]
    assert found.topics_compared == 2


def test_who_does_not_lead_reads_no_figure_of_few_people(numbers: Lab):
    found = board(numbers, numbers.staff.stranger)

    assert found.topics_compared == 1
    assert all(one.figure.n >= 5 for one in found.spots)


def test_one_click_begins_a_diagnosis_with_the_number_as_baseline(numbers: Lab):
    client = signed_in(numbers.staff.worker)
    query = f"unit={numbers.staff.root.code}&masa={QUARTER.code}"
    page = client.get(f"/inovasi/bukti/?{query}")
    assert page.status_code == 200

    bridges = numbers.staff.bridges
    url = f"/inovasi/bukti/angka/{ON_TIME}/{bridges.pk}/?{query}"
    assert url.split("?")[0] in page.content.decode()
    assert client.get(url).status_code == 200
    sent = client.post(url, {"title": "Jawab lebih cepat", "key": "5f0d9a0e-7a35-4a2f-8a0e-0d6f3f7a1b11"})

    assert sent.status_code == 302
    row = Innovation.objects.select_related("case").get(case__subject="Jawab lebih cepat")
    diagnosis = diagnosis_of(row)
    assert diagnosis is not None
    evidence = diagnosis.evidence.get()
    assert (row.case.state, row.origin_kind, row.origin_id) == (PathState.DIAGNOSE, "measure", bridges.pk)
    assert (evidence.measure, evidence.numerator, evidence.denominator) == (ON_TIME, 50, 100)
    assert (evidence.first_day, evidence.last_day) == (QUARTER.span.first_day, QUARTER.span.last_day)
    assert diagnosis.owner_id == numbers.staff.worker.person_id
    assert "50" in diagnosis.sheet["problem"]
    assert not list(innovations_match_their_events())
    assert not list(sheets.sheets_match_their_events())


def test_the_same_click_twice_begins_one(numbers: Lab):
    client = signed_in(numbers.staff.worker)
    url = f"/inovasi/bukti/angka/{ON_TIME}/{numbers.staff.bridges.pk}/?masa={QUARTER.code}"
    said = {"title": "Jawab lebih cepat", "key": "5f0d9a0e-7a35-4a2f-8a0e-0d6f3f7a1b12"}

    answers = [client.post(url, said).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Innovation.objects.filter(case__subject="Jawab lebih cepat").count() == 1


def test_a_rising_topic_begins_one_too(numbers: Lab):
    counted(numbers.staff.bridges, IN, 40, 40, RECEIVED)
    client = signed_in(numbers.staff.bridges_head)
    topic, bridges = Topic.objects.get(name="Jalan berlubang"), numbers.staff.bridges
    url = f"/inovasi/bukti/topik/{topic.pk}/{bridges.pk}/?unit={bridges.code}&masa={QUARTER.code}"

    assert "Jalan berlubang" in client.get(url).content.decode()
    sent = client.post(url, {"title": "Jalan mulus", "key": "5f0d9a0e-7a35-4a2f-8a0e-0d6f3f7a1b13", "leader": ""})

    assert sent.status_code == 302
    diagnosis = diagnosis_of(Innovation.objects.get(case__subject="Jalan mulus"))
    assert diagnosis is not None
    assert diagnosis.evidence.get().measure == RECEIVED


def test_a_head_names_who_leads_it(numbers: Lab):
    staff, at = numbers.staff, BEGUN + DAY
    seen = Seen(unit=staff.bridges, measure=ON_TIME, period=QUARTER.span, problem="Setengah terlambat dijawab.")

    row = start_from_number(
        seen=seen,
        title="Jawab lebih cepat",
        leader=staff.colleague.person,
        actor=numbers.actor(staff.bridges_head, at),
        at=at,
    )

    diagnosis = diagnosis_of(row)
    assert diagnosis is not None
    assert (row.case.state, diagnosis.owner_id) == (PathState.DRUM_UP, staff.colleague.person_id)
    assert diagnosis.evidence.get().numerator == 50


def test_nobody_begins_one_from_the_number_of_another_unit(numbers: Lab):
    staff = numbers.staff
    seen = Seen(unit=staff.bridges, measure=ON_TIME, period=QUARTER.span, problem="Setengah terlambat dijawab.")

    with pytest.raises(NotYourUnit):
        start_from_number(
            seen=seen,
            title="Bukan unit saya",
            leader=staff.stranger.person,
            actor=numbers.actor(staff.stranger),
            at=BEGUN,
        )

    page = signed_in(staff.stranger).get(f"/inovasi/bukti/?masa={QUARTER.code}").content.decode()
    assert 'name="title"' not in page
