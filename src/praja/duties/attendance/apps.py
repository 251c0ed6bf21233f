# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "praja.duties.attendance"
    label = "attendance"
    default_auto_field = "django.db.models.BigAutoField"
