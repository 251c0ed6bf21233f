# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Papers of an innovation that the office chose to show to everybody."""

    dependencies = [
        ("documents", "0004_numbers_that_the_ledger_knows_by_digest"),
        ("innovation", "0009_past_projects_of_groups_get_their_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShownPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("basis", "Legal basis"),
                            ("guide", "Guide"),
                            ("evidence", "Evidence"),
                            ("other", "Other"),
                        ],
                        max_length=8,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("salt", models.BinaryField(max_length=16)),
                ("shown_at", models.DateTimeField()),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shown_papers",
                        to="innovation.innovation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("hidden_at", None)),
                        fields=("innovation", "file"),
                        name="innovation_paper_shown_once",
                    )
                ],
            },
        ),
    ]
