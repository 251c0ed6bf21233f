# SPDX-License-Identifier: EUPL-1.2
"""Addresses of one's own attendance."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.own.punches import own_looks, own_punches
from praja.duties.attendance.web.own.today import own

urlpatterns: list[URLPattern] = [
    path("", own, name="own"),
    path("catatan/", own_punches, name="own_punches"),
    path("dilihat/", own_looks, name="own_looks"),
]
