# SPDX-License-Identifier: EUPL-1.2
"""What is counted of the list of data and of editions, as it happens and anew."""

from datetime import date, timedelta

import pytest

from opendata.conftest import AT
from opendata.publishing import begun, opened, sent_on
from praja.duties.opendata import measures
from praja.duties.opendata.models import Release
from praja.duties.opendata.operations.planning import (
    PlannedWords,
    agree_entry,
    drop_entry,
    postpone_entry,
    propose_dataset,
    record_forum_decision,
)
from praja.duties.opendata.operations.releases import withdraw_release
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import rebuild, refresh_dirty
from praja.kernel.measures.queries import figures, standing_figures

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def count(at):
    """What the worker does: deliver, and count what was touched."""
    while deliver_due(at=at, limit=500):
        pass
    while refresh_dirty(at=at):
        pass


def agreed(office, title, due_on):
    """An entry that the forum took into the list of 2026."""
    producer, steward = office.actor(office.producer), office.actor(office.steward)
    planned = propose_dataset(
        year=2026, words=PlannedWords(title=title), unit=office.roads, due_on=due_on, actor=producer, at=AT
    )
    decision = record_forum_decision(
        number=f"BA {title}", decided_on=date(2026, 1, 5), matter="plan", subject=title, actor=steward, at=AT
    )
    agree_entry(
        planned=planned, decision=decision, due_on=due_on, is_priority=False, actor=steward, at=AT, seen_version=None
    )
    return planned


def published_for(office, planned, name, at):
    dataset = opened(office, name=name, at=at)
    return sent_on(office, begun(office, dataset, at=at, planned=planned), at=at)


def found(office, *chosen):
    seen = figures([one.key for one in chosen], unit_ids=[office.roads.pk], period=YEAR, at=AT)
    return [(seen[one.key].numerator, seen[one.key].denominator) for one in chosen]


def test_what_the_list_promised_and_what_came_of_it(office):
    in_time, late, owed, later = (
        agreed(office, title, date(2026, 1, day)) for title, day in (("a", 20), ("b", 7), ("c", 30), ("d", 8))
    )
    steward = office.actor(office.steward)
    postpone_entry(
        planned=later, due_on=date(2026, 3, 1), reason="Survei mundur", actor=steward, at=AT, seen_version=None
    )
    drop_entry(planned=later, decision=None, reason="Ganti program", actor=steward, at=AT + DAY, seen_version=None)
    published_for(office, in_time, "satu", AT + DAY)
    edition = published_for(office, late, "dua", AT + 5 * DAY)
    withdraw_release(
        release=edition, reason="Angka keliru", actor=steward, at=AT + 6 * DAY, seen_version=edition.case.version
    )
    count(AT + 7 * DAY)

    asked = (measures.AGREED, measures.ON_TIME, measures.MISSED, measures.OWED, measures.PUBLISHED)
    assert found(office, *asked) == [(4, 4), (1, 2), (1, 1), (1, 1), (2, 2)]

    def overdue(at):
        return standing_figures("opendata.overdue", unit_ids=[office.roads.pk], as_of=at)[office.roads.pk].n

    assert [overdue(AT + days * DAY) for days in (0, 3, 7, 26)] == [0, 1, 0, 1]
    assert owed.case.lead_unit_id == office.roads.pk


def test_the_check_is_timed_from_the_last_handing_in(office):
    release = begun(office, opened(office, at=AT), at=AT)
    sent_on(office, release, at=AT, steps=("submit", "confirm"))
    sent_on(office, release, at=AT + timedelta(hours=30), steps=("approve", "publish"))
    count(AT + 2 * DAY)
    assert found(office, measures.CHECK_TIME) == [(30 * 60, 1)]
    assert Release.objects.get().published_at == AT + timedelta(hours=30)


def test_counted_as_it_happens_and_anew_it_is_the_same(office):
    published_for(office, agreed(office, "a", date(2026, 1, 7)), "satu", AT + 5 * DAY)
    agreed(office, "b", date(2026, 2, 1))
    count(AT + 6 * DAY)

    def facts():
        return sorted(Fact.objects.values_list("measure", "subject", "unit", "day", "numerator", "denominator"))

    before = facts()
    assert {row[0] for row in before} >= {"opendata.agreed", "opendata.missed", "opendata.owed", "opendata.published"}
    Fact.objects.all().delete()
    rebuild("opendata", at=AT + 6 * DAY)
    assert facts() == before
