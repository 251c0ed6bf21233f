# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("opendata", "0003_figures_of_this_platform"),
        ("organization", "0001_units_regions_and_opening_hours"),
    ]

    operations = [
        migrations.CreateModel(
            name="Story",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("writing", "Being written"),
                            ("waiting", "Waits for the data steward"),
                            ("published", "Published"),
                            ("withdrawn", "Taken off"),
                        ],
                        default="writing",
                        max_length=9,
                    ),
                ),
                ("draft", models.JSONField()),
                ("shown", models.JSONField(blank=True, null=True)),
                ("is_shown", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("version", models.IntegerField(default=1)),
                ("salt", models.BinaryField(max_length=16)),
                ("begun_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("modified_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stories", to="organization.unit"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "stories",
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_shown", True)),
                        fields=["-published_at", "-id"],
                        name="opendata_stories_shown",
                    ),
                    models.Index(fields=["unit", "-modified_at", "-id"], name="opendata_stories_of_unit"),
                ],
            },
        ),
    ]
