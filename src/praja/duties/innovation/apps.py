# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class InnovationConfig(AppConfig):
    name = "praja.duties.innovation"
    label = "innovation"
    default_auto_field = "django.db.models.BigAutoField"
