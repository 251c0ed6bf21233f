# SPDX-License-Identifier: EUPL-1.2
"""Punches from telephones: kept as they came, judged, told to the ledger, once."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction

from attendance.checking_in import FAR, HERE, code_on, handset, office_place, registered, without_scripts
from attendance.conftest import Staff
from praja.duties.attendance.enums import Reason, Verdict
from praja.duties.attendance.errors.punches import KeyRefused, NothingToJudge, NotYourCheckIn, NotYoursToJudge
from praja.duties.attendance.events.punches import stream_of_month
from praja.duties.attendance.models import DirtyDay, Look, Phone, Punch
from praja.duties.attendance.operations.blanking import blank_positions
from praja.duties.attendance.operations.judging import judge_punch
from praja.duties.attendance.operations.looking import look_at
from praja.duties.attendance.operations.phones import end_phone
from praja.duties.attendance.operations.places import close_place_to, open_place_to
from praja.duties.attendance.operations.punching import NewPunch, take_punch
from praja.kernel.ledger.attestations import attestations
from praja.kernel.ledger.queries import history
from praja.kernel.people.models import Account
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor
from praja.lib.errors import NotFound
from sql_edits import findings

MORNING = datetime.fromisoformat("2026-01-19T07:25:00+07:00")
DAY = date(2026, 1, 19)
WHY = "Menanyakan kehadiran pagi itu"


def taken(staff: Staff, account: Account, new: NewPunch, at: datetime = MORNING) -> Punch:
    return take_punch(employee=staff.employee(account), new=new, actor=staff.actor(account, at), at=at)


def verdict(row: Punch) -> tuple[str, str]:
    return row.verdict, row.reason


def is_named(sql: str, values: list[object], named: str) -> bool:
    """Whether the attestations of attendance name what this edit changed."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount > 0, f"changes nothing: {sql}"
        checks = [check for name, check in attestations().items() if name.startswith("attendance.")]
        found = [mismatch.where for check in checks for mismatch in check()]
        transaction.set_rollback(True)
    return any(named in where for where in found)


