# SPDX-License-Identifier: EUPL-1.2
"""The allowance: rules, base amounts and results as they are entered, a sheet, one's own month."""

from collections.abc import Iterator
from datetime import date

from attendance.conftest import Staff
from crawl.site import START
from crawl.tourist import Page, Tourist
from praja.duties.attendance.operations.pay import (
    NewPayRule,
    enter_base,
    enter_result,
    set_pay_rule,
    work_out_sheet,
)
from praja.kernel.people.models import Account

TYPED_IN_PAY = ("Peraturan Wali Kota 7/2026", "Keputusan Wali Kota 12/2026", "Berkas e-Kinerja")
"""What these people type."""


def pay(language: str, staff: Staff, month: date) -> Iterator[Page]:
    """A closed month of the lights, worked out twice, as the personnel office, its head and whoever is paid."""
    actor = staff.actor(staff.keeper, START)
    employee = staff.employee(staff.stranger)

    def visitor(account: Account) -> Tourist:
        tourist = Tourist(language, "attendance")
        tourist.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
        return tourist

    keeper, own = visitor(staff.keeper), visitor(staff.stranger)
    for path in ("", "daftar/", "aturan/", "aturan/baru/", "besaran/", "kinerja/"):
        yield from keeper.get(f"/presensi/tpp/{path}")
    yield from keeper.post("/presensi/tpp/aturan/baru/", discipline_share="banyak")
    yield from keeper.post("/presensi/tpp/besaran/", nip="1", amount="lima", since="2026")
    yield from keeper.post("/presensi/tpp/kinerja/", nip="1", month="2026-01", share="101")
    yield from keeper.post("/presensi/tpp/daftar/", unit=staff.lights.code, month=f"{month:%Y-%m}")
    new = NewPayRule(
        regulation=TYPED_IN_PAY[0],
        since=month,
        discipline_share=4000,
        late=(50, 100, 125, 150),
        early=(50, 100, 125, 150),
        absent=300,
        ceremony=200,
        leave_cuts={"CS": 100},
        stopping=("CB",),
        predicates={"baik": 10_000},
    )
    set_pay_rule(new=new, actor=actor, at=START)
    for amount in (5_000_000, 6_000_000):
        enter_base(employee=employee, since=month, amount=amount, basis=TYPED_IN_PAY[1], actor=actor, at=START)
        sheet = work_out_sheet(unit=staff.lights, month=month, actor=actor, at=START)
        enter_result(
            employee=employee, month=month, predicate="baik", ceremonies=1, basis=TYPED_IN_PAY[2], actor=actor, at=START
        )
    yield from keeper.get("/presensi/tpp/aturan/")
    yield from keeper.get(f"/presensi/tpp/daftar/{sheet.pk}/")
    yield from visitor(staff.lights_head).get(f"/presensi/tpp/daftar/{sheet.pk}/")
    yield from keeper.get("/presensi/tpp/daftar/")
    yield from own.get("/presensi/tpp/")
