# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0003_opening_hours"),
        ("services", "0003_queues"),
    ]

    operations = [
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("proposal", "Proposes to refuse"), ("return", "Gives back to be checked again")],
                        max_length=8,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_entitled", "The conditions are not met"),
                            ("untrue", "What was stated does not hold"),
                            ("not_here", "Another office serves this"),
                            ("double", "It was already applied for"),
                            ("elsewhere", "The issuing system refused it"),
                            ("other", "Another reason"),
                        ],
                        max_length=14,
                    ),
                ),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("made_at", models.DateTimeField()),
                ("author", models.BigIntegerField()),
            ],
        ),
        migrations.RemoveField(
            model_name="application",
            name="return_note",
        ),
        migrations.AddField(
            model_name="application",
            name="foreign_salt",
            field=models.BinaryField(default=b"", max_length=16),
        ),
        migrations.AddField(
            model_name="payment",
            name="waived_salt",
            field=models.BinaryField(default=b"", max_length=16),
        ),
        migrations.AlterField(
            model_name="application",
            name="refusal",
            field=models.CharField(
                blank=True,
                choices=[
                    ("not_entitled", "The conditions are not met"),
                    ("untrue", "What was stated does not hold"),
                    ("not_here", "Another office serves this"),
                    ("double", "It was already applied for"),
                    ("elsewhere", "The issuing system refused it"),
                    ("other", "Another reason"),
                ],
                max_length=14,
            ),
        ),
        migrations.AddConstraint(
            model_name="remittance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("handed_at", None)), fields=("unit",), name="services_one_open_remittance_of_unit"
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="services.application"
            ),
        ),
    ]
