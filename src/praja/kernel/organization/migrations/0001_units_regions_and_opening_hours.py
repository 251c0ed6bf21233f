# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    replaces = [
        ("organization", "0001_units_regions_and_codes"),
        ("organization", "0002_affairs"),
        ("organization", "0003_opening_hours"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ExternalId",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("object_kind", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("system", models.CharField(max_length=30)),
                ("code", models.CharField(max_length=80)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["object_kind", "object_id"], name="organization_ids_of_object")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("system", "object_kind", "code"),
                        name="organization_external_code_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("code", models.CharField(max_length=13, primary_key=True, serialize=False)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organization.region",
                    ),
                ),
                (
                    "level",
                    models.SmallIntegerField(
                        choices=[
                            (1, "Province"),
                            (2, "Regency or city"),
                            (3, "District (kecamatan)"),
                            (4, "Village or kelurahan"),
                        ]
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=120)),
                ("postcode", models.CharField(blank=True, max_length=5)),
            ],
            options={
                "indexes": [models.Index(fields=["parent", "name"], name="organization_region_children")],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organization.unit",
                    ),
                ),
                ("code", models.CharField(max_length=30, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("short_name", models.CharField(blank=True, max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "Government"),
                            ("secretariat", "Secretariat"),
                            ("bureau", "Bureau (bagian)"),
                            ("department", "Department (dinas)"),
                            ("agency", "Agency (badan)"),
                            ("inspectorate", "Inspectorate"),
                            ("hospital", "Hospital"),
                            ("district", "District (kecamatan)"),
                            ("subdistrict", "Subdistrict (kelurahan)"),
                            ("section", "Section"),
                            ("technical", "Technical unit (UPT)"),
                        ],
                        max_length=20,
                    ),
                ),
                ("path", models.CharField(db_index=True, default="", editable=False, max_length=120)),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="organization.region",
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Affair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=160)),
                ("matters", models.TextField(blank=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="affairs", to="organization.unit"
                    ),
                ),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("code", "unit"),
                        name="organization_affair_of_unit_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opening_hours",
                        to="organization.unit",
                    ),
                ),
                ("week", models.JSONField()),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("unit",),
                        name="organization_open_hours_of_unit_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="organization.unit"
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("kind", models.CharField(max_length=20)),
                ("echelon", models.CharField(blank=True, max_length=8)),
                ("grade_class", models.SmallIntegerField(blank=True, null=True)),
                ("is_head", models.BooleanField(default=False)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="UnitFunction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("function", models.CharField(max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="functions", to="organization.unit"
                    ),
                ),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("function",),
                        name="organization_one_unit_per_function",
                    )
                ],
            },
        ),
    ]
