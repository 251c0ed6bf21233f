# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organization", "0001_units_regions_and_codes"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirtySubject",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
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
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("measure", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("numerator", models.BigIntegerField()),
                ("denominator", models.BigIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="organization.unit",
                    ),
                ),
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
            name="SealedPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("measure", models.CharField(max_length=60)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("numerator", models.BigIntegerField()),
                ("denominator", models.BigIntegerField()),
                ("subjects", models.IntegerField()),
                ("sealed_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sealed_periods",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("measure", "unit", "first_day", "last_day"), name="measures_sealed_once"
                    )
                ],
            },
        ),
    ]
