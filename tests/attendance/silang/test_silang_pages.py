# SPDX-License-Identifier: EUPL-1.2
"""The pages of the cross-checks: each reader sees what they may, and what was typed is not lost."""

from attendance.conftest import Staff
from attendance.silang.scene import EVENING, checked, on_a_machine, on_travel
from officers import signed_in
from praja.duties.attendance.models import Finding, Remark
from praja.lib import clock

WORDS = "Saya kembali lebih awal hari itu."


def test_a_question_is_read_answered_and_explained_on_pages(staff: Staff):
    on_travel(staff)
    checked()
    row = Finding.objects.get()
    worker, head, auditor = (signed_in(one) for one in (staff.worker, staff.bridges_head, staff.auditor))
    address = f"/presensi/silang/{row.pk}/"
    with clock.frozen(EVENING):
        assert "Checked in during duty travel, Wayan" in head.get("/presensi/silang/").content.decode()
        assert address in worker.get("/presensi/silang/saya/").content.decode()
        assert signed_in(staff.colleague).get(address).status_code == 404
        assert signed_in(staff.lights_head).get(address).status_code == 404
        page = worker.get(address).content.decode()
        assert "SPT 000.1.2.3/7" in page
        assert "jelaskan" not in page
        refused = worker.post(f"{address}jawab/", {"answer-text": "ya"})
        assert refused.status_code == 422
        assert "ya</textarea>" in refused.content.decode()
        assert worker.post(f"{address}jawab/", {"answer-text": WORDS}).status_code == 302
        assert WORDS in auditor.get(address).content.decode()
        assert "jelaskan" not in auditor.get(address).content.decode()
        assert auditor.post(f"{address}jelaskan/", {"explain-text": WORDS}).status_code == 403
        passed = head.post(f"{address}teruskan/", {"pass-receiver": "personnel", "pass-text": WORDS})
        assert passed.status_code == 302
        assert "jelaskan" not in head.get(address).content.decode()
        assert signed_in(staff.keeper).post(f"{address}jelaskan/", {"explain-text": WORDS}).status_code == 302
        assert address in head.get("/presensi/silang/?keadaan=selesai").content.decode()
    assert list(Remark.objects.order_by("pk").values_list("kind", flat=True)) == ["answer", "passed_on", "explained"]


def test_whoever_is_asked_about_sees_their_own_records_and_not_the_others(staff: Staff):
    on_a_machine(staff, staff.stranger, staff.lights_head)
    checked()
    row = Finding.objects.get(employee=staff.employee(staff.stranger))
    with clock.frozen(EVENING):
        own = signed_in(staff.stranger).get(f"/presensi/silang/{row.pk}/").content.decode()
        assert "20 more records, of people whom you may not see." in own
        assert "Lina" not in own
        assert "Lina" in signed_in(staff.keeper).get(f"/presensi/silang/{row.pk}/").content.decode()
        assert signed_in(staff.lights_head).get(f"/presensi/silang/{row.pk}/").status_code == 404
