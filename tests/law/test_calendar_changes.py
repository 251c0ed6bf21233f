# SPDX-License-Identifier: EUPL-1.2
"""Holidays in the tables: loaded, decreed late, revoked; seen by every process; every change an event."""

import json
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from praja.kernel.law import models
from praja.kernel.law.domain.calendar import Holiday, HolidayKind
from praja.kernel.law.domain.clocks import due
from praja.kernel.law.domain.decrees import calendar_of
from praja.kernel.law.enums import LAW_STREAM
from praja.kernel.law.errors import DecreeMissing, HolidayAlreadyDecreed, HolidayNotDecreed, NotALawKeeper
from praja.kernel.law.gateways import written_decrees
from praja.kernel.law.operations import decree_holiday, load_calendar, load_decrees, revoke_holiday
from praja.kernel.law.queries import current_calendar, law_data, terms_for
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.actors import NOBODY, Actor, ActorKind, Grant, system_actor

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 21, 3, tzinfo=UTC)
KEEPER = system_actor("tests")
WIB = ZoneInfo("Asia/Jakarta")
DAY = date(2026, 12, 9)


def holding(role):
    return Actor(ActorKind.EMPLOYEE, "7", (Grant(role, frozenset({1}), AT),))


def load(**changed):
    return load_decrees(**{"actor": KEEPER, "at": AT, "decrees": written_decrees(), **changed})


def decree(**changed):
    given = {
        "actor": KEEPER,
        "at": AT,
        "day": DAY,
        "name": "Pemungutan suara ulang",
        "kind": HolidayKind.REGIONAL,
        "decree": "Keputusan 5/2026",
    }
    return decree_holiday(**{**given, **changed})


def revoke(**changed):
    given = {
        "actor": KEEPER,
        "at": AT,
        "day": DAY,
        "kind": HolidayKind.REGIONAL,
        "decree": "Keputusan 6/2026",
    }
    return revoke_holiday(**{**given, **changed})


def events():
    rows = LedgerEvent.objects.filter(stream=LAW_STREAM).order_by("seq")
    return [(row.name, json.loads(row.payload)) for row in rows]


def test_an_empty_installation_knows_no_holidays_and_no_decreed_year():
    assert current_calendar().holidays == ()
    assert current_calendar().decreed_years == frozenset()


def test_loading_gives_the_written_calendar():
    loaded = load()
    assert current_calendar() == calendar_of(written_decrees())
    assert loaded.years == (2023, 2024, 2025, 2026, 2027)
    assert models.Holiday.objects.get(day=date(2026, 3, 19)).decree == "SKB Tiga Menteri 1497/2/5 Tahun 2025"
    assert models.Holiday.objects.get(day=date(2027, 3, 8)).decreed_on == date(2026, 9, 15)


def test_loading_again_changes_and_records_nothing():
    first = load()
    assert len(first.days) == len({h.day for h in calendar_of(written_decrees()).holidays})
    again = load()
    assert (again.days, again.years) == ((), ())
    assert [name for name, _payload in events()] == ["law.calendar_loaded"]


def test_loading_a_new_year_adds_only_that():
    load()
    new_year = Holiday(date(2028, 1, 1), "Tahun Baru Masehi")
    loaded = load_calendar(actor=KEEPER, at=AT, holidays=[new_year], decrees={2028: "SKB 2028"})
    assert (loaded.days, loaded.years) == ((date(2028, 1, 1),), (2028,))
    assert events()[-1] == ("law.calendar_loaded", {"days": ["2028-01-01"], "years": [2028]})
    assert 2028 in current_calendar().decreed_years


