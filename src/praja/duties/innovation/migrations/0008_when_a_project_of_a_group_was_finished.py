# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    """The day on which a group's project reached its eighth step."""

    dependencies = [("innovation", "0007_results_after_appeals")]

    operations = [
        migrations.AddField(
            model_name="circleproject",
            name="finished_on",
            field=models.DateField(blank=True, null=True),
        )
    ]
