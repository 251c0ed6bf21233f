# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measures", "0003_add_up_facts")]

    operations = [
        migrations.AddField(
            model_name="fact",
            name="about",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=60)),
                ("period", models.IntegerField()),
                ("about", models.BigIntegerField()),
                ("sums", models.JSONField(default=dict)),
                ("spreads", models.JSONField(default=dict)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tallies",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("source", "period", "about", "unit"), name="measures_tally_once")
                ],
            },
        ),
    ]
