# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    replaces = [
        ("procedures", "0001_cases_and_clocks"),
        ("procedures", "0002_case_priority"),
        ("procedures", "0003_kept_cases"),
    ]

    initial = True

    dependencies = [
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0001_persons_register_roles_and_households"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                ("procedure", models.CharField(max_length=40)),
                ("procedure_version", models.SmallIntegerField()),
                ("state", models.CharField(max_length=30)),
                ("version", models.IntegerField(default=1)),
                (
                    "lead_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="organization.unit"
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("channel", models.CharField(max_length=20)),
                (
                    "priority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("disability", "Person with a disability"),
                            ("age", "Elderly person"),
                            ("pregnancy", "Pregnant, or with a small child"),
                        ],
                        db_default="",
                        default="",
                        max_length=12,
                    ),
                ),
                ("is_public", models.BooleanField(default=False)),
                ("filed_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("idempotency_key", models.UUIDField(null=True, unique=True)),
                ("secret_hash", models.BinaryField(max_length=32, null=True, unique=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["lead_unit", "procedure", "-filed_at", "-id"], name="procedures_cases_of_unit"
                    ),
                    models.Index(
                        condition=models.Q(("is_public", True)),
                        fields=["procedure", "-filed_at", "-id"],
                        name="procedures_public_cases",
                    ),
                    models.Index(fields=["procedure", "-filed_at", "-id"], name="procedures_cases_by_age"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deadlines", to="procedures.case"
                    ),
                ),
                ("clock", models.CharField(max_length=30)),
                ("kind", models.CharField(max_length=20)),
                ("binding", models.BooleanField()),
                ("terms", models.TextField()),
                ("started_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("running", "running"),
                            ("met", "in time"),
                            ("late", "late"),
                            ("void", "no longer applies"),
                        ],
                        default="running",
                        max_length=8,
                    ),
                ),
                ("escalated_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("escalated_at", None), ("stopped_at", None)),
                        fields=["due_at"],
                        name="procedures_deadlines_due",
                    ),
                    models.Index(fields=["case"], name="procedures_deadlines_of_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_at", None)),
                        fields=("case", "clock"),
                        name="procedures_clock_runs_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClockExtension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "deadline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="procedures.deadline"
                    ),
                ),
                ("value", models.SmallIntegerField()),
                ("reason", models.CharField(max_length=200)),
                ("article", models.CharField(max_length=80)),
                ("granted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ClockPause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "deadline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="procedures.deadline"
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="KeptCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("since", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-since", "-id"], name="procedures_cases_kept_by")],
                "constraints": [models.UniqueConstraint(fields=("person", "case"), name="procedures_case_kept_once")],
            },
        ),
        migrations.CreateModel(
            name="SupportingUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supporting_units",
                        to="procedures.case",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supported_cases",
                        to="organization.unit",
                    ),
                ),
                ("task", models.CharField(max_length=300)),
                ("due_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_at", None)), fields=("case", "unit"), name="procedures_support_once"
                    )
                ],
            },
        ),
    ]
