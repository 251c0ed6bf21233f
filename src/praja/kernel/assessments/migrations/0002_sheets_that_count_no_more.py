# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Sheets of sealed rounds that count no more, by a decision."""

    dependencies = [("assessments", "0001_rubrics_rounds_and_scores")]

    operations = [
        migrations.CreateModel(
            name="SheetSetAside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_id", models.BigIntegerField()),
                ("ground_kind", models.CharField(max_length=40)),
                ("ground_id", models.BigIntegerField()),
                ("set_aside_at", models.DateTimeField()),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="set_aside",
                        to="assessments.assessor",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("assessor", "subject_id"), name="assessments_sheet_set_aside_once")
                ],
            },
        ),
    ]
