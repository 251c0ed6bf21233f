# SPDX-License-Identifier: EUPL-1.2
"""Addresses of evaluation."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.training.web.evaluation import answering, showing
from praja.duties.training.web.frame import add_tab
from praja.kernel.procedures.web.tabs import Tab

add_tab(Tab(answering.TAB, _("Evaluation"), "training:class_evaluation", order=80))

urlpatterns: list[URLPattern] = [
    path("kelas/<str:code>/evaluasi/", showing.class_evaluation, name="class_evaluation"),
    path("kelas/<str:code>/evaluasi/isi/", answering.reaction, name="answer_reaction"),
    path("kelas/<str:code>/evaluasi/tutup/", showing.close, name="close_evaluation"),
    path("kelas/<str:code>/evaluasi/laporan.<str:kind>", showing.evaluation_file, name="evaluation_file"),
    path("program/<str:name>/evaluasi/", showing.programme_evaluation, name="programme_evaluation"),
    path("program/<str:name>/evaluasi/laporan.<str:kind>", showing.programme_file, name="programme_evaluation_file"),
    path("evaluasi/<int:pk>/", answering.behaviour, name="answer_behaviour"),
]
