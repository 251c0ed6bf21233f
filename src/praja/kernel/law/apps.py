# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "praja.kernel.law"
    label = "law"
    default_auto_field = "django.db.models.BigAutoField"
