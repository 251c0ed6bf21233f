# SPDX-License-Identifier: EUPL-1.2
"""Whatever is changed of working hours by SQL behind the back of the operations is named by `praja ledger verify`."""

from datetime import date

from attendance.schedules.hours import AT, SINCE, TODAY, on_shifts, six_days
from praja.duties.attendance.operations.calendars import end_calendar_link, make_calendar_link
from praja.duties.attendance.operations.rosters import RosterEntry, set_roster
from praja.duties.attendance.operations.schedules import end_pattern, set_pattern, use_pattern
from praja.duties.attendance.operations.seasons import revoke_season, set_season
from sql_edits import findings, not_named


def test_every_edit_of_working_hours_is_named(staff):
    keeper, worker = staff.actor(staff.keeper, AT), staff.employee(staff.worker)
    pattern, shifts = on_shifts(staff)
    other = set_pattern(unit=staff.roads, new=six_days(), actor=keeper, at=AT)
    use = use_pattern(pattern=other, employee=worker, since=SINCE, actor=keeper, at=AT)
    use_pattern(pattern=pattern, employee=worker, since=TODAY, actor=keeper, at=AT)
    end_pattern(pattern=other, until=TODAY, actor=keeper, at=AT)
    days = {"first_day": date(2026, 2, 18), "last_day": date(2026, 3, 19)}
    season = set_season(kind="ramadan", decree="SE 1/2026", actor=keeper, at=AT, **days)
    revoke_season(season=season, decree="SE 2/2026", actor=keeper, at=AT)
    entry = RosterEntry(worker.pk, TODAY, shifts["M"].pk)
    sheet = set_roster(unit=staff.bridges, entries=[entry], actor=keeper, at=AT)
    own = staff.actor(staff.worker, AT)
    for _again in range(2):
        make_calendar_link(employee=worker, actor=own, at=AT)
    end_calendar_link(employee=worker, actor=own, at=AT)

    assert findings() == []
    hours, used = f"pattern of working hours {pattern.pk}", f"use of working hours {use.pk}"
    a_sheet, a_season = f"sheet of a roster {sheet.pk}", f"season {season.pk}"
    assert (
        not_named(
            [
                ("UPDATE attendance_pattern SET name='Lain' WHERE id=%s", (pattern.pk,), hours),
                ("UPDATE attendance_pattern SET opens_before=0 WHERE id=%s", (pattern.pk,), hours),
                ("UPDATE attendance_pattern SET until='2027-01-01' WHERE id=%s", (pattern.pk,), hours),
                ("UPDATE attendance_shift SET break_minutes=1 WHERE pattern_id=%s", (pattern.pk,), hours),
                ("UPDATE attendance_patternuse SET until=NULL WHERE id=%s", (use.pk,), used),
                ("DELETE FROM attendance_patternuse WHERE id=%s", (use.pk,), used),
                ("UPDATE attendance_season SET last_day='2026-03-20' WHERE id=%s", (season.pk,), a_season),
                ("UPDATE attendance_season SET revoked_by='' WHERE id=%s", (season.pk,), a_season),
                ("UPDATE attendance_rosterday SET shift_id=NULL WHERE sheet_id=%s", (sheet.pk,), a_sheet),
                ("DELETE FROM attendance_rosterday WHERE sheet_id=%s", (sheet.pk,), a_sheet),
                (
                    "UPDATE attendance_calendarlink SET ended_at=NULL WHERE id=(SELECT max(id) FROM attendance_calendarlink)",
                    (),
                    "link",
                ),
            ]
        )
        == []
    )
