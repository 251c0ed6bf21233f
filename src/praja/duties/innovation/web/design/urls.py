# SPDX-License-Identifier: EUPL-1.2
"""Addresses of diagnosis, design and plan."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.web.design.diagnosing import diagnosis, write_diagnosis_page
from praja.duties.innovation.web.design.planning import (
    milestone_act,
    plan,
    plan_act,
    plan_paper,
    write_design_page,
    write_plan_page,
)
from praja.duties.innovation.web.design.proving import (
    add_proof_page,
    number_behind,
    proof_file,
    proof_picture,
    take_proof_off,
)
from praja.duties.innovation.web.frame import add_tab
from praja.kernel.procedures.web.tabs import Tab

add_tab(Tab("diagnosis", _("Diagnosis"), "innovation:diagnosis", order=30))
add_tab(Tab("plan", _("Plan"), "innovation:plan", order=40))

urlpatterns: list[URLPattern] = [
    path("karya/<str:code>/diagnosis/", diagnosis, name="diagnosis"),
    path("karya/<str:code>/diagnosis/tulis/", write_diagnosis_page, name="write_diagnosis"),
    path("karya/<str:code>/diagnosis/angka/<str:key>/", number_behind, name="diagnosis_number"),
    path("karya/<str:code>/diagnosis/bukti/", add_proof_page, name="add_proof"),
    path("karya/<str:code>/diagnosis/bukti/<int:pk>/", proof_file, name="proof_file"),
    path("karya/<str:code>/diagnosis/bukti/<int:pk>/gambar/", proof_picture, name="proof_picture"),
    path("karya/<str:code>/diagnosis/bukti/<int:pk>/lepas/", take_proof_off, name="remove_proof"),
    path("karya/<str:code>/rencana/", plan, name="plan"),
    path("karya/<str:code>/rencana/tindakan/", plan_act, name="plan_act"),
    path("karya/<str:code>/rencana/tonggak/<int:pk>/", milestone_act, name="milestone_act"),
    path("karya/<str:code>/rencana/lampiran/<int:pk>/", plan_paper, name="plan_paper"),
    path("karya/<str:code>/rencana/rancangan/", write_design_page, name="write_design"),
    path("karya/<str:code>/rencana/tulis/", write_plan_page, name="write_plan"),
]
