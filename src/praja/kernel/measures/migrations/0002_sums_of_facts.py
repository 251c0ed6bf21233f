# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_facts_and_sealed_periods")]

    operations = [
        migrations.CreateModel(
            name="FactSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60)),
                ("span", models.CharField(choices=[("day", "Day"), ("month", "Month")], max_length=5)),
                ("day", models.DateField()),
                ("numerator", models.BigIntegerField()),
                ("denominator", models.BigIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fact_sums",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "span", "unit", "day"), name="measures_sum_once")
                ],
            },
        ),
    ]
