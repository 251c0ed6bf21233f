# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0001_units_regions_and_opening_hours"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegionOutline",
            fields=[
                (
                    "region",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="outline",
                        serialize=False,
                        to="organization.region",
                    ),
                ),
                ("polygons", models.JSONField()),
                ("source", models.CharField(max_length=200)),
            ],
        ),
    ]
