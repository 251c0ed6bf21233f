# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

WHOSE = [
    ("", "As it came in"),
    ("officer", "Summed up by an officer from the conversation"),
    ("reporter", "Put right by the reporter"),
]


class Migration(migrations.Migration):
    dependencies = [("complaints", "0003_answers_by_day")]

    operations = [
        migrations.AddField(
            model_name="complaint",
            name="worded",
            field=models.CharField(blank=True, choices=WHOSE, db_default="", default="", max_length=8),
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("by_account", models.BigIntegerField(blank=True, null=True)),
                ("written_at", models.DateTimeField()),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="complaints.complaint",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("complaint", "number"), name="complaints_wording_number_once")
                ],
            },
        ),
    ]
