# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "praja.duties.complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"
