# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("law", "0002_figures_that_are_no_clocks"),
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
                    ("lesson_hours", "lesson_hours"),
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
                            "lesson_hours",
                        ],
                    )
                ),
                name="law_regional_rule_unit_known",
            ),
        ),
    ]
