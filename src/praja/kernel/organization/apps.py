# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OrganizationConfig(AppConfig):
    name = "praja.kernel.organization"
    label = "organization"
    default_auto_field = "django.db.models.BigAutoField"
