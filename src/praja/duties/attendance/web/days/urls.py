# SPDX-License-Identifier: EUPL-1.2
"""Addresses of days, corrections and the recap."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.days.corrections import (
    DESK,
    correction,
    correction_paper,
    corrections,
    new_correction,
)
from praja.duties.attendance.web.days.mine import days, person
from praja.duties.attendance.web.days.recap import lock, recap, recap_file, reopen
from praja.kernel.procedures.web.taking import act_paths

urlpatterns: list[URLPattern] = [
    path("hari/", days, name="days"),
    path("orang/<int:pk>/", person, name="person"),
    path("rekap/", recap, name="recap"),
    path("rekap/kunci/", lock, name="lock_month"),
    path("rekap/buka/", reopen, name="reopen_month"),
    path("rekap/unduh/<str:name>/", recap_file, name="recap_file"),
    path("koreksi/", corrections, name="corrections"),
    path("koreksi/ajukan/", new_correction, name="ask_correction"),
    path("koreksi/<str:code>/", correction, name="correction"),
    path("koreksi/<str:code>/bukti/<int:pk>/", correction_paper, name="correction_paper"),
    *act_paths(DESK, "koreksi"),
]