def test_a_late_holiday_is_seen_at_once_and_recorded():
    load()
    assert current_calendar().is_working(DAY)
    row = decree()
    assert current_calendar().why_off(DAY) == "Pemungutan suara ulang"
    payload = {
        "day": "2026-12-09",
        "decree": "Keputusan 5/2026",
        "kind": "regional",
        "name_of_day": "Pemungutan suara ulang",
    }
    assert events()[-1] == ("law.holiday_decreed", payload)
    assert json.loads(LedgerEvent.objects.get(name="law.holiday_decreed").refs) == {"holiday": row.pk}


def test_a_change_by_another_process_is_seen():
    load()
    before = current_calendar()
    other_process = type(law_data)(streams=law_data.streams, load=law_data._load)
    other_process.current()
    decree()
    assert other_process.current().calendar == current_calendar() != before


def test_an_unchanged_calendar_costs_one_statement(django_assert_num_queries):
    load()
    current_calendar()
    with django_assert_num_queries(1):
        terms_for("ppid.notice", AT, WIB)


def test_a_late_holiday_moves_dates_but_not_frozen_terms():
    load()
    started_at = datetime(2026, 12, 7, 3, tzinfo=UTC)
    terms, before = terms_for("sp4n.verification", started_at, WIB), current_calendar()
    decree()
    after = current_calendar()
    assert due(terms, started_at=started_at, zone=WIB, calendar=before) == datetime(2026, 12, 10, 17, tzinfo=UTC)
    assert due(terms, started_at=started_at, zone=WIB, calendar=after) == datetime(2026, 12, 11, 17, tzinfo=UTC)
    assert terms.calendar_fingerprint == before.fingerprint != after.fingerprint


def test_a_revoked_holiday_is_worked_and_does_not_come_back_by_loading():
    load()
    revoke(day=date(2026, 12, 24), kind=HolidayKind.JOINT_LEAVE)
    assert current_calendar().is_working(date(2026, 12, 24))
    assert events()[-1][0] == "law.holiday_revoked"
    load()
    assert current_calendar().is_working(date(2026, 12, 24))


def test_a_revoked_holiday_can_be_decreed_again():
    decree()
    revoke()
    decree(decree="Keputusan 7/2026")
    assert current_calendar().why_off(DAY) == "Pemungutan suara ulang"
    assert models.Holiday.objects.get().decree == "Keputusan 7/2026"


def test_the_same_day_may_be_off_for_two_reasons():
    decree()
    decree(kind=HolidayKind.PUBLIC, name="Hari besar")
    assert current_calendar().why_off(DAY) == "Hari besar"


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda: (decree(), decree()), HolidayAlreadyDecreed),
        (revoke, HolidayNotDecreed),
        (lambda: (decree(), revoke(), revoke()), HolidayNotDecreed),
        (lambda: decree(decree=" "), DecreeMissing),
        (lambda: (decree(), revoke(decree="")), DecreeMissing),
    ],
)
def test_what_cannot_be_is_refused(act, error):
    with pytest.raises(error) as refusal:
        act()
    assert refusal.value.next_step


@pytest.mark.parametrize("act", [decree, revoke, load])
@pytest.mark.parametrize("actor", [NOBODY, holding("officer"), holding("head")])
def test_only_law_keepers_change_the_calendar(act, actor):
    load()
    decree()
    recorded = len(events())
    with pytest.raises(NotALawKeeper):
        act(actor=actor)
    assert len(events()) == recorded


@pytest.mark.parametrize("role", ["legal", "personnel", "administrator"])
def test_law_keepers_may(role):
    decree(actor=holding(role))
    assert not current_calendar().is_working(DAY)


def test_a_refusal_leaves_nothing_behind():
    decree()
    with pytest.raises(HolidayAlreadyDecreed):
        decree(name="Nama lain")
    assert models.Holiday.objects.get().name == "Pemungutan suara ulang"
    assert len(events()) == 1


def test_the_tables_refuse_what_no_operation_writes():
    decree()
    for row in (
        models.Holiday(day=DAY, name="x", kind="regional"),
        models.Holiday(day=DAY, name="x", kind="perhaps"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
