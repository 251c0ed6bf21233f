# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "praja.kernel.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
