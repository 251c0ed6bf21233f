# SPDX-License-Identifier: EUPL-1.2
"""Training: catalogue, rooms, and classes from their preparation on, by those who keep, send, sit and run."""

from collections.abc import Iterator

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page, Tourist
from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.operations.classes import apply_for_seat, assign_participants, invite_units, withdraw_seat
from training.classes.making import NOMINATED, SIGNED, announced, nominated, of, selected
from training.conftest import College

TYPED_IN_CLASSES = (
    "Melayani warga.",
    "Ingin belajar.",
    "Sakit dan dirawat.",
    "Angkatan II",
    "Sudah ikut tahun lalu.",
    "Peserta melayani warga menurut standar pelayanan.",
    "Petugas kecamatan dan kelurahan",
    "Aula Badan Kepegawaian",
    "Praktik baik; 4",
    "Rencana aksi; 2",
    "Dinas Entah",
    "cahya",
)
"""What these people type."""


def classes(language: str, college: College) -> Iterator[Page]:
    """Every room of the catalogue and of classes, empty and full, refused and taken."""
    staff, row = college.staff, announced(college, self_apply=True, roads=2)
    keeper, head = signed_in(language, college.keeper), signed_in(language, staff.roads_head)
    yield from _kept(keeper, college)
    yield from _filled(keeper, head, college, row)
    worker = signed_in(language, staff.worker)
    code, session = college.training_class.case.code, college.sessions[0]
    for tourist in (keeper, worker, head):
        for path in ("", "kelas/", f"kelas/{code}/", f"kelas/{code}/peserta/", f"kelas/{code}/jadwal/"):
            yield from tourist.get(f"/diklat/{path}")
    for path in ("jadwal/baru/", f"jadwal/{session.pk}/", "panitia/"):
        yield from keeper.get(f"/diklat/kelas/{code}/{path}")
    yield from keeper.post(f"/diklat/kelas/{code}/jadwal/baru/", jp="x")
    yield from keeper.post(f"/diklat/kelas/{code}/panitia/", look="1", find="cahya")
    yield from keeper.post(f"/diklat/kelas/{code}/panitia/", find="cahya")
    yield from worker.post(f"/diklat/kelas/{code}/lepas/", reason="x", seen_version="1")


def _kept(keeper: Tourist, college: College) -> Iterator[Page]:
    code = college.programme.code
    for path in (f"program/{code}/", "program/baru/", f"program/{code}/ubah/", f"program/{code}/kurikulum/"):
        yield from keeper.get(f"/diklat/{path}")
    for path in (f"program/{code}/kelas-baru/", "ruang/", f"ruang/{college.room.pk}/"):
        yield from keeper.get(f"/diklat/{path}")
    yield from keeper.post("/diklat/program/baru/", title="")
    yield from keeper.post("/diklat/ruang/", name="")
    yield from keeper.post(f"/diklat/program/{code}/kelas-baru/", quotas="Dinas Entah")


def _filled(keeper: Tourist, head: Tourist, college: College, row: TrainingClass) -> Iterator[Page]:
    staff, path = college.staff, f"/diklat/kelas/{row.case.code}/"
    yield from head.get(f"{path}usulkan/")
    yield from head.post(f"{path}usulkan/", find="cahya", look="1")
    yield from head.post(f"{path}usulkan/", reason="")
    seats = nominated(college, row, staff.roads_head, staff.worker, staff.colleague, reserves=(staff.contracted,))
    stranger, actor = staff.employee(staff.stranger), college.actor(staff.stranger, NOMINATED)
    apply_for_seat(case=row.case, employee=stranger, reason="Ingin belajar.", actor=actor, at=NOMINATED)
    invite_units(case=row.case, actor=college.actor(staff.mayor, NOMINATED), at=NOMINATED)
    yield from keeper.get(path)
    yield from keeper.get(f"{path}pilih/")
    yield from keeper.post(f"{path}pilih/", seen_version="0", **{f"seat_{one.pk}": "not_selected" for one in seats})
    yield from keeper.post(f"{path}batal/", reason="", seen_version=str(row.case.version))
    reserve = of(seats, college, staff.contracted)
    selected(college, row, [one for one in seats if one != reserve], reserve)
    yield from head.get(path)
    yield from keeper.get(path)
    assign_participants(case=row.case, actor=college.actor(staff.bridges_head, SIGNED), at=SIGNED)
    seat = Seat.objects.get(training_class=row, employee=staff.employee(staff.worker))
    yield from head.get(f"{path}peserta/{seat.pk}/lepas/")
    withdraw_seat(seat=seat, reason="Sakit dan dirawat.", actor=college.actor(staff.worker, SIGNED), at=SIGNED)
    for tourist in (head, keeper):
        yield from tourist.get(path)
        yield from tourist.get(f"{path}peserta/")
