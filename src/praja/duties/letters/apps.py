# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "praja.duties.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
