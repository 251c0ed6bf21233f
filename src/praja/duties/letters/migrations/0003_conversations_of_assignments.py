# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0002_remarks_on_incoming_letters"),
        ("organization", "0003_opening_hours"),
        ("people", "0003_residents_and_households"),
        ("procedures", "0003_kept_cases"),
    ]

    # No disposition can stand there yet: the tables are new, so the unit of those who asked needs no filling in.
    operations = [
        migrations.RemoveField(
            model_name="assignment",
            name="report",
        ),
        migrations.RemoveField(
            model_name="assignment",
            name="report_salt",
        ),
        migrations.AddField(
            model_name="assignment",
            name="giver_unit",
            field=models.ForeignKey(
                default=1, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="followup",
            name="kind",
            field=models.CharField(
                choices=[("words", "Said"), ("report", "Reported as done"), ("returned", "Sent back")],
                default="words",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="ending",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="order",
            name="ending_salt",
            field=models.BinaryField(default=b"", max_length=16),
        ),
        migrations.AlterField(
            model_name="followup",
            name="text",
            field=models.TextField(blank=True),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["giver_unit", "-id"], name="letters_assigned_by_unit"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("is_for_information", False), ("state__in", ("open", "passed_on"))),
                fields=["giver_unit", "due_at", "id"],
                name="letters_awaited_by_unit",
            ),
        ),
    ]
