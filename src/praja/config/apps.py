# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

ROOMS_THAT_DECLARE = ("events", "procedure", "measures", "index", "exchange", "handlers", "tasks", "attestation")
"""Rooms that register something when they load; loaded once for every app, in this order."""


class PrajaConfig(AppConfig):
    """The composition root: loads what every part declares and runs the house's own checks."""

    name = "praja.config"
    label = "config"

    def ready(self) -> None:
        from praja.config import checks  # noqa: F401 - registers system checks once all apps are there

        for room in ROOMS_THAT_DECLARE:
            autodiscover_modules(room)
