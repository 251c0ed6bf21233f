# SPDX-License-Identifier: EUPL-1.2
"""Addresses of checking in."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.checkin.app import manifest, worker
from praja.duties.attendance.web.checkin.page import check_in, end_own_phone, shell
from praja.duties.attendance.web.checkin.sending import register, send

urlpatterns: list[URLPattern] = [
    path("masuk/", check_in, name="check_in"),
    path("masuk/luring/", shell, name="check_in_shell"),
    path("masuk/kirim/", send, name="send_punch"),
    path("masuk/telepon/", register, name="register_phone"),
    path("masuk/telepon/akhiri/", end_own_phone, name="end_own_phone"),
    path("masuk/aplikasi.webmanifest", manifest, name="check_in_manifest"),
    path("masuk/pekerja.js", worker, name="check_in_worker"),
]
