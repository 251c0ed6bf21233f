# SPDX-License-Identifier: EUPL-1.2
"""Addresses that are built into machines: /iclock/ at the root."""

from django.urls import path

from praja.duties.attendance.web.machines.iclock import iclock

app_name = "iclock"
urlpatterns = [path("<str:name>", iclock, name="call")]
