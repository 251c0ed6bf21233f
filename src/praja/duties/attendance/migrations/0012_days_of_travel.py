# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    """Annual leave at a place hard to reach is longer by calendar days that are not taken from it."""

    dependencies = [("attendance", "0011_nothing_of_a_place_outside_the_seal")]

    operations = [
        migrations.AddField(model_name="leave", name="travel_days", field=models.PositiveSmallIntegerField(default=0)),
    ]
