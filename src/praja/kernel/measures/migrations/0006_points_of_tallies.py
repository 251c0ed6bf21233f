# SPDX-License-Identifier: EUPL-1.2
"""Tallies keep the points of their spreads."""

from typing import Any

from django.db import migrations, models

from praja.kernel.measures.domain.spreads import points_of

_BATCH = 1_000


def read_points(apps: Any, _schema_editor: Any) -> None:
    table = apps.get_model("measures", "Tally")
    waiting = []
    for tally in table.objects.exclude(spreads={}).iterator(_BATCH):
        tally.points = {measure: points_of(spread) for measure, spread in tally.spreads.items()}
        waiting.append(tally)
        if len(waiting) == _BATCH:
            table.objects.bulk_update(waiting, ["points"])
            waiting.clear()
    table.objects.bulk_update(waiting, ["points"])


class Migration(migrations.Migration):
    dependencies = [("measures", "0005_tallies_by_unit_and_period")]

    operations = [
        migrations.AddField(
            model_name="tally",
            name="points",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(read_points, migrations.RunPython.noop),
    ]
