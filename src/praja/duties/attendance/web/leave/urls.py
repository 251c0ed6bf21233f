# SPDX-License-Identifier: EUPL-1.2
"""Addresses of leave."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.leave.case import (
    leave,
    leave_acts,
    leave_calendar,
    leave_form,
    leave_letter,
    leave_paper,
)
from praja.duties.attendance.web.leave.keeping import leave_authorities, leave_books, leave_file, leave_list
from praja.duties.attendance.web.leave.own import leaves, new_leave

urlpatterns: list[URLPattern] = [
    path("cuti/", leaves, name="leaves"),
    path("cuti/baru/", new_leave, name="new_leave"),
    path("cuti/semua/", leave_list, name="leave_list"),
    path("cuti/semua/<str:name>/", leave_file, name="leave_file"),
    path("cuti/buku/", leave_books, name="leave_books"),
    path("cuti/pejabat/", leave_authorities, name="leave_authorities"),
    path("cuti/<str:code>/", leave, name="leave"),
    path("cuti/<str:code>/surat/", leave_letter, name="leave_letter"),
    path("cuti/<str:code>/formulir/", leave_form, name="leave_form"),
    path("cuti/<str:code>/kalender/", leave_calendar, name="leave_calendar"),
    path("cuti/<str:code>/berkas/<int:pk>/", leave_paper, name="leave_paper"),
    *leave_acts,
]
