# SPDX-License-Identifier: EUPL-1.2
"""Addresses of attendance, each part's in a module of its own."""

from django.urls import URLPattern

from praja.duties.attendance.web.machines.urls import urlpatterns as machines
from praja.duties.attendance.web.own.urls import urlpatterns as own

app_name = "attendance"
urlpatterns: list[URLPattern] = [
    *machines,
    *own,
]
