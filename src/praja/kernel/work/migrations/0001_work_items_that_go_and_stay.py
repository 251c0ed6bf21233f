# SPDX-License-Identifier: EUPL-1.2

import datetime

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("work", "0001_work_items"),
        ("work", "0002_desk_by_role"),
        ("work", "0003_work_priority"),
        ("work", "0004_desk_of_several_roles"),
        ("work", "0005_items_that_stay"),
        ("work", "0006_support_stays"),
    ]

    initial = True

    dependencies = [
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0001_persons_register_roles_and_households"),
    ]

    operations = [
        migrations.CreateModel(
            name="WorkItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_id", models.BigIntegerField(blank=True, null=True)),
                ("duty", models.CharField(max_length=20)),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=200)),
                ("url", models.CharField(max_length=200)),
                (
                    "holder_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="work_items", to="organization.unit"
                    ),
                ),
                ("holder_role", models.CharField(max_length=24)),
                (
                    "holder_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_items",
                        to="people.person",
                    ),
                ),
                ("state_label", models.CharField(max_length=120)),
                ("priority", models.CharField(blank=True, db_default="", default="", max_length=12)),
                ("stays", models.BooleanField(db_default=False, default=False)),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["holder_unit", "holder_role", "due_at", "id"],
                        name="work_open_by_holder",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["holder_role", "due_at", "id"],
                        name="work_open_by_role",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("closed_at", None),
                            ("due_at__gte", datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.UTC)),
                        ),
                        fields=["due_at", "id"],
                        name="work_open_of_several",
                    ),
                    models.Index(condition=models.Q(("closed_at", None)), fields=["case_id"], name="work_open_of_case"),
                    models.Index(
                        condition=models.Q(("closed_at", None), ("holder_person__isnull", False)),
                        fields=["holder_person", "due_at"],
                        name="work_open_of_person",
                    ),
                ],
            },
        ),
    ]
