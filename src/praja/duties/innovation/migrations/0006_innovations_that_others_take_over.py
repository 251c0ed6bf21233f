# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Innovations that a unit or another government takes over."""

    dependencies = [
        ("innovation", "0005_ideas_with_support_and_comments"),
        ("organization", "0002_outlines_of_regions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Replication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_title", models.CharField(blank=True, max_length=200)),
                ("source_government", models.CharField(blank=True, max_length=160)),
                ("source_url", models.CharField(blank=True, max_length=300)),
                ("adopter", models.CharField(blank=True, max_length=160)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("running", "Runs"),
                            ("kept", "Kept"),
                            ("given_up", "Given up"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("changed", models.CharField(max_length=2000)),
                ("changed_salt", models.BinaryField(max_length=16)),
                ("planned_at", models.DateTimeField()),
                ("began_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=2000)),
                ("outcome_salt", models.BinaryField(blank=True, max_length=16, null=True)),
                (
                    "innovation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replications",
                        to="innovation.innovation",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replications",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["innovation", "state"], name="innovation_copies_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("innovation__isnull", False), ("source_title__gt", ""), _connector="XOR"),
                        name="innovation_replication_one_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit__isnull", False), ("adopter__gt", ""), _connector="XOR"),
                        name="innovation_replication_one_adopter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("innovation__isnull", False), ("unit__isnull", False), _connector="OR"),
                        name="innovation_replication_touches_here",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("planned", "running"))),
                        fields=("innovation", "unit"),
                        name="innovation_replication_once",
                    ),
                ],
            },
        ),
    ]
