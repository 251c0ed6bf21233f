# SPDX-License-Identifier: EUPL-1.2
"""Problem, causes, design and stages are written on pages, and let it go on; nobody of another team reads them."""

from typing import Any

from innovation.conftest import BEGUN, DAY, Lab
from officers import signed_in
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.operations.path import begin_design, begin_diagnosis
from praja.duties.innovation.queries.path import design_of, diagnosis_of, plan_of
from praja.kernel.plans.queries.planning import plan_sheet, version_of

DIAGNOSIS = {
    "problem": "Laporan jalan rusak lama tidak selesai.",
    "cause_count": "3",
    "cause_0_text": "Dipilah sekali sehari",
    "cause_0_kind": "method",
    "cause_1_text": "Pemilah hanya satu orang",
    "cause_1_kind": "people",
    "cause_1_parent": "0",
}
DESIGN = {"what": "Memilah laporan dua kali sehari.", "how": "Bergiliran pagi dan siang."}
PLAN: dict[str, Any] = {
    "issue": "Laporan lama tidak selesai.",
    "idea": "Memilah dua kali sehari.",
    "stage_count": "1",
    "stage_0_title": "Jadwal piket",
    "stage_0_first_day": "2026-03-01",
    "stage_0_last_day": "2026-03-20",
    "stage_0_milestone": "on",
    "person_count": "1",
    "person_0_name": "Petugas pemilah",
    "person_0_stance": "supports",
}


def test_from_the_diagnosis_to_the_plan_on_pages(lab: Lab):
    leader, here = signed_in(lab.staff.worker), f"/inovasi/karya/{lab.case().code}/"
    begin_diagnosis(case=lab.case(), actor=lab.leader, at=BEGUN + DAY, seen_version=None)

    assert leader.get(f"{here}diagnosis/tulis/").status_code == 200
    assert leader.post(f"{here}diagnosis/tulis/", DIAGNOSIS).status_code == 302
    page = leader.get(f"{here}diagnosis/").content.decode()
    assert "<svg" in page
    assert "Pemilah hanya satu orang" in page
    found = diagnosis_of(lab.reread())
    assert found is not None
    assert [one["parent"] for one in found.sheet["causes"]] == [None, 0]

    begin_design(case=lab.case(), actor=lab.leader, at=BEGUN + 2 * DAY, seen_version=None)
    assert leader.post(f"{here}rencana/rancangan/", DESIGN).status_code == 302
    assert leader.post(f"{here}rencana/tulis/", PLAN).status_code == 302
    page = leader.get(f"{here}rencana/").content.decode()
    assert 'class="gantt"' in page
    assert "Jadwal piket" in page
    design, plan = design_of(lab.reread()), plan_of(lab.reread())
    assert design is not None
    assert plan is not None
    assert (design.sheet["what"], plan_sheet(version_of(plan)).stages[0].title) == (DESIGN["what"], "Jadwal piket")
    assert lab.case().state == PathState.DESIGN


def test_what_was_written_can_be_written_anew(lab: Lab):
    lab.walk_to(PathState.DESIGN)
    leader, here = signed_in(lab.staff.worker), f"/inovasi/karya/{lab.case().code}/"

    stale = leader.post(f"{here}diagnosis/tulis/", {**DIAGNOSIS, "number": "9"})
    assert stale.status_code == 422
    assert "Pemilah hanya satu orang" in stale.content.decode()
    assert leader.post(f"{here}diagnosis/tulis/", {**DIAGNOSIS, "number": "1"}).status_code == 302


def test_nobody_else_writes_and_no_other_team_reads(lab: Lab):
    lab.walk_to(PathState.DESIGN)
    here = f"/inovasi/karya/{lab.case().code}/"

    answers = {
        name: (
            signed_in(account).get(f"{here}diagnosis/").status_code,
            signed_in(account).get(f"{here}diagnosis/tulis/").status_code,
        )
        for name, account in (
            ("stranger", lab.staff.stranger),
            ("head", lab.staff.roads_head),
            ("colleague of the team", lab.staff.colleague),
        )
    }

    assert answers == {"stranger": (404, 404), "head": (200, 403), "colleague of the team": (200, 403)}
