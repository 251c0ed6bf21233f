# SPDX-License-Identifier: EUPL-1.2
"""The page of figures: who reads which units, what is not shown because too few people stand behind it, and the files."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from attendance.conftest import Staff
from attendance.days.making import local
from facts import put_facts
from officers import officer, signed_in
from praja.duties.attendance.measures import ABSENT, LATE
from praja.duties.attendance.queries.figures import AttendanceFigures, figures_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.models import Fact
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.lib import clock

JANUARY, MONDAY = date(2026, 1, 1), date(2026, 1, 5)
TODAY = date(2026, 2, 10)
NOW = local(TODAY, "09:00")


def came(unit: Unit, day: date, people: int, late: int = 0, on_duty: int | None = None) -> list[Fact]:
    """Facts of a unit's day on which so many came, everybody who was on duty unless more were."""
    duty = people if on_duty is None else on_duty
    counts = {
        "present": (people, duty),
        "late": (late, people),
        "absent": (duty - people, duty),
        "corrected": (0, duty),
    }
    return [
        Fact(
            measure=f"attendance.{key}",
            subject=f"unit_day:{unit.pk}{day:%Y%m%d}",
            unit=unit,
            day=day,
            numerator=numerator,
            denominator=denominator,
        )
        for key, (numerator, denominator) in counts.items()
        if denominator
    ]


def week(people: Mapping[Unit, int], first: date = MONDAY, late: int = 1) -> None:
    put_facts(
        fact
        for unit, count in people.items()
        for n in range(5)
        for fact in came(unit, first + timedelta(days=n), count, late)
    )


def seen(
    staff: Staff, account: Account, unit: Unit | None = None, month: date = JANUARY, today: date = TODAY
) -> AttendanceFigures:
    at = local(today, "09:00")
    asked = None if unit is None else unit.pk
    return figures_of(staff.actor(account, at), unit_id=asked, month=month, today=today, at=at)


def shown(found: AttendanceFigures) -> dict[tuple[int, bool], int | None]:
    return {(row.unit, row.alone): row.counts and row.counts.on_duty for row in found.rows}


def test_sums_of_units_with_all_below_and_shares(staff: Staff):
    week({staff.roads: 6, staff.bridges: 8, staff.lights: 10, staff.personnel: 5})
    found = seen(staff, staff.mayor)
    assert shown(found) == {
        (staff.roads.pk, False): 70,
        (staff.lights.pk, False): 50,
        (staff.personnel.pk, False): 25,
    }
    assert found.whole.on_duty == 145
    assert found.whole.percent(LATE) == Decimal("13.8")
    roads = seen(staff, staff.mayor, staff.roads)
    assert shown(roads) == {(staff.roads.pk, True): 30, (staff.bridges.pk, False): 40}


def test_few_people_are_not_shown_and_no_other_page_tells_of_them(staff: Staff):
    """Of bridges three people came, so the six of roads beside them are hidden too: together they are nine of fifteen."""
    week({staff.roads: 6, staff.bridges: 3, staff.lights: 12})
    whole, below, alone = (seen(staff, staff.mayor, unit) for unit in (None, staff.roads, staff.bridges))
    assert shown(whole) == {(staff.roads.pk, False): 45, (staff.lights.pk, False): 60}
    assert below.whole.on_duty == 45
    assert shown(below) == {(staff.roads.pk, True): None, (staff.bridges.pk, False): None}
    assert (alone.whole, alone.rows) == (None, ())
    assert [row.counts for row in alone.months if row.month == JANUARY] == [None]
    assert below.months[-1].counts.on_duty == 45


def test_a_unit_hidden_beside_another_is_hidden_with_everything_in_it(staff: Staff):
    week({staff.lights: 2, staff.roads: 20, staff.bridges: 9, staff.personnel: 90})
    found = seen(staff, staff.mayor)
    assert shown(found) == {
        (staff.roads.pk, False): None,
        (staff.lights.pk, False): None,
        (staff.personnel.pk, False): 450,
    }
    assert seen(staff, staff.mayor, staff.bridges).whole is None
    # Whoever does not see lights learns nothing of them from the figures of roads.
    own = seen(staff, staff.roads_head)
    assert shown(own) == {(staff.roads.pk, True): 100, (staff.bridges.pk, False): 45}


def test_people_are_counted_on_one_day_so_that_nobody_stands_behind_two_units(staff: Staff):
    """Three people work at roads in the first week and at bridges in the second: each has three, not six."""
    week({staff.roads: 3, staff.lights: 30})
    week({staff.bridges: 3, staff.lights: 30}, MONDAY + timedelta(days=7))
    found = seen(staff, staff.mayor, staff.roads)
    assert found.whole is None


def test_a_day_on_which_one_unit_has_many_people_does_not_hide_the_others(staff: Staff):
    week({staff.roads: 6, staff.lights: 7})
    put_facts(came(staff.roads, MONDAY + timedelta(days=5), 30))
    assert None not in shown(seen(staff, staff.mayor)).values()


