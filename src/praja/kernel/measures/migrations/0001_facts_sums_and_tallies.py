# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    replaces = [
        ("measures", "0001_facts_and_sealed_periods"),
        ("measures", "0002_sums_of_facts"),
        ("measures", "0003_add_up_facts"),
        ("measures", "0004_what_facts_are_about"),
        ("measures", "0005_tallies_by_unit_and_period"),
        ("measures", "0006_points_of_tallies"),
    ]

    initial = True

    dependencies = [
        ("organization", "0001_units_regions_and_opening_hours"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirtySubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("source", "subject"), name="measures_dirty_once")],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="organization.unit"
                    ),
                ),
                ("day", models.DateField()),
                ("about", models.BigIntegerField(blank=True, null=True)),
                ("numerator", models.BigIntegerField()),
                ("denominator", models.BigIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["measure", "unit", "day"],
                        include=("numerator", "denominator"),
                        name="measures_sum_by_unit",
                    ),
                    models.Index(fields=["subject"], name="measures_facts_of_subject"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "subject", "unit", "day"), name="measures_fact_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="FactSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="fact_sums", to="organization.unit"
                    ),
                ),
                ("span", models.CharField(choices=[("day", "Day"), ("month", "Month")], max_length=5)),
                ("day", models.DateField()),
                ("numerator", models.BigIntegerField()),
                ("denominator", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "span", "unit", "day"), name="measures_sum_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sealed_periods",
                        to="organization.unit",
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("numerator", models.BigIntegerField()),
                ("denominator", models.BigIntegerField()),
                ("subjects", models.IntegerField()),
                ("sealed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("measure", "unit", "first_day", "last_day"), name="measures_sealed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=60)),
                ("period", models.IntegerField()),
                ("about", models.BigIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tallies",
                        to="organization.unit",
                    ),
                ),
                ("sums", models.JSONField(default=dict)),
                ("spreads", models.JSONField(default=dict)),
                ("points", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "period"], name="measures_tally_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "period", "about", "unit"), name="measures_tally_once")
                ],
            },
        ),
    ]
