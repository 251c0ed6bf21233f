# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="HolidayYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("year", models.SmallIntegerField(unique=True)),
                ("decree", models.CharField(blank=True, default="", max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("day", models.DateField()),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("regional", "regional"),
                            ("joint_leave", "joint_leave"),
                        ],
                        max_length=12,
                    ),
                ),
                ("decree", models.CharField(blank=True, default="", max_length=120)),
                ("decreed_on", models.DateField(blank=True, null=True)),
                ("revoked_by", models.CharField(blank=True, default="", max_length=120)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("day", "kind"), name="law_holiday_once_per_kind"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["public", "regional", "joint_leave"])),
                        name="law_holiday_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionalRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("rule_key", models.CharField(max_length=60)),
                ("value", models.PositiveIntegerField()),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("working_days", "working_days"),
                            ("calendar_days", "calendar_days"),
                            ("hours", "hours"),
                            ("months", "months"),
                        ],
                        max_length=16,
                    ),
                ),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("rule_key", "since"), name="law_regional_rule_once_per_start"),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 1)), name="law_regional_rule_value_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="law_regional_rule_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit__in", ["working_days", "calendar_days", "hours", "months"])),
                        name="law_regional_rule_unit_known",
                    ),
                ],
            },
        ),
    ]
