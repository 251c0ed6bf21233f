# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "praja.kernel.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"
