# SPDX-License-Identifier: EUPL-1.2
"""Addresses of proposed sanctions."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.discipline.case import (
    discipline,
    discipline_acts,
    discipline_minutes,
    discipline_proposal,
    discipline_summons,
)
from praja.duties.attendance.web.discipline.counts import discipline_counts, discipline_file
from praja.duties.attendance.web.discipline.listing import disciplines

urlpatterns: list[URLPattern] = [
    path("disiplin/", disciplines, name="disciplines"),
    path("disiplin/hitungan/", discipline_counts, name="discipline_counts"),
    path("disiplin/hitungan/<str:name>/", discipline_file, name="discipline_file"),
    path("disiplin/<str:code>/", discipline, name="discipline"),
    path("disiplin/<str:code>/usulan/", discipline_proposal, name="discipline_proposal"),
    path("disiplin/<str:code>/panggilan/<int:number>/", discipline_summons, name="discipline_summons"),
    path("disiplin/<str:code>/berita-acara/", discipline_minutes, name="discipline_minutes"),
    *discipline_acts,
]
