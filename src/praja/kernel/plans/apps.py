# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "praja.kernel.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