def test_where_nobody_came_the_absence_shows_and_where_few_came_their_lateness_does_not(staff: Staff):
    """At lights a machine was wrong and nobody counts as come; of roads two of nine came."""
    put_facts([*came(staff.lights, MONDAY, 0, on_duty=19), *came(staff.roads, MONDAY, 2, 1, on_duty=9)])
    week({staff.personnel: 12})
    rows = {row.unit: row.counts for row in seen(staff, staff.mayor).rows}
    assert rows[staff.lights.pk].percent(ABSENT) == 100
    assert rows[staff.roads.pk].percent(ABSENT) == Decimal("77.8")
    assert rows[staff.roads.pk].percent(LATE) is None
    # Those of the personnel office are the only ones beside them, so they would tell it.
    assert [rows[unit.pk].is_hidden(LATE) for unit in (staff.lights, staff.roads, staff.personnel)] == [
        False,
        True,
        True,
    ]
    assert rows[staff.personnel.pk].percent(ABSENT) == 0


def test_the_day_that_runs_does_not_count(staff: Staff):
    february = date(2026, 2, 1)
    put_facts([*came(staff.lights, TODAY - timedelta(days=1), 8, 2), *came(staff.lights, TODAY, 8, 8)])
    found = seen(staff, staff.lights_head, month=february)
    assert (found.whole.on_duty, found.until) == (8, TODAY - timedelta(days=1))
    assert found.months[-1].counts.on_duty == 8


def test_statements_do_not_grow_with_units_and_months(staff: Staff):
    week({staff.lights: 6})
    actor, counted = staff.actor(staff.mayor, NOW), []
    for more in ({staff.roads: 9}, {staff.bridges: 7, staff.personnel: 8}):
        week(more)
        week(more, MONDAY - timedelta(days=30))
        with recalled(law_data, units), CaptureQueriesContext(connection) as asked:
            figures_of(actor, unit_id=None, month=JANUARY, today=TODAY, at=NOW)
        counted.append(len(asked))
    assert counted[0] == counted[1] == 7


def read(client: Client, path: str) -> str:
    with clock.frozen(NOW):
        answer = client.get(f"/presensi/angka/{path}")
    assert answer.status_code == 200, path
    return b"".join(answer).decode()


def test_the_page_says_what_it_found_and_names_nobody_hidden(staff: Staff):
    week({staff.roads: 6, staff.bridges: 3, staff.lights: 12}, MONDAY - timedelta(days=28), late=2)
    week({staff.roads: 6, staff.bridges: 3, staff.lights: 12})
    page = read(signed_in(staff.mayor), "")
    assert "Late most often: " in page
    assert "14.3%" in page
    assert "The month before: 28.6%." in page
    assert "Fewer late days: 28.6% of the days present in Dec 2025, 14.3% in Jan 2026" in page
    below = read(signed_in(staff.keeper), f"?bulan=2026-01&unit={staff.roads.code}")
    assert f"Not shown: {staff.roads.name} itself; {staff.bridges.name}." in below
    hidden = read(signed_in(staff.mayor), f"?bulan=2026-01&unit={staff.bridges.code}")
    assert "Too few people to be shown" in hidden


def test_each_reader_sees_their_units_and_others_nothing(staff: Staff):
    week({staff.roads: 6, staff.bridges: 8, staff.lights: 12})
    bureau = officer("Orta", Role.ORGANIZATION, staff.root)
    for account, names in (
        (staff.mayor, {"roads", "lights"}),
        (bureau, {"roads", "lights"}),
        (staff.auditor, {"roads", "lights"}),
        (staff.roads_head, {"roads", "bridges"}),
        (staff.lights_head, {"lights"}),
    ):
        assert {row.unit for row in seen(staff, account).rows} == {getattr(staff, name).pk for name in names}
        assert read(signed_in(account), "")
    assert signed_in(staff.worker).get("/presensi/angka/").status_code == 403
    assert signed_in(staff.lights_head).get(f"/presensi/angka/?unit={staff.roads.code}").status_code == 404
    assert signed_in(bureau).get("/presensi/rekap/").status_code == 403


def test_files_hold_what_the_page_shows(staff: Staff):
    week({staff.roads: 6, staff.bridges: 3, staff.lights: 12})
    client = signed_in(staff.mayor)
    where = f"?bulan=2026-01&unit={staff.roads.code}"
    table = read(client, f"unduh/csv/{where}")
    assert table.count("not shown") == 2
    with clock.frozen(NOW):
        book = load_workbook(BytesIO(client.get(f"/presensi/angka/unduh/xlsx/{where}").content))
        document = client.get(f"/presensi/angka/unduh/docx/{where}")
    cells = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert [row[1] for row in cells if row[0] == f"{staff.roads.name} itself"] == [None]
    assert [row[1:4] for row in cells if row[0] == "January 2026"] == [(45, 45, 10)]
    assert document.status_code == 200
    assert document.content[:2] == b"PK"


def test_what_is_asked_wrongly_is_the_last_month_that_is_over(staff: Staff):
    week({staff.lights: 6})
    client = signed_in(staff.lights_head)
    for asked in ("", "?bulan=2026-13", "?bulan=2099-01", "?bulan=0001-01"):
        assert "January 2026" in read(client, asked)
    assert "No figures in this month" in read(client, "?bulan=2025-06")
    assert seen(staff, staff.lights_head).whole.away == Decimal("0.0")