def test_what_was_pressed_inside_with_the_code_counts_and_its_day_is_worked_out(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    phone, row = registered(staff, staff.worker, MORNING)
    DirtyDay.objects.all().delete()

    punch = taken(staff, staff.worker, phone.presses(MORNING, code=code_on(place, MORNING)))

    kept = Punch.objects.get(pk=punch.pk)
    assert verdict(kept) == ("accepted", "")
    assert (kept.place, kept.phone, kept.at) == (place, row, MORNING)
    assert kept.position_until == DAY + timedelta(days=60)
    assert list(DirtyDay.objects.values_list("employee", "day").order_by("day")) == [
        (kept.employee_id, DAY - timedelta(days=1)),
        (kept.employee_id, DAY),
    ]
    events = history(stream_of_month(staff.employee(staff.worker).pk, DAY))
    assert [event.name for event in events] == ["attendance.punched"]
    assert "1.491" not in str(events)


def test_whatever_speaks_against_it_is_kept_as_well(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    phone, _row = registered(staff, staff.worker, MORNING)
    others, _row = registered(staff, staff.stranger, MORNING, handset("c"))
    code = code_on(place, MORNING)
    good = phone.presses(MORNING, code=code)

    tried = {
        "far": phone.presses(MORNING, code="000000", position=FAR),
        "wrong": phone.presses(MORNING, code="000000" if code != "000000" else "000001"),
        "old": phone.presses(MORNING, code=code_on(place, MORNING - timedelta(minutes=5))),
        "other": others.presses(MORNING, code=code),
        "unknown": handset().presses(MORNING, code=code),
        "changed": replace(good, saying=replace(good.saying, direction=1)),
        "unsigned": without_scripts(MORNING, code),
    }
    found = {name: verdict(taken(staff, staff.worker, new)) for name, new in tried.items()}

    assert found == {
        "far": (Verdict.REFUSED, Reason.OUTSIDE),
        "wrong": (Verdict.REFUSED, Reason.WRONG_CODE),
        "old": (Verdict.REFUSED, Reason.OLD_CODE),
        "other": (Verdict.REFUSED, Reason.OTHER_PHONE),
        "unknown": (Verdict.REFUSED, Reason.UNKNOWN_PHONE),
        "changed": (Verdict.REFUSED, Reason.BAD_SIGNATURE),
        "unsigned": (Verdict.HELD, Reason.UNKNOWN_PHONE),
    }
    assert Punch.objects.count() == len(tried)


def test_offline_the_code_proves_the_moment_and_a_wrong_clock_is_set_right(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    phone, _row = registered(staff, staff.worker, MORNING)
    noon, fast = MORNING + timedelta(hours=5), timedelta(minutes=40)
    code = code_on(place, MORNING)

    sound = taken(staff, staff.worker, phone.presses(MORNING, code=code, sent_at=noon), noon)
    wrong_clock = phone.presses(MORNING + fast, code=code, sent_at=noon + fast)
    set_right = taken(staff, staff.worker, wrong_clock, noon)
    set_back = taken(staff, staff.worker, phone.presses(MORNING - fast, code=code, sent_at=noon), noon)
    bare = taken(staff, staff.worker, phone.presses(MORNING, sent_at=noon), noon)

    assert [(row.at, *verdict(row)) for row in (sound, set_right, set_back, bare)] == [
        (MORNING, Verdict.ACCEPTED, ""),
        (MORNING, Verdict.ACCEPTED, ""),
        (MORNING - fast, Verdict.HELD, Reason.WRONG_CODE),
        (MORNING, Verdict.HELD, Reason.NO_CODE),
    ]
    assert {row.received_at for row in (sound, set_right, set_back, bare)} == {noon}


def test_the_same_press_is_one_row_and_a_copy_of_it_is_none_of_its_own(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    phone, _row = registered(staff, staff.worker, MORNING)
    other, _row = registered(staff, staff.colleague, MORNING, handset("c"))
    new = phone.presses(MORNING, code=code_on(place, MORNING))

    first = taken(staff, staff.worker, new)
    again = taken(staff, staff.worker, new, MORNING + timedelta(hours=1))
    copied = other.presses(MORNING, code=code_on(place, MORNING), nonce=new.saying.nonce)
    replayed = taken(staff, staff.colleague, copied)

    assert again == first
    assert (*verdict(replayed), replayed.nonce) == (Verdict.REFUSED, Reason.REPLAYED, None)
    with pytest.raises(NotYourCheckIn):
        take_punch(
            employee=staff.employee(staff.worker),
            new=phone.presses(MORNING),
            actor=staff.actor(staff.colleague, MORNING),
            at=MORNING,
        )


def test_one_telephone_at_a_time_and_never_that_of_somebody_else(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    old, _old_row = registered(staff, staff.worker, MORNING)
    new, row = registered(staff, staff.worker, MORNING, handset())
    registered(staff, staff.colleague, MORNING, handset())
    code = code_on(place, MORNING)

    assert verdict(taken(staff, staff.worker, old.presses(MORNING, code=code)))[1] == Reason.UNKNOWN_PHONE
    assert verdict(taken(staff, staff.worker, new.presses(MORNING, code=code))) == ("held", Reason.OTHER_PHONE)
    with pytest.raises(KeyRefused):
        registered(staff, staff.colleague, MORNING, new)
    with pytest.raises(KeyRefused):
        registered(staff, staff.worker, MORNING, old)
    assert registered(staff, staff.worker, MORNING, new)[1] == row
    end_phone(phone=row, actor=staff.actor(staff.keeper, MORNING), at=MORNING)
    assert verdict(taken(staff, staff.worker, new.presses(MORNING, code=code)))[1] == Reason.UNKNOWN_PHONE
    assert Phone.objects.filter(ended_at=None).count() == 1


def test_a_guest_checks_in_for_as_long_as_the_letter_says(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    phone, _row = registered(staff, staff.stranger, MORNING)
    code = code_on(place, MORNING)

    before = taken(staff, staff.stranger, phone.presses(MORNING, code=code))
    open_place_to(
        place=place,
        unit=staff.lights,
        basis="800.1.11.1/12",
        since=DAY,
        until=DAY + timedelta(days=1),
        actor=staff.actor(staff.keeper, MORNING),
        at=MORNING,
    )
    during = taken(staff, staff.stranger, phone.presses(MORNING, code=code))
    later = MORNING + timedelta(days=1)
    after = taken(staff, staff.stranger, phone.presses(later, code=code_on(place, later)), later)

    assert [verdict(row)[0] for row in (before, during, after)] == ["refused", "accepted", "refused"]


def test_whoever_tries_many_codes_waits_also_when_one_fits(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    phone, _row = registered(staff, staff.worker, MORNING)
    code, later = code_on(place, MORNING), MORNING + timedelta(hours=3)
    others = [
        other for other in ("000000", "111111", "222222", "333333", "444444", "555555", "666666") if other != code
    ]
    for other in others[:6]:
        taken(staff, staff.worker, phone.presses(MORNING, code=other, sent_at=later), later)
    late = taken(staff, staff.worker, phone.presses(MORNING, code=code, sent_at=later), later)
    fresh = taken(staff, staff.worker, phone.presses(later, code=code_on(place, later)), later)
    assert [verdict(row) for row in (late, fresh)] == [("held", "guessed"), ("accepted", "")]


def test_what_waits_is_decided_once_and_never_by_oneself(staff: Staff) -> None:
    office_place(staff, MORNING)
    phone, _row = registered(staff, staff.worker, MORNING)
    own, _row = registered(staff, staff.bridges_head, MORNING, handset("c"))
    held = taken(staff, staff.worker, phone.presses(MORNING))
    of_head = taken(staff, staff.bridges_head, own.presses(MORNING))
    head = staff.actor(staff.bridges_head, MORNING)
    DirtyDay.objects.all().delete()
    desks = WorkItem.objects.filter(closed_at=None).order_by("pk").values_list("holder_unit", "subject")
    assert list(desks) == [(staff.bridges.pk, "Wayan"), (staff.roads.pk, "Budi")]

    judge_punch(punch=held, counts=True, reason="", actor=head, at=MORNING)

    assert held.judgement.counts
    assert list(desks.all()) == [(staff.roads.pk, "Budi")]
    assert DirtyDay.objects.filter(employee=held.employee, day=DAY).exists()
    with pytest.raises(NothingToJudge):
        judge_punch(punch=held, counts=False, reason=WHY, actor=head, at=MORNING)
    for account in (staff.bridges_head, staff.lights_head, staff.colleague):
        with pytest.raises(NotYoursToJudge):
            judge_punch(punch=of_head, counts=True, reason="", actor=staff.actor(account, MORNING), at=MORNING)


def test_whoever_looks_is_seen_and_positions_end(staff: Staff) -> None:
    office_place(staff, MORNING)
    phone, _row = registered(staff, staff.worker, MORNING)
    punch = taken(staff, staff.worker, phone.presses(MORNING))
    own, head = staff.actor(staff.worker, MORNING), staff.actor(staff.bridges_head, MORNING)

    assert look_at(punch=punch, reason="", actor=own, at=MORNING).outside == 0
    assert not Look.objects.exists()
    assert look_at(punch=punch, reason=WHY, actor=head, at=MORNING).position == HERE
    assert Look.objects.get().reason == WHY

    system, last = system_actor("test"), DAY + timedelta(days=60)
    assert blank_positions(before=last, actor=system, at=MORNING) == 0
    assert blank_positions(before=last + timedelta(days=1), actor=system, at=MORNING) == 1
    gone = Punch.objects.get(pk=punch.pk)
    assert (bool(gone.position), gone.position_until, verdict(gone)) == (False, None, ("held", Reason.NO_CODE))
    with pytest.raises(NotFound):
        look_at(punch=gone, reason=WHY, actor=head, at=MORNING)
    assert findings() == []


def test_edits_in_sql_are_named(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    phone, row = registered(staff, staff.worker, MORNING)
    punch = taken(staff, staff.worker, phone.presses(MORNING))
    judge_punch(punch=punch, counts=False, reason=WHY, actor=staff.actor(staff.bridges_head, MORNING), at=MORNING)
    look_at(punch=punch, reason=WHY, actor=staff.actor(staff.bridges_head, MORNING), at=MORNING)
    guest = open_place_to(
        place=place,
        unit=staff.lights,
        basis="800/12",
        since=DAY,
        until=DAY + timedelta(days=9),
        actor=staff.actor(staff.keeper, MORNING),
        at=MORNING,
    )
    other = staff.employee(staff.colleague).pk
    where = f"punch {punch.pk}"
    edits = [
        ("UPDATE attendance_punch SET verdict = 'accepted' WHERE id = %s", [punch.pk], where),
        ("UPDATE attendance_punch SET at = %s WHERE id = %s", [MORNING - timedelta(hours=1), punch.pk], where),
        ("UPDATE attendance_punch SET employee_id = %s WHERE id = %s", [other, punch.pk], where),
        ("UPDATE attendance_punch SET direction = 1 WHERE id = %s", [punch.pk], where),
        ("UPDATE attendance_judgement SET counts = %s", [True], where),
        ("UPDATE attendance_judgement SET reason = 'Lain sama sekali'", [], where),
        ("DELETE FROM attendance_judgement", [], where),
        ("UPDATE attendance_look SET reason = 'Tidak ada apa-apa'", [], "look"),
        ("DELETE FROM attendance_look", [], "look"),
        ("UPDATE attendance_phone SET employee_id = %s", [other], f"telephone {row.pk}"),
        ("UPDATE attendance_phone SET key = %s", [handset().key], f"telephone {row.pk}"),
        ("UPDATE attendance_phone SET ended_at = %s", [MORNING], f"telephone {row.pk}"),
        ("UPDATE attendance_place SET accuracy_limit = 900", [], f"place {place.pk}"),
        ("UPDATE attendance_place SET outline = '[]'", [], f"place {place.pk}"),
        ("UPDATE attendance_place SET display_hash = %s", [b"x" * 32], f"place {place.pk}"),
        ("UPDATE attendance_placeguest SET until = '2030-01-01'", [], f"guest {guest.pk}"),
        ("DELETE FROM attendance_placeguest", [], f"guest {guest.pk}"),
    ]

    assert findings() == []
    close_place_to(guest=guest, until=DAY + timedelta(days=2), actor=staff.actor(staff.keeper, MORNING), at=MORNING)
    assert findings() == []
    assert [sql for sql, values, named in edits if not is_named(sql, values, named)] == []
