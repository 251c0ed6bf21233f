# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "praja.kernel.assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"
