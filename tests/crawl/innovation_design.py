# SPDX-License-Identifier: EUPL-1.2
"""Diagnosis, design and plan of an innovation, empty and written."""

from collections.abc import Iterator

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page
from innovation.conftest import BEGUN, DAY, Lab
from innovation.evidence.test_the_team_writes_diagnosis_and_plan import DESIGN, DIAGNOSIS, PLAN
from praja.duties.innovation.operations.path import Facts, begin_diagnosis
from praja.duties.innovation.operations.path.starting import start_innovation

TYPED_IN_DESIGN = (
    "Innovasi tiga",
    "Pemilah hanya satu",
    *(one for said in (DIAGNOSIS, DESIGN, PLAN) for one in said.values() if " " in one),
)
"""What these people type, and what of it the fishbone breaks into lines."""


def the_design(language: str, lab: Lab) -> Iterator[Page]:
    """The tabs of diagnosis and plan, as their writer and the head of the unit see them."""
    leader = signed_in(language, lab.staff.worker)
    row = start_innovation(
        title="Innovasi tiga",
        unit=lab.staff.bridges,
        facts=Facts(),
        leader=lab.staff.worker.person,
        actor=lab.leader,
        at=BEGUN,
    )
    here = f"/inovasi/karya/{row.case.code}/"
    begin_diagnosis(case=row.case, actor=lab.leader, at=BEGUN + DAY, seen_version=None)
    for path in ("diagnosis/", "diagnosis/tulis/", "rencana/"):
        yield from leader.get(f"{here}{path}")
    yield from leader.post(f"{here}diagnosis/tulis/", problem="")
    yield from leader.post(f"{here}diagnosis/tulis/", **DIAGNOSIS)
    yield from leader.get(f"{here}rencana/")
    yield from leader.get(f"{here}rencana/rancangan/")
    yield from leader.post(f"{here}rencana/rancangan/", what="")
    yield from leader.post(f"{here}rencana/rancangan/", **DESIGN)
    yield from leader.get(f"{here}rencana/tulis/")
    yield from leader.post(f"{here}rencana/tulis/", **{**PLAN, "stage_0_first_day": "x"})
    yield from leader.post(f"{here}rencana/tulis/", **PLAN)
    yield from signed_in(language, lab.staff.roads_head).get(f"{here}diagnosis/")
