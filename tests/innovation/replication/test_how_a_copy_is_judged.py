# SPDX-License-Identifier: EUPL-1.2
"""Who takes an innovation over chooses by which numbers it is judged there, before it runs; everybody reads what they show."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from facts import put_facts
from innovation.conftest import Lab
from innovation.effect.test_the_effect_of_an_innovation import MEASURE
from innovation.path.test_the_pages_of_an_innovation import at_work
from innovation.replication.test_taking_over import AT, CHANGED, WENT, adopt
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.errors.path import NotReady
from praja.duties.innovation.errors.replication import NotYourReplication, ReplicationElsewhere, ReplicationInvalid
from praja.duties.innovation.models import Replication
from praja.duties.innovation.operations.effect import (
    choose_replication_measure,
    keep_due_effects,
    keep_replication_effect,
)
from praja.duties.innovation.operations.replication import (
    begin_replication,
    give_up_replication,
    keep_replication,
    note_copy_elsewhere,
)
from praja.duties.innovation.queries.effect import effects_kept, judged_replication, units_with_it
from praja.kernel.measures.models import Fact
from praja.kernel.plans.attestation import series_match_their_events
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.models import ChosenMeasure, SeriesReading
from praja.lib.actors import system_actor

DAY, WEEK = timedelta(days=1), timedelta(days=7)
BEGINS = AT + 7 * DAY
RUNS_SINCE = BEGINS.date()
SYSTEM = system_actor("innovation.effect")


@pytest.fixture
def planned(lab: Lab) -> Replication:
    """Another department plans to take over what is shown."""
    lab.walk_to(PathState.DISPLAYED)
    return adopt(lab, lab.staff.lights_head)


def choose(lab: Lab, row: Replication, at: datetime = AT, **changes: Any) -> ChosenMeasure:
    head = lab.actor(lab.staff.lights_head, at)
    given: dict[str, Any] = {"measure": MEASURE, "span": Span.WEEK, "compared_with": (), "actor": head}
    return choose_replication_measure(replication=row, **{**given, **changes}, at=at)


def begin(lab: Lab, row: Replication, on: date = RUNS_SINCE, at: datetime = BEGINS) -> Replication:
    return begin_replication(replication=row, began_on=on, actor=lab.actor(lab.staff.lights_head, at), at=at)


def count_weeks(lab: Lab, after: int, weeks: int = 30) -> None:
    """Twelve weeks before it runs and `weeks` after; fifteen cases in each, four or five on time before."""
    put_facts(
        Fact(
            measure=MEASURE,
            subject=f"case:{place}-{one}",
            unit=lab.staff.lights,
            day=BEGINS.date() + place * WEEK + 2 * DAY,
            numerator=int(one < (4 if place < 0 else after) + place % 2),
            denominator=1,
        )
        for place in range(-12, weeks)
        for one in range(15)
    )


def shown(row: Replication, at: datetime) -> list[tuple[str, bool]]:
    row.refresh_from_db()
    found = effects_kept(judged_replication(row), at)
    return [(str(one.series.judged.finding), one.in_advance) for one in found if one.series is not None]


@pytest.mark.parametrize(("after", "finding"), [(13, "better"), (4, "not_shown"), (0, "worse")])
def test_half_a_year_after_it_began_what_was_chosen_is_kept(lab: Lab, planned: Replication, after: int, finding: str):
    choose(lab, planned)
    begin(lab, planned)
    count_weeks(lab, after)
    half_a_year = datetime(2026, 10, 10, 2, 0, tzinfo=BEGINS.tzinfo)

    assert keep_due_effects(actor=SYSTEM, at=BEGINS + 100 * DAY) == 0
    assert keep_due_effects(actor=SYSTEM, at=half_a_year) == 1
    assert keep_due_effects(actor=SYSTEM, at=half_a_year) == 0

    assert SeriesReading.objects.get().last_day == date(2026, 10, 9)
    assert shown(planned, half_a_year) == [(finding, True)]
    assert not list(series_match_their_events())


def test_too_little_time_is_no_effect(lab: Lab, planned: Replication):
    choose(lab, planned)
    begin(lab, planned)
    count_weeks(lab, 13, weeks=3)
    at = BEGINS + 25 * DAY

    keep_replication_effect(replication=planned, actor=lab.actor(lab.staff.lights_head, at), at=at)

    assert shown(planned, at) == [("few_after", True)]


def test_what_is_chosen_while_it_runs_is_marked_and_so_is_a_beginning_that_is_told_late(lab: Lab, planned: Replication):
    choose(lab, planned)
    begin(lab, planned, on=AT.date() - DAY)
    choose(lab, planned, at=BEGINS, measure="complaints.settled_on_time")
    count_weeks(lab, 13)
    at = BEGINS + 100 * DAY

    keep_replication_effect(replication=planned, actor=lab.actor(lab.staff.lights_head, at), at=at)

    assert list(ChosenMeasure.objects.order_by("pk").values_list("in_advance", flat=True)) == [True, False]
    assert [advance for _finding, advance in shown(planned, at)] == [False, False]


def test_what_is_given_up_is_read_up_to_its_end_and_no_further(lab: Lab, planned: Replication):
    choose(lab, planned)
    begin(lab, planned)
    ended = BEGINS + 80 * DAY
    head = lab.actor(lab.staff.lights_head, ended)
    give_up_replication(replication=planned, ended_on=ended.date(), outcome=WENT, actor=head, at=ended)
    later = BEGINS + 300 * DAY

    assert keep_due_effects(actor=SYSTEM, at=later) == 1
    planned.refresh_from_db()
    keep_replication_effect(replication=planned, actor=lab.actor(lab.staff.lights_head, later), at=later)

    assert [one.last_day for one in SeriesReading.objects.all()] == [ended.date()]
    with pytest.raises(ReplicationElsewhere):
        choose(lab, planned, at=later, measure="complaints.resolved")


def test_what_is_kept_is_read_on_that_day_and_goes_on(lab: Lab, planned: Replication):
    choose(lab, planned)
    begin(lab, planned)
    kept = BEGINS + 80 * DAY
    head = lab.actor(lab.staff.lights_head, kept)
    keep_replication(replication=planned, ended_on=kept.date(), outcome=WENT, actor=head, at=kept)

    assert keep_due_effects(actor=SYSTEM, at=BEGINS + 300 * DAY) == 2


def test_only_who_writes_it_down_chooses_and_keeps(lab: Lab, planned: Replication):
    begin(lab, planned)
    for account in (lab.staff.stranger, lab.staff.worker, lab.staff.roads_head):
        actor = lab.actor(account, BEGINS + 2 * DAY)
        with pytest.raises(NotYourReplication):
            choose(lab, planned, actor=actor)
        with pytest.raises(NotYourReplication):
            keep_replication_effect(replication=planned, actor=actor, at=BEGINS + 2 * DAY)
    assert choose(lab, planned, at=BEGINS, actor=lab.actor(lab.curator, BEGINS)).source_id == planned.pk


def test_before_it_runs_there_is_nothing_to_keep(lab: Lab, planned: Replication):
    choose(lab, planned)

    with pytest.raises(NotReady):
        keep_replication_effect(replication=planned, actor=lab.actor(lab.staff.lights_head, AT), at=AT)


def test_another_government_is_not_counted_here(lab: Lab, planned: Replication):
    curator = lab.actor(lab.curator, AT)
    row = note_copy_elsewhere(
        innovation=lab.reread(), adopter="Kota Lain", url="", changed=CHANGED, actor=curator, at=AT
    )

    with pytest.raises(ReplicationInvalid) as caught:
        choose(lab, row, actor=curator)

    assert caught.value.field == "measure"


def test_no_unit_that_has_it_too_stands_beside_it(lab: Lab, planned: Replication):
    row = Replication.objects.select_related("innovation__case").get(pk=planned.pk)

    assert set(units_with_it(row)) == {lab.staff.bridges.pk, lab.staff.lights.pk}


def test_from_the_choice_to_the_gallery_through_the_pages(lab: Lab, planned: Replication):
    here = f"/inovasi/replikasi/{planned.pk}/"
    given = {"unit": lab.staff.lights.pk, "measure": MEASURE, "span": "week"}
    with at_work(lab.staff.lights_head, AT) as client:
        wrong = client.post(f"{here}ukuran/", {**given, "measure": ""})
        first = client.get(f"{here}ukuran/").content.decode()
        right = client.post(f"{here}ukuran/", given)
        before = client.get(here).content.decode()
    with at_work(lab.staff.roads_head, AT) as client:
        stranger = client.get(f"{here}ukuran/")
    begin(lab, planned)
    count_weeks(lab, 13)
    at = BEGINS + 100 * DAY
    with at_work(lab.staff.lights_head, at) as client:
        kept = client.post(f"{here}ukuran/simpan/")
        after = client.get(here).content.decode()

    assert (wrong.status_code, right.status_code, stranger.status_code, kept.status_code) == (422, 302, 403, 302)
    assert "As the original" not in first
    assert "It is read once it runs." in before
    assert "for the better" in after
    public = Client().get(f"/galeri-inovasi/{lab.case().code}/", headers={"accept-language": "en"}).content.decode()
    assert "The same numbers, where it began and where it was copied" in public
    assert "Shown: better than the former trend (+" in public


def test_the_gallery_asks_as_often_for_three_copies_as_for_one(lab: Lab, planned: Replication):
    choose(lab, planned)
    begin(lab, planned)
    count_weeks(lab, 13)
    at = BEGINS + 100 * DAY
    keep_replication_effect(replication=planned, actor=lab.actor(lab.staff.lights_head, at), at=at)
    address = f"/galeri-inovasi/{lab.case().code}/"
    once = _asked(address)
    for unit in (lab.staff.roads, lab.staff.personnel):
        row = adopt(lab, lab.curator, unit=unit)
        curator = lab.actor(lab.curator, AT)
        choose(lab, row, actor=curator)
        begin_replication(replication=row, began_on=BEGINS.date(), actor=lab.actor(lab.curator, BEGINS), at=BEGINS)
        keep_replication_effect(replication=row, actor=lab.actor(lab.curator, at), at=at)

    assert _asked(address) == once


def _asked(address: str) -> int:
    client = Client()
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
