# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "praja.duties.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"
