# SPDX-License-Identifier: EUPL-1.2
"""Addresses of materials and assignments."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import TrainingClass
from praja.duties.training.rules import takes_part
from praja.duties.training.rules.room import keeps_room
from praja.duties.training.web.frame import add_tab
from praja.duties.training.web.room.assignments import (
    assignment,
    assignments,
    change_assignment,
    hand_in_here,
    handin_file,
    mark,
    new_assignment,
)
from praja.duties.training.web.room.materials import material_file, materials, new_material, take_off
from praja.kernel.procedures.web.tabs import Tab
from praja.lib.actors import Actor


def _inside(actor: Actor, row: TrainingClass) -> bool:
    return takes_part(actor, row.pk) or keeps_room(actor, row)


add_tab(Tab("materials", _("Materials"), "training:materials", order=50, shown=_inside))
add_tab(Tab("assignments", _("Assignments"), "training:assignments", order=55, shown=_inside))

urlpatterns: list[URLPattern] = [
    path("kelas/<str:code>/bahan/", materials, name="materials"),
    path("kelas/<str:code>/bahan/baru/", new_material, name="new_material"),
    path("kelas/<str:code>/bahan/<int:pk>/", material_file, name="material"),
    path("kelas/<str:code>/bahan/<int:pk>/tarik/", take_off, name="take_off_material"),
    path("kelas/<str:code>/tugas/", assignments, name="assignments"),
    path("kelas/<str:code>/tugas/baru/", new_assignment, name="new_assignment"),
    path("kelas/<str:code>/tugas/<int:pk>/", assignment, name="assignment"),
    path("kelas/<str:code>/tugas/<int:pk>/ubah/", change_assignment, name="change_assignment"),
    path("kelas/<str:code>/tugas/<int:pk>/kumpul/", hand_in_here, name="hand_in"),
    path("kelas/<str:code>/tugas/kumpulan/<int:pk>/", mark, name="mark_handin"),
    path("kelas/<str:code>/tugas/kumpulan/<int:pk>/berkas/<int:attachment>/", handin_file, name="handin_file"),
]
