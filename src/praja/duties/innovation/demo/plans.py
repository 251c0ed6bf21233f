# SPDX-License-Identifier: EUPL-1.2
"""Plans of the innovations of the demo town: stages in their six questions, accepted by the superior, the first milestone shown
and the second under way."""

from datetime import date, datetime, timedelta
from io import BytesIO

from PIL import Image

from praja.duties.innovation.demo.words import Scene
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.queries.path import plan_of
from praja.kernel.documents.operations import take_in
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.domain.components import SERVICE
from praja.kernel.plans.domain.sheets import PlanSheet, Stage, Stakeholder
from praja.kernel.plans.domain.vocabulary import Stance
from praja.kernel.plans.models import ActionPlan
from praja.kernel.plans.operations import (
    Changed,
    accept_plan,
    finish_commitment,
    report_progress,
    submit_plan,
)
from praja.kernel.plans.queries.planning import live_milestones
from praja.kernel.plans.wording import COMPONENTS
from praja.kernel.search.queries import listed_for_all

DAY = timedelta(days=1)
STANDARDS = {
    "Jemput Berkas Keliling": ("Surat keterangan domisili", "prosedur"),
    "Satu Lembar Persyaratan": ("Surat keterangan kecamatan", "persyaratan"),
}
"""By the title of a scene: the service whose standard it changes, and the component."""


def sheet_of(scene: Scene, day: date) -> PlanSheet:
    """The plan of a scene, whose days count from `day`."""
    stages = (
        Stage(
            *("1", "Menyiapkan petugas dan alat", day + 5 * DAY, day + 20 * DAY),
            output="Surat tugas dan jadwal piket",
            milestone=True,
            who="Ketua tim",
            where="Kantor unit",
            why="Tanpa pengganti yang ditetapkan, pekerjaan berhenti bila petugasnya di lapangan.",
            how="Menunjuk dua orang, membagi jadwal, dan melatih sehari.",
        ),
        Stage(
            *("2", "Uji coba", day + 21 * DAY, day + 110 * DAY),
            output="Catatan harian",
            milestone=True,
            who="Petugas yang ditunjuk",
            where="Loket dan lapangan",
            why="Cara baru dinilai dari angkanya, bukan dari kesan.",
            how="Setiap hari kerja, dengan catatan waktu.",
        ),
        Stage(
            *("3", "Menilai hasil", day + 111 * DAY, day + 120 * DAY),
            output="Laporan hasil",
            milestone=True,
            who="Seluruh tim bersama kepala unit",
            how="Membaca angka yang sama sebelum dan sesudah.",
        ),
    )
    people = (Stakeholder("Petugas loket", Stance.SUPPORTS, "Ikut menyusun jadwal piket"),)
    return PlanSheet(scene.problem, scene.what, scene.sheet.aims, "Berjalan setiap hari kerja", people, stages)


def standard_changed(scene: Scene) -> Changed:
    """The standard that a scene changes, and which component of it; nothing where it is about none."""
    named = STANDARDS.get(scene.title)
    found = {one.title: one for one in listed_for_all(SERVICE)} if named else {}
    if named is None or named[0] not in found:
        return Changed()
    service, key = found[named[0]], named[1]
    return Changed(SERVICE, service.object_id, key, f"{service.title}: {COMPONENTS[key]}", service.url)


def promised(row: Innovation, leader: Account, at: datetime) -> ActionPlan:
    """The leader hands the plan in, and the superior accepts it the next day."""
    made = submit_plan(plan=_known(row), actor=actor_of(leader, at), at=at)
    later = at + DAY
    superior = actor_of(Account.objects.get(person=made.mentor_id), later)
    return accept_plan(plan=made, words="Lanjutkan; laporkan setiap bulan.", actor=superior, at=later)


def carried(row: Innovation, leader: Account, at: datetime) -> None:
    """The first milestone is shown by a photo, the second has begun."""
    actor, (first, second, *_rest) = actor_of(leader, at), live_milestones([_known(row)])[_known(row).pk]
    photo = take_in(upload=_photo(), actor=actor, at=at)
    finish_commitment(commitment=first.commitment, actor=actor, at=at, files=[photo])
    words = "Uji coba berjalan sejak pekan ini; catatan hari pertama sudah ada."
    report_progress(commitment=second.commitment, note=words, actor=actor, at=at)


def _known(row: Innovation) -> ActionPlan:
    made = plan_of(row)
    assert made is not None
    return made


def _photo() -> BytesIO:
    out = BytesIO()
    Image.new("RGB", (320, 200), (176, 190, 170)).save(out, "JPEG", quality=60)
    out.seek(0)
    return out
