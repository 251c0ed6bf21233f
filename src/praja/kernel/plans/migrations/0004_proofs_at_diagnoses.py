# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_absences_with_codes"),
        ("plans", "0003_chosen_measures_and_their_series"),
    ]

    operations = [
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160)),
                ("shows", models.CharField(max_length=1000)),
                ("link", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "diagnosis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proofs", to="plans.diagnosis"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["diagnosis", "id"], name="plans_proofs_of_diagnosis")],
            },
        ),
    ]
