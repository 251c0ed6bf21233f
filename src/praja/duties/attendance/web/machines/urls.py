# SPDX-License-Identifier: EUPL-1.2
"""Addresses of machines below /presensi/."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.machines.fingerspot import fingerspot_hook

urlpatterns: list[URLPattern] = [
    path("fingerspot/<str:secret>/", fingerspot_hook, name="fingerspot_hook"),
]
