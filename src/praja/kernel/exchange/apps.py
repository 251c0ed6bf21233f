# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "praja.kernel.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
