# SPDX-License-Identifier: EUPL-1.2
"""Diagnosis, design and plan of an innovation, empty and written."""

from collections.abc import Iterator

from crawl.attendance_rooms import signed_in
from crawl.site import START
from crawl.tourist import Page
from innovation.conftest import BEGUN, DAY, Lab
from innovation.evidence.counted import ON_TIME
from innovation.evidence.test_the_team_writes_diagnosis_and_plan import DESIGN, DIAGNOSIS, PLAN
from innovation.evidence.test_what_lies_behind_a_diagnosis import SAID, reported
from praja.duties.complaints.models import Topic
from praja.duties.innovation.operations.path import Facts, begin_diagnosis
from praja.duties.innovation.operations.path.starting import start_innovation
from praja.kernel.plans.models import Milestone, Proof
from residents import photo

COUNTS = {
    "cause_0_count": "8",
    "cause_2_text": "Data tidak lengkap",
    "cause_2_count": "3",
    "counted": "Lembar periksa 11 laporan.",
}
VIDEO = {**SAID, "title": "Video antrean", "link": "https://video.example/antrean"}
WHOLE = {
    "aim": "Laporan selesai tepat waktu.",
    "output": "Jadwal piket pemilah.",
    "stage_0_first_day": (START.date() + 2 * DAY).isoformat(),
    "stage_0_last_day": (START.date() + 30 * DAY).isoformat(),
    "stage_0_who": "Kepala seksi jembatan",
    "stage_0_where": "Ruang pemilahan",
    "stage_0_why": "Pemilah tidak ada gantinya.",
    "stage_0_how": "Bergiliran pagi dan sore.",
}
GONE_ON, CHANGED = "Jadwal sudah dibagi kepada petugas.", "Ruang baru selesai bulan depan."
TYPED_IN_DESIGN = (
    *(GONE_ON, CHANGED),
    "Innovasi tiga",
    "Pemilah hanya satu",
    "video.example",
    "orang",
    *("Lampu jalan", "Trotoar licin"),
    *(one for said in (DIAGNOSIS, COUNTS, SAID, VIDEO, DESIGN, PLAN, WHOLE) for one in said.values() if " " in one),
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
    for name, late in (("Lampu jalan", 12), ("Trotoar licin", 6)):
        reported(lab, Topic.objects.create(name=name), late, 5)
    yield from leader.post(f"{here}diagnosis/tulis/", **DIAGNOSIS, masa="2025-T4", measures=ON_TIME)
    yield from leader.post(f"{here}diagnosis/tulis/", **{**DIAGNOSIS, **COUNTS, "counted": "", "number": "1"})
    yield from leader.post(f"{here}diagnosis/tulis/", **{**DIAGNOSIS, **COUNTS, "number": "1"})
    yield from leader.get(f"{here}diagnosis/bukti/")
    yield from leader.post(f"{here}diagnosis/bukti/", title="", shows="")
    yield from leader.post(f"{here}diagnosis/bukti/", **{**SAID, "shows": ""}, file=photo())
    yield from leader.post(f"{here}diagnosis/bukti/", **VIDEO)
    yield from leader.post(f"{here}diagnosis/bukti/", **SAID, file=photo())
    yield from leader.get(f"{here}diagnosis/?menurut=unit")
    yield from leader.get(f"{here}diagnosis/angka/{ON_TIME}/")
    yield from leader.post(f"{here}diagnosis/bukti/{Proof.objects.get(link='').pk}/lepas/")
    yield from leader.get(f"{here}rencana/")
    yield from leader.get(f"{here}rencana/rancangan/")
    yield from leader.post(f"{here}rencana/rancangan/", what="")
    yield from leader.post(f"{here}rencana/rancangan/", **DESIGN)
    yield from leader.get(f"{here}rencana/tulis/")
    yield from leader.post(f"{here}rencana/tulis/", **{**PLAN, "stage_0_first_day": "x"})
    yield from leader.post(f"{here}rencana/tulis/", **PLAN)
    yield from leader.post(f"{here}rencana/tindakan/", deed="submit")
    yield from leader.post(f"{here}rencana/tulis/", **{**PLAN, **WHOLE})
    yield from leader.post(f"{here}rencana/tindakan/", deed="submit")
    head = signed_in(language, lab.staff.roads_head)
    yield from head.get(f"{here}diagnosis/")
    yield from head.get(f"{here}rencana/")
    yield from head.post(f"{here}rencana/tindakan/", deed="accept")
    step = f"{here}rencana/tonggak/{Milestone.objects.latest('pk').pk}/"
    yield from leader.post(step, deed="finish")
    yield from leader.post(step, deed="progress", note=GONE_ON)
    yield from head.get(f"{here}rencana/")
    yield from leader.post(f"{here}rencana/tindakan/", deed="change", words=CHANGED)
    yield from leader.get(f"{here}rencana/")
