# SPDX-License-Identifier: EUPL-1.2
"""Figures of attendance: with enough people, with too few, and with nothing counted."""

from collections.abc import Iterator
from datetime import timedelta

from attendance.conftest import Staff
from attendance.days.test_figures import came
from crawl.site import START
from crawl.tourist import Page, Tourist
from facts import put_facts
from praja.kernel.measures.models import Fact
from praja.kernel.people.models import Account
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def figures(language: str, staff: Staff) -> Iterator[Page]:
    """Two months of three departments; beside one of them stands a section with two people."""
    today = local_date(START, local_zone())
    last = today.replace(day=1) - timedelta(days=1)
    before = last.replace(day=1) - timedelta(days=1)
    people = {staff.roads: 7, staff.bridges: 2, staff.lights: 9, staff.personnel: 6}
    Fact.objects.filter(measure__startswith="attendance.").delete()
    put_facts(
        fact for day in (last, before) for unit, some in people.items() for fact in came(unit, day, some, some // 4)
    )
    mayor = _signed_in(language, staff.mayor)
    yield from mayor.get("/presensi/angka/")
    yield from mayor.get(f"/presensi/angka/?bulan={last:%Y-%m}&unit={staff.roads.code}")
    yield from mayor.get(f"/presensi/angka/?bulan={last:%Y-%m}&unit={staff.bridges.code}")
    yield from mayor.get("/presensi/angka/?bulan=2020-01")


def _signed_in(language: str, account: Account) -> Tourist:
    tourist = Tourist(language, "attendance")
    tourist.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    return tourist
