# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "praja.kernel.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
