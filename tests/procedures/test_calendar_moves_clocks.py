# SPDX-License-Identifier: EUPL-1.2
"""A day off decreed late moves every clock that still runs, tells why in one event per case, and judges nothing anew."""

import json
from datetime import date, datetime, timedelta

from praja.duties.complaints.operations import forward_complaint
from praja.kernel.law.domain.calendar import Holiday, HolidayKind
from praja.kernel.law.operations import decree_holiday, load_calendar, revoke_holiday
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import history
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.work.queries import open_items, open_items_of
from procedures.cases import answered, deliver_all, filed, forwarded, wib
from towns import FOUNDER, Town

THURSDAY = date(2026, 1, 8)
PUBLIC = HolidayKind.PUBLIC


def decree(at: datetime, day: date = THURSDAY, kind: HolidayKind = PUBLIC) -> None:
    decree_holiday(actor=FOUNDER, at=at, day=day, name="Hari berkabung", kind=kind, decree="SK 9/2026")
    deliver_all(at)


def due(case: Case, clock: str) -> datetime | None:
    return Deadline.objects.get(case=case, clock=clock).due_at


def moves(case: Case | None = None) -> int:
    rows = LedgerEvent.objects.filter(name="procedures.clocks_moved")
    return rows.filter(stream=case.stream).count() if case else rows.count()


def test_a_holiday_decreed_late_moves_open_clocks_their_case_and_their_work(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    assert due(case, "response") == wib(2026, 1, 13)

    decree(monday + timedelta(days=2))
    case.refresh_from_db()

    assert due(case, "response") == case.due_at == wib(2026, 1, 14)
    assert [item.due_at for item in open_items(town.roads_liaison)] == [wib(2026, 1, 14)]
    assert list(verify()) == []


def test_each_case_gets_one_event_that_names_every_clock_it_moved(town: Town, monday: datetime) -> None:
    deliver_all(monday)
    cases = [forwarded(town, monday), filed(monday), answered(town, monday)]

    decree(monday + timedelta(days=2))
    payload = json.loads(LedgerEvent.objects.get(stream=cases[0].stream, name="procedures.clocks_moved").payload)

    assert [moves(case) for case in cases] == [1, 1, 1]
    assert {note["clock"] for note in payload["clocks"]} == {"response", "resolution"}
    assert payload["reason"] == "law.holiday_decreed"


def test_a_second_delivery_of_the_same_decree_moves_nothing(town: Town, monday: datetime) -> None:
    from praja.kernel.ledger.operations.delivering import delivered
    from praja.kernel.procedures.handlers import on_calendar_change

    case = forwarded(town, monday)
    decree(monday + timedelta(days=2))
    on_calendar_change(delivered(LedgerEvent.objects.get(name="law.holiday_decreed")))

    assert moves(case) == 1


def test_closed_judgements_stay_as_they_were_judged(town: Town, monday: datetime) -> None:
    late = answered(town, monday, after=timedelta(days=8, hours=20))
    judged = Deadline.objects.filter(case=late).exclude(stopped_at=None).order_by("id")
    before = list(judged.values("clock", "due_at", "stopped_at", "outcome"))
    assert ("response", "late") in {(row["clock"], row["outcome"]) for row in before}

    decree(monday + timedelta(days=9))

    assert list(judged.values("clock", "due_at", "stopped_at", "outcome")) == before


def test_a_revoked_holiday_gives_every_clock_its_day_back(town: Town, monday: datetime) -> None:
    cases = [filed(monday), forwarded(town, monday), answered(town, monday)]
    before = list(Deadline.objects.order_by("id").values("id", "due_at"))
    decree(monday + timedelta(days=1))
    assert list(Deadline.objects.order_by("id").values("id", "due_at")) != before

    revoke_holiday(actor=FOUNDER, at=monday + timedelta(days=2), day=THURSDAY, kind=PUBLIC, decree="SK 10/2026")
    deliver_all(monday + timedelta(days=2))

    assert list(Deadline.objects.order_by("id").values("id", "due_at")) == before
    assert [moves(case) for case in cases] == [2, 2, 2]
    assert list(verify()) == []


def test_a_holiday_on_a_day_already_off_moves_nothing(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    decree(monday, day=date(2026, 1, 10))

    assert moves(case) == 0


def test_a_holiday_before_the_start_or_after_the_due_date_moves_nothing(town: Town, monday: datetime) -> None:
    case = filed(monday)
    decree(monday + timedelta(hours=1), day=date(2026, 1, 5))
    decree(monday + timedelta(hours=2), day=date(2026, 1, 9))

    assert moves(case) == 0
    assert due(case, "verification") == wib(2026, 1, 9)


def test_a_calendar_day_clock_knows_no_holidays(town: Town, monday: datetime) -> None:
    from praja.duties.complaints.enums import Classification
    from praja.duties.complaints.operations import Report, file_complaint
    from praja.kernel.people.operations import new_person
    from praja.lib.actors import NOBODY

    report = Report(text="Loket tutup padahal masih jam kerja.", reporter=new_person(at=monday, name="Sari"))
    case = file_complaint(report=report, channel="web", actor=NOBODY, at=monday).case
    forward_complaint(
        case=case, to_unit=town.roads, classification=Classification.SUPERVISORY, about_service=True, publish=False,
        actor=town.coordinator, at=monday, seen_version=1,
    )  # fmt: skip
    by_service_law = due(case, "service_response")
    decree(monday + timedelta(days=1))

    assert by_service_law is not None
    assert due(case, "service_response") == by_service_law
    assert moves(case) == 1


def test_a_yearly_decree_taken_in_late_moves_clocks_that_began_after_its_first_day(
    town: Town, monday: datetime
) -> None:
    started = wib(2026, 2, 2, 9)
    case = filed(started)
    before = due(case, "verification")
    days = (date(2026, 1, 7), date(2026, 2, 4))
    load_calendar(
        actor=FOUNDER, at=started + timedelta(hours=1), decrees={},
        holidays=[Holiday(day=day, name="Hari daerah", kind=PUBLIC, decree="SK 11/2026") for day in days],
    )  # fmt: skip
    deliver_all(started + timedelta(hours=2))

    assert before == wib(2026, 2, 6)
    assert due(case, "verification") == wib(2026, 2, 7)
    assert moves(case) == 1
    assert list(verify()) == []


def test_many_days_off_at_once_are_one_event_for_a_case(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    days = [date(2026, 1, day) for day in (7, 8, 9)]
    load_calendar(
        actor=FOUNDER, at=monday + timedelta(hours=1), decrees={},
        holidays=[Holiday(day=day, name="Hari daerah", kind=PUBLIC, decree="SK 12/2026") for day in days],
    )  # fmt: skip
    deliver_all(monday + timedelta(hours=2))

    assert due(case, "response") == wib(2026, 1, 16)
    assert [row.name for row in history(case.stream)].count("procedures.clocks_moved") == 1
    assert [item.due_at for item in open_items_of(case.pk)] == [wib(2026, 1, 16)]
