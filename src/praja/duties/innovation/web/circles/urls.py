# SPDX-License-Identifier: EUPL-1.2
"""Addresses of circles."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.web.circles import groups, minutes, paper, projects, tools
from praja.duties.innovation.web.frame import Room, add_room

add_room(Room(_("Work-culture groups"), "innovation:circles", order=30))

urlpatterns: list[URLPattern] = [
    path("kbk/", groups.circles, name="circles"),
    path("kbk/baru/", groups.new_circle, name="new_circle"),
    path("kbk/proyek/<str:code>/", projects.project, name="circle_project"),
    path("kbk/proyek/<str:code>/tindakan/", projects.project_deed, name="circle_deed"),
    path("kbk/proyek/<str:code>/jadi-inovasi/", projects.grow, name="grow_circle_project"),
    path("kbk/proyek/<str:code>/langkah/<int:number>/", projects.step, name="circle_step"),
    path("kbk/proyek/<str:code>/angka-awal/", projects.baseline, name="circle_baseline"),
    path("kbk/proyek/<str:code>/janji/<int:pk>/", projects.promise, name="circle_promise"),
    path("kbk/proyek/<str:code>/notulen/", minutes.minutes_list, name="circle_minutes"),
    path("kbk/proyek/<str:code>/notulen/baru/", minutes.new_minutes, name="new_circle_minutes"),
    path("kbk/proyek/<str:code>/notulen/<int:pk>/", minutes.change_minutes, name="change_circle_minutes"),
    path("kbk/proyek/<str:code>/alat/", tools.tool_list, name="circle_tools"),
    path("kbk/proyek/<str:code>/alat/baru/<str:kind>/", tools.new_tool, name="new_circle_tool"),
    path("kbk/proyek/<str:code>/alat/<int:pk>/", tools.tool, name="circle_tool"),
    path("kbk/proyek/<str:code>/alat/<int:pk>/ubah/", tools.change_tool, name="change_circle_tool"),
    path("kbk/proyek/<str:code>/alat/<int:pk>/hitung/", tools.count_on, name="circle_count"),
    path("kbk/proyek/<str:code>/alat/<int:pk>/buang/", tools.drop, name="drop_circle_tool"),
    path("kbk/proyek/<str:code>/risalah.<str:name>", paper.risalah, name="circle_risalah"),
    path("kbk/<str:code>/", groups.circle, name="circle"),
    path("kbk/<str:code>/ubah/", groups.change_circle, name="change_circle"),
    path("kbk/<str:code>/anggota/", groups.people, name="circle_people"),
    path("kbk/<str:code>/anggota/<int:pk>/lepas/", groups.let_go, name="circle_let_go"),
    path("kbk/<str:code>/akhiri/", groups.end, name="end_circle"),
    path("kbk/<str:code>/proyek-baru/", groups.new_project, name="new_circle_project"),
]
