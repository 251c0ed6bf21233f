# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "praja.kernel.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
