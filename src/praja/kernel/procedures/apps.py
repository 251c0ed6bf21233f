# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "praja.kernel.procedures"
    label = "procedures"
    default_auto_field = "django.db.models.BigAutoField"
