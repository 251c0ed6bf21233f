# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "praja.duties.training"
    label = "training"
    default_auto_field = "django.db.models.BigAutoField"
