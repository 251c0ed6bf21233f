# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("documents", "0004_numbers_that_the_ledger_knows_by_digest"),
        ("opendata", "0006_what_sipd_asks_for"),
        ("organization", "0001_units_regions_and_opening_hours"),
    ]

    operations = [
        migrations.CreateModel(
            name="StatisticalActivity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                ("title", models.CharField(max_length=300)),
                ("year", models.SmallIntegerField()),
                ("content", models.JSONField(default=dict)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("DRAFT", "DRAFT"),
                            ("SUBMITTED", "SUBMITTED"),
                            ("UNDER_REVIEW", "UNDER_REVIEW"),
                            ("CORRECTION_REQUIRED", "CORRECTION_REQUIRED"),
                            ("REVISED", "REVISED"),
                            ("APPROVED", "APPROVED"),
                            ("REJECTED", "REJECTED"),
                        ],
                        default="DRAFT",
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("version", models.IntegerField(default=1)),
                ("begun_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "datasets",
                    models.ManyToManyField(blank=True, related_name="statistical_activities", to="opendata.dataset"),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statistical_activities",
                        to="organization.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.JSONField(default=dict)),
                ("position", models.SmallIntegerField()),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="opendata.statisticalactivity",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="statisticalactivity",
            index=models.Index(fields=["unit", "-changed_at", "-id"], name="opendata_activities_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(fields=("activity", "position"), name="opendata_indicator_once"),
        ),
    ]
