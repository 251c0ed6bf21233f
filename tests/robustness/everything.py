# SPDX-License-Identifier: EUPL-1.2
"""Every row of the house, to show that a refused act left none."""

from django.apps import apps
from django.db import connection


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of ours, by table, except sessions and what only counts visits."""
    made = connection.introspection.table_names()
    ours = [m for m in apps.get_models() if m.__module__.startswith("praja.") and m._meta.db_table in made]
    return {model._meta.label: list(model._default_manager.order_by("pk").values_list()) for model in ours}
