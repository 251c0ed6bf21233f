# SPDX-License-Identifier: EUPL-1.2
"""Addresses of one's own attendance."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.own.today import own

urlpatterns: list[URLPattern] = [
    path("", own, name="own"),
]
