# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("attendance", "0005_findings"),
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0002_absences_with_codes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PayRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("regulation", models.CharField(max_length=160)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("discipline_share", models.PositiveSmallIntegerField()),
                ("late", models.JSONField(default=list)),
                ("early", models.JSONField(default=list)),
                ("absent", models.PositiveSmallIntegerField()),
                ("ceremony", models.PositiveSmallIntegerField(default=0)),
                ("cap", models.PositiveSmallIntegerField(default=10000)),
                ("leave_cuts", models.JSONField(default=dict)),
                ("stopping", models.JSONField(default=list)),
                ("predicates", models.JSONField(default=dict)),
                ("needs_result", models.BooleanField(default=True)),
                ("entered_at", models.DateTimeField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PaySheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("version", models.PositiveSmallIntegerField()),
                ("people", models.PositiveIntegerField()),
                ("base", models.PositiveBigIntegerField()),
                ("stopped", models.PositiveBigIntegerField()),
                ("productivity_part", models.PositiveBigIntegerField()),
                ("productivity", models.PositiveBigIntegerField()),
                ("discipline_part", models.PositiveBigIntegerField()),
                ("cut", models.PositiveBigIntegerField()),
                ("amount", models.PositiveBigIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("made_at", models.DateTimeField()),
                (
                    "lock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="attendance.monthlock"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="attendance.payrule"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PayLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("base", models.PositiveBigIntegerField()),
                ("working_days", models.PositiveSmallIntegerField()),
                ("stops", models.JSONField(default=list)),
                ("stopped", models.PositiveBigIntegerField(default=0)),
                ("productivity_part", models.PositiveBigIntegerField()),
                ("share", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("productivity", models.PositiveBigIntegerField()),
                ("discipline_part", models.PositiveBigIntegerField()),
                ("cuts", models.JSONField(default=list)),
                ("cut", models.PositiveBigIntegerField()),
                ("amount", models.PositiveBigIntegerField()),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pay_lines", to="people.employee"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="attendance.paysheet"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PayBase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField()),
                ("amount", models.PositiveBigIntegerField()),
                ("basis", models.CharField(max_length=120)),
                ("salt", models.BinaryField(max_length=16)),
                ("entered_at", models.DateTimeField()),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pay_bases", to="people.employee"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["employee", "-since", "-id"], name="attendance_pay_base_of")],
            },
        ),
        migrations.CreateModel(
            name="PayResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                (
                    "predicate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sangat_baik", "Very good"),
                            ("baik", "Good"),
                            ("butuh_perbaikan", "Needs improvement"),
                            ("kurang", "Poor"),
                            ("sangat_kurang", "Very poor"),
                        ],
                        max_length=16,
                    ),
                ),
                ("share", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("ceremonies", models.PositiveSmallIntegerField(default=0)),
                ("basis", models.CharField(max_length=120)),
                ("salt", models.BinaryField(max_length=16)),
                ("entered_at", models.DateTimeField()),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pay_results", to="people.employee"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["employee", "month", "-id"], name="attendance_pay_result_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("share__isnull", True), ("share__lte", 10000), _connector="OR"),
                        name="attendance_pay_result_share",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="payrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                name="attendance_pay_rule_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="payrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("cap__lte", 10000), ("discipline_share__lte", 10000)),
                name="attendance_pay_rule_shares",
            ),
        ),
        migrations.AddIndex(
            model_name="paysheet",
            index=models.Index(fields=["month", "unit", "-version"], name="attendance_pay_sheets"),
        ),
        migrations.AddConstraint(
            model_name="paysheet",
            constraint=models.UniqueConstraint(fields=("unit", "month", "version"), name="attendance_pay_sheet_once"),
        ),
        migrations.AddIndex(
            model_name="payline",
            index=models.Index(fields=["employee", "sheet"], name="attendance_pay_lines_of"),
        ),
        migrations.AddConstraint(
            model_name="payline",
            constraint=models.UniqueConstraint(fields=("sheet", "employee"), name="attendance_pay_line_once"),
        ),
        migrations.AddConstraint(
            model_name="payline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "base",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("stopped"), "+", models.F("productivity_part")
                            ),
                            "+",
                            models.F("discipline_part"),
                        ),
                    ),
                    (
                        "amount",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("productivity"), "+", models.F("discipline_part")
                            ),
                            "-",
                            models.F("cut"),
                        ),
                    ),
                    ("cut__lte", models.F("discipline_part")),
                    ("productivity__lte", models.F("productivity_part")),
                ),
                name="attendance_pay_line_foots",
            ),
        ),
    ]
