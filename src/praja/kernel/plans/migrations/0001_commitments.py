# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    initial = True

    dependencies = [
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0001_persons_register_roles_and_households"),
        ("work", "0001_work_items_that_go_and_stay"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("source_kind", models.CharField(max_length=40)),
                ("source_id", models.BigIntegerField()),
                ("url", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Not begun"),
                            ("in_progress", "In progress"),
                            ("done", "Done"),
                            ("dropped", "Dropped"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("measure", models.CharField(blank=True, max_length=60, null=True)),
                ("baseline_numerator", models.BigIntegerField(blank=True, null=True)),
                ("baseline_denominator", models.BigIntegerField(blank=True, null=True)),
                ("baseline_as_of", models.DateTimeField(blank=True, null=True)),
                ("after_numerator", models.BigIntegerField(blank=True, null=True)),
                ("after_denominator", models.BigIntegerField(blank=True, null=True)),
                ("after_as_of", models.DateTimeField(blank=True, null=True)),
                ("dropped_reason", models.CharField(blank=True, max_length=500)),
                ("dropped_salt", models.BinaryField(default=b"", max_length=16)),
                ("made_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="people.person",
                    ),
                ),
                (
                    "owner_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="commitments", to="organization.unit"
                    ),
                ),
                (
                    "work_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="work.workitem",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProgressNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=500)),
                ("salt", models.BinaryField(max_length=16)),
                ("reported_at", models.DateTimeField()),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="plans.commitment"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["source_kind", "source_id"], name="plans_of_source"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["owner_unit", "due_on"], name="plans_of_unit"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("status__in", ("open", "in_progress"))), fields=["due_on"], name="plans_live_by_due"
            ),
        ),
    ]
