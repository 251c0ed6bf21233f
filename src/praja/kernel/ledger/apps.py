# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "praja.kernel.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
