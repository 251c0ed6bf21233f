# SPDX-License-Identifier: EUPL-1.2
"""Work-culture groups: founded, their project at every step, its tools and minutes."""

from collections.abc import Iterator

from attendance.conftest import Staff
from crawl.attendance_rooms import signed_in
from crawl.tourist import Page, Tourist
from innovation.circles.acting import BEGUN, Group, group_in
from praja.duties.innovation.domain.circles.tools import Source, ToolKind
from praja.duties.innovation.operations.circles import count

TYPED_IN_CIRCLES = (
    "Kelompok Baru",
    "Cahya",
    "wayan",
    "=1+1; 3",
    "tiga; x",
    "-- terlalu dalam",
    "Tema Baru",
    "Gambar jembatan",
    "lebih cepat",
)
"""What these people type, and the lines in which a fishbone sets its effect."""


def the_circles(language: str, staff: Staff) -> Iterator[Page]:
    """Every page of a group and its project."""
    group = group_in(staff)
    leader, head = signed_in(language, staff.worker), signed_in(language, staff.bridges_head)
    here, project = f"/inovasi/kbk/{group.circle.code}/", f"/inovasi/kbk/proyek/{group.case().code}/"
    yield from head.get("/inovasi/kbk/baru/")
    yield from head.post("/inovasi/kbk/baru/", title="Kelompok Baru", look="1", find="Cahya")
    yield from head.post("/inovasi/kbk/baru/", title="Kelompok Baru", find="Cahya")
    for page in ("", "ubah/", "anggota/"):
        yield from head.get(f"{here}{page}")
    yield from head.post(f"{here}anggota/", look="1", find="wayan")
    yield from leader.get("/inovasi/kbk/")
    yield from leader.get(f"{here}proyek-baru/")
    yield from leader.post(f"{here}proyek-baru/", title="")
    yield from leader.get(f"{project}angka-awal/")
    yield from _tools(group, leader, project)
    yield from leader.get(f"{project}notulen/baru/")
    yield from leader.post(f"{project}notulen/baru/", step="1")
    for step in range(1, 9):
        yield from leader.get(f"{project}langkah/{step}/")
    yield from leader.post(f"{project}tindakan/", deed="go_on")
    group.walk_to(2)
    yield from leader.post(f"{project}langkah/2/", number="0", causes_man="-- terlalu dalam")
    yield from leader.post(f"{project}tindakan/", deed="go_back", why="x", to_step="1")
    for step in range(3, 10):
        group.walk_from(step - 1, step)
        yield from leader.get(project)
        yield from head.get(project)
    yield from leader.get(f"{project}notulen/")
    yield from leader.get(f"{project}langkah/2/")
    yield from head.get(here)


def _tools(group: Group, leader: Tourist, project: str) -> Iterator[Page]:
    for kind in ToolKind:
        yield from leader.get(f"{project}alat/baru/{kind}/")
    yield from leader.post(
        f"{project}alat/baru/pareto/", title="Tema Baru", step="1", source="rows", lines="=1+1; 3\ntiga; x"
    )
    sheet = group.draw(ToolKind.CHECK_SHEET, 1, marks=["cuti", "mesin"], groups=["pagi", "siang"])
    count(tool=sheet, mark=0, group=1, many=2, actor=group.leader, at=BEGUN)
    shown = [
        sheet,
        group.draw(ToolKind.PARETO, 1, source=Source.CHECK_SHEET, check=sheet.pk),
        group.draw(ToolKind.STRATIFICATION, 1, source=Source.CHECK_SHEET, check=sheet.pk, by="waktu"),
        group.draw(ToolKind.HISTOGRAM, 1, source=Source.ROWS, of="menit", rows=[["1"], ["2"], ["7"]]),
        group.draw(
            ToolKind.SCATTER,
            1,
            source=Source.ROWS,
            across="orang",
            upward="menit",
            rows=[["1", "2"], ["2", "4"], ["3", "5"], ["4", "9"]],
        ),
        group.draw(ToolKind.GRAPH, 1, source=Source.ROWS, of="hari", graph="xmr", rows=[["a", "1"], ["b", "2"]]),
        group.draw(ToolKind.FISHBONE, 1, source=Source.CAUSES),
    ]
    for row in shown:
        yield from leader.get(f"{project}alat/{row.pk}/")
    yield from leader.get(f"{project}alat/")
    yield from leader.get(f"{project}alat/{sheet.pk}/hitung/")
    yield from leader.post(f"{project}alat/{sheet.pk}/hitung/", group="0", mark_0="-9")
    yield from leader.get(f"{project}alat/{shown[1].pk}/ubah/")
