# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("organization", "0002_outlines_of_regions"),
        ("plans", "0002_diagnoses_plans_and_visits"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChosenMeasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_kind", models.CharField(max_length=40)),
                ("source_id", models.BigIntegerField()),
                ("measure", models.CharField(max_length=60)),
                ("span", models.CharField(choices=[("week", "week"), ("four_weeks", "four_weeks")], max_length=12)),
                ("compared_with", models.JSONField(default=list)),
                ("in_advance", models.BooleanField()),
                ("chosen_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SeriesReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_on", models.DateField()),
                ("last_day", models.DateField()),
                ("as_of", models.DateTimeField()),
                ("parts", models.JSONField()),
                ("finding", models.CharField(max_length=12)),
                ("until_place", models.SmallIntegerField(blank=True, null=True)),
                ("compared", models.BooleanField()),
                ("change", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ("low", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ("high", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                (
                    "chosen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="plans.chosenmeasure"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="chosenmeasure",
            constraint=models.UniqueConstraint(
                fields=("source_kind", "source_id", "unit", "measure"), name="plans_chosen_measure_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="seriesreading",
            constraint=models.UniqueConstraint(fields=("chosen", "last_day"), name="plans_series_read_once"),
        ),
    ]
