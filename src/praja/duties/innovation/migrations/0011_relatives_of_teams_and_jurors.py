# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Close relatives whom teams and jurors tell of, or whoever runs it notes."""

    dependencies = [
        ("innovation", "0010_papers_that_everybody_may_read"),
        ("people", "0002_absences_with_codes"),
    ]

    operations = [
        migrations.CreateModel(
            name="EntryRelative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "told_by",
                    models.CharField(choices=[("team", "The team"), ("organiser", "Whoever runs it")], max_length=10),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="relatives", to="innovation.entry"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "person"), name="innovation_entry_relative_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="JurorRelative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "competition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="juror_relatives",
                        to="innovation.competition",
                    ),
                ),
                (
                    "juror",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("competition", "juror", "person"), name="innovation_juror_relative_once"
                    )
                ],
            },
        ),
    ]
