# SPDX-License-Identifier: EUPL-1.2
"""The pages of working hours, rosters and one's own calendar, as people use them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from attendance.schedules.hours import AT, TODAY, on_shifts
from officers import signed_in
from praja.duties.attendance.models import Pattern, PatternUse, RosterSheet, Season
from praja.duties.attendance.operations.rosters import RosterEntry, set_roster
from praja.duties.attendance.queries.plans import plans_of
from praja.lib.clock import frozen

MONTH = "2026-02"
OFFICE = {"begins": "07.30", "ends": "16:00", "rest": "60"}


@pytest.fixture(autouse=True)
def _on_that_day():
    with frozen(AT):
        yield


def week(**friday):
    """What is typed for five days of the office."""
    days = dict.fromkeys(range(4), OFFICE) | {4: {"begins": "0730", "ends": "16.30", "rest": "90"} | friday}
    return {f"week_{day}_{part}": text for day, times in days.items() for part, text in times.items()}


def filled(unit, **changed):
    words = {"unit": unit.pk, "name": "Lima hari", "kind": "fixed", "decree": "Perwal 1/2026", "since": "2026-01-01"}
    return words | week() | changed


def test_a_pattern_is_set_and_used_where_its_week_is_the_law_s(staff):
    keeper, new = signed_in(staff.keeper), reverse("attendance:new_pattern")
    summed = keeper.post(new, filled(staff.roads, **{"try": "1"}))
    assert "37 hours 30 minutes a week" in summed.content.decode()
    assert not Pattern.objects.exists()
    page = keeper.post(new, filled(staff.roads), follow=True)
    pattern = Pattern.objects.get()
    assert pattern.week == [[450, 960, 60]] * 4 + [[450, 990, 90], None, None]
    assert page.redirect_chain == [(reverse("attendance:pattern", args=[pattern.pk]), 302)]
    used = {"what": "use", "unit": staff.bridges.pk, "since": "2026-02-01"}
    keeper.post(page.redirect_chain[0][0], used)
    keeper.post(page.redirect_chain[0][0], used | {"unit": "", "nip": "199001012020011005"})
    assert [(one.unit_id, one.employee_id) for one in PatternUse.objects.order_by("pk")] == [
        (staff.bridges.pk, None),
        (None, staff.employee(staff.worker).pk),
    ]


def test_another_week_is_asked_about_before_it_is_kept(staff):
    keeper, new = signed_in(staff.keeper), reverse("attendance:new_pattern")
    longer = filled(staff.roads, **week(ends="17.30"))
    asked = keeper.post(new, longer)
    assert (asked.status_code, Pattern.objects.count()) == (200, 0)
    assert 'value="17.30"' in asked.content.decode()  # nothing typed is lost
    keeper.post(new, longer | {"anyway": "1"})
    assert Pattern.objects.get().week[4] == [450, 1050, 90]


def test_what_cannot_be_stands_at_its_field(staff):
    keeper, new = signed_in(staff.keeper), reverse("attendance:new_pattern")
    wrong = {"week_0_ends": "", "week_1_begins": "tujuh", "week_2_rest": "600", "anyway": "1"}
    page = keeper.post(new, filled(staff.roads, **wrong)).content.decode()
    assert all(f'href="#id_{name}"' in page for name in ("week_0_ends", "week_1_begins"))
    only_break = {"week_2_rest": "600", "anyway": "1"}
    page = keeper.post(new, filled(staff.roads, **only_break)).content.decode()
    assert 'href="#id_week_2_begins"' in page
    use = keeper.post(reverse("attendance:pattern", args=[on_shifts(staff)[0].pk]), {"what": "use", "since": "x"})
    assert (use.status_code, 'href="#id_unit"' in use.content.decode()) == (422, True)


def test_days_of_ramadan_are_set_and_taken_back(staff):
    keeper, seasons = signed_in(staff.keeper), reverse("attendance:seasons")
    days = {"first_day": "2026-02-18", "last_day": "2026-03-19", "decree": "SE 1/2026"}
    keeper.post(seasons, days)
    assert keeper.post(seasons, days).status_code == 422
    season = Season.objects.get()
    assert keeper.post(seasons, {"season": season.pk, "decree": ""}).status_code == 422
    keeper.post(seasons, {"season": season.pk, "decree": "SE 2/2026"})
    assert Season.objects.get().revoked_by == "SE 2/2026"


def test_a_roster_is_typed_in_as_a_grid(staff):
    on_shifts(staff)
    keeper, worker = signed_in(staff.keeper), staff.employee(staff.worker).pk
    page = reverse("attendance:roster", args=["2.9", MONTH])
    assert "Wayan" in keeper.get(page).content.decode()
    wrong = keeper.post(page, {"seen": "0", f"c-{worker}-3": "p", f"c-{worker}-4": "x"})
    assert (wrong.status_code, RosterSheet.objects.count()) == (422, 0)
    assert f'href="#c-{worker}-4"' in wrong.content.decode()
    assert keeper.post(page, {"seen": "0", f"c-{worker}-3": "p", f"c-{worker}-4": "-"}).status_code == 302
    plans = plans_of([worker], date(2026, 2, 3), TODAY)
    assert [plan.why_off for plan in plans.values()] == ["", "roster"]
    late = keeper.post(page, {"seen": "0", f"c-{worker}-3": "M"})  # somebody else saved meanwhile
    assert (late.status_code, 'value="M"' in late.content.decode()) == (409, True)


def test_a_roster_goes_out_and_comes_back_as_a_file(staff):
    on_shifts(staff)
    keeper, worker = signed_in(staff.keeper), staff.employee(staff.worker).pk
    where = ["2.9", MONTH]
    out = b"".join(keeper.get(reverse("attendance:roster_table", args=[*where, "csv"])).streaming_content).decode(
        "utf-8-sig"
    )
    lines = [line.split(",") for line in out.splitlines() if line]
    head = next(at for at, line in enumerate(lines) if "Nama" in line)
    for line in lines[head + 1 :]:
        line[lines[head].index("5")] = "S" if line[0] == str(worker) else "X"
    sent = "\n".join(",".join(line) for line in lines[head:]).encode()

    def send():
        upload = {"file": _file(sent)}
        return keeper.post(reverse("attendance:roster_file", args=where), upload).context["report"]

    report = send()
    assert (report.updated, len(report.refused)) == (1, report.read - 1)
    assert {one.field for one in report.refused} == {"5"}
    assert (send().unchanged, RosterSheet.objects.count()) == (1, 1)


def _file(data):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("jadwal.csv", data, "text/csv")


def test_the_grid_asks_no_more_for_many(staff, django_assert_max_num_queries):
    on_shifts(staff)
    keeper = signed_in(staff.keeper)
    page = reverse("attendance:roster", args=["2", MONTH])
    keeper.get(page)
    with django_assert_max_num_queries(22):
        keeper.get(page)


def test_one_s_own_calendar_as_a_page_a_file_and_by_a_secret_address(staff):
    _pattern, shifts = on_shifts(staff)
    worker = staff.employee(staff.worker)
    entry = RosterEntry(worker.pk, TODAY + timedelta(days=1), shifts["M"].pk)
    set_roster(unit=staff.bridges, entries=[entry], actor=staff.actor(staff.keeper, AT), at=AT)
    own = signed_in(staff.worker)
    page = own.get(reverse("attendance:my_calendar")).content.decode()
    assert "21:00–07:00" in page
    assert "Malam" in page
    assert b"SUMMARY:Malam" in own.get(reverse("attendance:my_calendar_file")).content
    made = own.post(reverse("attendance:calendar_link")).context["address"]
    anybody = signed_in(staff.stranger)
    feed = anybody.get(made)
    assert feed.content == own.get(reverse("attendance:my_calendar_file")).content
    assert b"DTSTART:20260205T140000Z" in feed.content
    assert anybody.get(made, headers={"If-None-Match": feed["ETag"]}).status_code == 304
    own.post(reverse("attendance:calendar_link"), {"end": "1"})
    assert anybody.get(made).status_code == 404
