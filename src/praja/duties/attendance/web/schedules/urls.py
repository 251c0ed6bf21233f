# SPDX-License-Identifier: EUPL-1.2
"""Addresses of working hours, seasons, rosters and one's own calendar."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.schedules.calendars import calendar_feed, calendar_file, calendar_link, my_calendar
from praja.duties.attendance.web.schedules.patterns import new_pattern, pattern, schedules
from praja.duties.attendance.web.schedules.rosters import roster, roster_file, roster_table, rosters
from praja.duties.attendance.web.schedules.seasons import seasons

urlpatterns: list[URLPattern] = [
    path("jadwal/", schedules, name="schedules"),
    path("jadwal/pola/baru/", new_pattern, name="new_pattern"),
    path("jadwal/pola/<int:number>/", pattern, name="pattern"),
    path("jadwal/musim/", seasons, name="seasons"),
    path("jadwal/regu/", rosters, name="rosters"),
    path("jadwal/regu/<str:code>/<str:month>/", roster, name="roster"),
    path("jadwal/regu/<str:code>/<str:month>/berkas/", roster_file, name="roster_file"),
    path("jadwal/regu/<str:code>/<str:month>/jadwal.<str:kind>", roster_table, name="roster_table"),
    path("jadwal/saya/", my_calendar, name="my_calendar"),
    path("jadwal/saya/tautan/", calendar_link, name="calendar_link"),
    path("jadwal/saya/jadwal-kerja.ics", calendar_file, name="my_calendar_file"),
    path("kalender/<str:secret>/jadwal-kerja.ics", calendar_feed, name="calendar_feed"),
]
