# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class LibConfig(AppConfig):
    """No tables: templates, components and static files that every floor uses."""

    name = "praja.lib"
    label = "lib"

    def ready(self) -> None:
        from praja.lib import lookups  # noqa: F401 - registers them
