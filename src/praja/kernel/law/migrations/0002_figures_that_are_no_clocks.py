# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("law", "0001_calendar_and_regional_rules"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="regionalrule",
            name="law_regional_rule_unit_known",
        ),
        migrations.AlterField(
            model_name="regionalrule",
            name="unit",
            field=models.CharField(
                choices=[
                    ("working_days", "working_days"),
                    ("calendar_days", "calendar_days"),
                    ("hours", "hours"),
                    ("months", "months"),
                    ("minutes", "minutes"),
                    ("minute_of_day", "minute_of_day"),
                    ("basis_points", "basis_points"),
                    ("times", "times"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "unit__in",
                        [
                            "working_days",
                            "calendar_days",
                            "hours",
                            "months",
                            "minutes",
                            "minute_of_day",
                            "basis_points",
                            "times",
                        ],
                    )
                ),
                name="law_regional_rule_unit_known",
            ),
        ),
    ]
