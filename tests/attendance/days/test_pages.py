# SPDX-License-Identifier: EUPL-1.2
"""The pages of days: one's own, the unit's, corrections; what is fetched is what is seen."""

from datetime import timedelta

import pytest
from django.test import Client

from attendance.conftest import Staff
from attendance.days.making import punched
from attendance.days.test_months_and_corrections import FEBRUARY, MONDAY, all_worked_out, asked
from officers import signed_in
from praja.duties.attendance.models import Correction
from praja.lib import clock
from residents import photo

MONTH = "?bulan=2026-01"


@pytest.fixture
def january(staff: Staff) -> Staff:
    """A month of `worker`: late on Monday, and absent else."""
    worker = staff.employee(staff.worker)
    punched(worker, MONDAY, "08:10", "16:00")
    all_worked_out(staff, worker)
    return staff


def read(client: Client, path: str) -> str:
    with clock.frozen(FEBRUARY):
        answer = client.get(f"/presensi/{path}")
    assert answer.status_code == 200, path
    return b"".join(answer).decode()


def test_everybody_reads_their_own_days_and_the_head_those_of_the_unit(january: Staff):
    own = read(signed_in(january.worker), f"hari/{MONTH}")
    assert "40 minutes late." in own
    assert "TL2" in own
    pk = january.employee(january.worker).pk
    assert "40 minutes late." in read(signed_in(january.bridges_head), f"orang/{pk}/{MONTH}")
    assert signed_in(january.lights_head).get(f"/presensi/orang/{pk}/").status_code == 404
    assert signed_in(january.worker).get(f"/presensi/orang/{pk}/").status_code == 403


def test_the_recap_counts_days_and_is_fetched_as_a_file(january: Staff):
    assert "Wayan" in read(signed_in(january.keeper), f"rekap/{MONTH}&unit={january.bridges.code}")
    table = read(signed_in(january.roads_head), f"rekap/unduh/csv/{MONTH}&unit={january.roads.code}")
    assert "Wayan" in table
    assert "Slamet" not in table


def test_a_long_recap_goes_on_on_another_page(january: Staff, monkeypatch: pytest.MonkeyPatch):
    all_worked_out(january, january.employee(january.colleague))
    monkeypatch.setattr("praja.duties.attendance.web.days.recap.PEOPLE", 1)
    where, keeper = f"rekap/{MONTH}&unit={january.bridges.code}", signed_in(january.keeper)
    first, second, past = (read(keeper, f"{where}&halaman={number}") for number in (1, 2, 9))
    assert [("Cahya" in page, "Wayan" in page) for page in (first, second, past)] == [
        (True, False),
        (False, True),
        (False, True),
    ]
    assert "halaman=2" in first
    assert "halaman=1" in second


def test_a_month_is_closed_and_opened_on_the_page(january: Staff):
    keeper, sent = signed_in(january.keeper), {"unit": january.roads.code, "bulan": "2026-01"}
    with clock.frozen(FEBRUARY):
        assert keeper.post("/presensi/rekap/kunci/", sent).status_code == 302
        refused = keeper.post("/presensi/rekap/buka/", {**sent, "reason": ""})
        assert refused.status_code == 422
        assert "Write why it is opened again" in refused.content.decode()
        assert keeper.post("/presensi/rekap/buka/", {**sent, "reason": "Mesin mengirim susulan."}).status_code == 302


def test_a_correction_is_asked_for_and_decided_on_pages(staff: Staff):
    worker, head = signed_in(staff.worker), signed_in(staff.bridges_head)
    at = clock.start_of(MONDAY + timedelta(days=1), clock.ZoneInfo("Asia/Jakarta")) + timedelta(hours=4)
    sent = {"day": "2026-01-05", "came": "07:20", "reason": "Mesin di lobi mati pagi itu."}
    with clock.frozen(at):
        page = worker.get("/presensi/koreksi/ajukan/?hari=2026-01-05").content.decode()
        key = page.partition('name="idempotency_key" value="')[2].partition('"')[0]
        bare = worker.post("/presensi/koreksi/ajukan/", {**sent, "idempotency_key": key})
        assert bare.status_code == 422
        assert "A correction needs evidence." in bare.content.decode()
        assert "Mesin di lobi mati pagi itu." in bare.content.decode()
        done = worker.post("/presensi/koreksi/ajukan/", {**sent, "idempotency_key": key, "photos": [photo()]})
        case = Correction.objects.get().case
        assert done.headers["Location"] == f"/presensi/koreksi/{case.code}/"
        assert signed_in(staff.lights_head).get(f"/presensi/koreksi/{case.code}/").status_code == 404
        assert head.get(f"/presensi/koreksi/{case.code}/").status_code == 200
        accepted = head.post(f"/presensi/koreksi/{case.code}/terima/", {"seen_version": "1", "note": ""})
        assert accepted.status_code == 302
    case.refresh_from_db()
    assert case.state == "accepted"


def test_the_list_of_corrections_holds_what_one_asked_and_what_one_decides(staff: Staff):
    case = asked(staff).case
    for account, seen in ((staff.worker, True), (staff.bridges_head, True), (staff.colleague, False)):
        assert (case.code in read(signed_in(account), "koreksi/")) is seen
