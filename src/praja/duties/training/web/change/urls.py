# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what is to change after a class, and of what became of it."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.training.web.change.board import class_plans, unit_plans
from praja.duties.training.web.change.numbers import number_behind
from praja.duties.training.web.change.own import my_design, my_diagnosis, my_plan
from praja.duties.training.web.change.paper import plan_file, plan_paper
from praja.duties.training.web.change.plan import milestone_act, plan_act, plan_page
from praja.duties.training.web.change.reviews import review, reviews, score_plan
from praja.duties.training.web.change.visits import new_visit, visit_page
from praja.duties.training.web.frame import add_tab
from praja.kernel.procedures.web.tabs import Tab

add_tab(Tab("plans", _("Action plans"), "training:plans", order=70))

_CLASS = "kelas/<str:code>/rencana/"
_SEAT = f"{_CLASS}<int:number>/"

urlpatterns: list[URLPattern] = [
    path("rencana/", unit_plans, name="unit_plans"),
    path(_CLASS, class_plans, name="plans"),
    path(f"{_CLASS}diagnosis/", my_diagnosis, name="my_diagnosis"),
    path(f"{_CLASS}rancangan/", my_design, name="my_design"),
    path(f"{_CLASS}tulis/", my_plan, name="my_plan"),
    path(f"{_CLASS}studi-tiru/", new_visit, name="new_visit"),
    path(f"{_CLASS}telaah/", reviews, name="reviews"),
    path(f"{_CLASS}telaah/<int:number>/", review, name="review"),
    path(f"{_CLASS}telaah/<int:number>/<int:pk>/", score_plan, name="score_plan"),
    path(_SEAT, plan_page, name="plan"),
    path(f"{_SEAT}tindakan/", plan_act, name="plan_act"),
    path(f"{_SEAT}tonggak/<int:pk>/", milestone_act, name="milestone_act"),
    path(f"{_SEAT}angka/<str:key>/", number_behind, name="number_behind"),
    path(f"{_SEAT}studi-tiru/<int:pk>/", visit_page, name="visit"),
    path(f"{_SEAT}berkas/<str:name>", plan_file, name="plan_file"),
    path(f"{_SEAT}lampiran/<int:pk>/", plan_paper, name="plan_paper"),
]
