# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OpendataConfig(AppConfig):
    name = "praja.duties.opendata"
    label = "opendata"
    default_auto_field = "django.db.models.BigAutoField"
