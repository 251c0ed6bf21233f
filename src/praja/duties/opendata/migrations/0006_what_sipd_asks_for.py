# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("opendata", "0005_portals_and_what_is_taken_over"),
        ("organization", "0001_units_regions_and_opening_hours"),
    ]

    operations = [
        migrations.CreateModel(
            name="SipdTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("columns", models.JSONField()),
                ("kept_at", models.DateTimeField()),
                ("used_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SipdElement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=80, unique=True)),
                ("wording", models.CharField(max_length=500)),
                ("unit_of_measure", models.CharField(blank=True, max_length=120)),
                ("opd", models.CharField(blank=True, max_length=200)),
                ("column", models.CharField(blank=True, max_length=80)),
                ("year_column", models.CharField(blank=True, max_length=80)),
                (
                    "reckoning",
                    models.CharField(
                        choices=[
                            ("sum", "The sum of its rows"),
                            ("mean", "The mean of its rows"),
                            ("only", "There is one row only"),
                        ],
                        default="sum",
                        max_length=4,
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sipd_elements",
                        to="opendata.dataset",
                    ),
                ),
                (
                    "planned",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sipd_elements",
                        to="opendata.planneddataset",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="opendata.resource",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("dataset", None), ("planned", None), _connector="OR"),
                        name="opendata_sipd_answered_by_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("column", ""), ("resource__isnull", False), _connector="OR"),
                        name="opendata_sipd_column_of",
                    ),
                ],
            },
        ),
    ]
