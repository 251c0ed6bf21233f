# SPDX-License-Identifier: EUPL-1.2
"""Problem, causes, design and stages are written on pages, and let it go on; nobody of another team reads them."""

from typing import Any

import pytest

from innovation.conftest import BEGUN, DAY, Lab, plan
from officers import signed_in
from praja.duties.innovation.enums import PathState, TeamFunction
from praja.duties.innovation.operations.path import begin_design, begin_diagnosis, join_team
from praja.duties.innovation.queries.path import design_of, diagnosis_of, plan_of
from praja.kernel.plans.errors import NotYourSheet
from praja.kernel.plans.models import ActionPlan
from praja.kernel.plans.operations import write_diagnosis
from praja.kernel.plans.queries.planning import diagnosis_sheet, plan_sheet, version_of
from praja.kernel.plans.rules import DECIDE_PLAN, SEE_PLAN, carries

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
    design, made = design_of(lab.reread()), plan_of(lab.reread())
    assert design is not None
    assert made is not None
    assert (design.sheet["what"], plan_sheet(version_of(made)).stages[0].title) == (DESIGN["what"], "Jadwal piket")
    assert lab.case().state == PathState.DESIGN


def test_what_was_written_can_be_written_anew(lab: Lab):
    lab.walk_to(PathState.DESIGN)
    leader, here = signed_in(lab.staff.worker), f"/inovasi/karya/{lab.case().code}/"

    stale = leader.post(f"{here}diagnosis/tulis/", {**DIAGNOSIS, "number": "9"})
    assert stale.status_code == 422
    assert "Pemilah hanya satu orang" in stale.content.decode()
    assert leader.post(f"{here}diagnosis/tulis/", {**DIAGNOSIS, "number": "1"}).status_code == 302


def test_a_member_writes_what_the_leader_began_and_loses_nothing_of_it(lab: Lab):
    lab.walk_to(PathState.DESIGN)
    member, leader = signed_in(lab.staff.colleague), signed_in(lab.staff.worker)
    here = f"/inovasi/karya/{lab.case().code}/"

    told = {**DIAGNOSIS, "problem": "Laporan jalan rusak dari kelurahan tidak selesai."}
    assert member.post(f"{here}diagnosis/tulis/", {**told, "number": "1"}).status_code == 302
    assert leader.post(f"{here}diagnosis/tulis/", {**DIAGNOSIS, "number": "1"}).status_code == 422
    assert member.post(f"{here}rencana/rancangan/", DESIGN).status_code == 302
    assert leader.post(f"{here}rencana/tulis/", PLAN).status_code == 302

    diagnosis, made = diagnosis_of(lab.reread()), plan_of(lab.reread())
    assert diagnosis is not None
    assert made is not None
    assert (diagnosis.number, diagnosis.sheet["problem"]) == (2, told["problem"])
    assert carries(lab.actor(lab.staff.colleague), made)


def test_nobody_writes_while_the_proposal_is_discussed(lab: Lab):
    lab.walk_to(PathState.PROPOSED)
    here, diagnosis = f"/inovasi/karya/{lab.case().code}/", diagnosis_of(lab.reread())
    assert diagnosis is not None

    assert signed_in(lab.staff.worker).post(f"{here}diagnosis/tulis/", DIAGNOSIS).status_code == 403
    with pytest.raises(NotYourSheet):
        write_diagnosis(
            diagnosis=diagnosis, sheet=diagnosis_sheet(diagnosis), seen_number=1, actor=lab.leader, at=BEGUN + 9 * DAY
        )


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
            ("organisation bureau", lab.curator),
        )
    }

    assert answers == {"stranger": (404, 404), "head": (200, 403), "organisation bureau": (200, 403)}


def test_nobody_of_the_team_decides_on_its_plan(lab: Lab):
    lab.walk_to(PathState.DESIGN)
    plan(lab, BEGUN + 3 * DAY)
    made = plan_of(lab.reread())
    assert made is not None
    cast = (lab.staff.roads_head, lab.staff.bridges_head, lab.staff.worker, lab.staff.colleague, lab.staff.stranger)

    def deciding() -> list[bool]:
        actors = [lab.actor(one) for one in cast]
        found = [DECIDE_PLAN.allows(one, made) for one in actors]
        assert found == [DECIDE_PLAN.visible(one, ActionPlan.objects.all()).exists() for one in actors]
        assert [SEE_PLAN.allows(one, made) for one in actors] == [
            SEE_PLAN.visible(one, ActionPlan.objects.all()).exists() for one in actors
        ]
        return found

    before = deciding()
    assert before[0]
    join_team(
        innovation=lab.reread(),
        person=lab.staff.roads_head.person,
        function=TeamFunction.MEMBER,
        actor=lab.leader,
        at=BEGUN + 4 * DAY,
    )
    assert deciding() == [False, *before[1:]]
