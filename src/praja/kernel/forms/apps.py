# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "praja.kernel.forms"
    label = "forms"
    default_auto_field = "django.db.models.BigAutoField"
