# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what is offered, and of classes."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.training.web.classes import catalogue, files, participants, timetable
from praja.duties.training.web.classes.overview import class_acts, class_page
from praja.duties.training.web.classes.showing import class_list, home
from praja.duties.training.web.frame import add_tab
from praja.kernel.procedures.web.tabs import Tab

add_tab(Tab("overview", _("Overview"), "training:class", order=10))
add_tab(Tab("participants", _("Participants"), "training:participants", order=20))
add_tab(Tab("timetable", _("Timetable"), "training:timetable", order=30))

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("kalender.ics", files.my_calendar, name="my_classes_calendar"),
    path("program/baru/", catalogue.new_programme, name="new_programme"),
    path("program/<str:name>/", catalogue.programme, name="programme"),
    path("program/<str:name>/ubah/", catalogue.change_programme, name="change_programme"),
    path("program/<str:name>/kurikulum/", catalogue.new_curriculum, name="new_curriculum"),
    path("program/<str:name>/kelas-baru/", catalogue.new_class, name="new_class"),
    path("ruang/", catalogue.rooms, name="rooms"),
    path("ruang/<int:pk>/", catalogue.room, name="room"),
    path("kelas/", class_list, name="classes"),
    path("kelas/<str:code>/", class_page, name="class"),
    path("kelas/<str:code>/peserta/", participants.participants, name="participants"),
    path("kelas/<str:code>/usulkan/", participants.nominate_people, name="nominate"),
    path("kelas/<str:code>/pilih/", participants.select_people, name="select"),
    path("kelas/<str:code>/peserta/<int:pk>/lepas/", participants.give_seat_back_of, name="give_seat_back_of"),
    path("kelas/<str:code>/jadwal/", timetable.timetable, name="timetable"),
    path("kelas/<str:code>/jadwal/baru/", timetable.new_session, name="new_session"),
    path("kelas/<str:code>/jadwal/<int:pk>/", timetable.session, name="session"),
    path("kelas/<str:code>/panitia/", timetable.committee, name="committee"),
    path("kelas/<str:code>/panitia/<int:pk>/akhiri/", timetable.end_committee, name="end_committee"),
    path("kelas/<str:code>/kalender.ics", files.class_calendar, name="class_calendar"),
    path("kelas/<str:code>/surat/<int:pk>/", files.class_letter, name="class_letter"),
    path("kelas/<str:code>/laporan.<str:name>", files.class_report, name="class_report"),
    *class_acts,
]
