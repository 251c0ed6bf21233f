# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_residents_and_households"),
        ("procedures", "0002_case_priority"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="keepers", to="procedures.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kept_cases", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-since", "-id"], name="procedures_cases_kept_by")],
                "constraints": [models.UniqueConstraint(fields=("person", "case"), name="procedures_case_kept_once")],
            },
        ),
    ]
