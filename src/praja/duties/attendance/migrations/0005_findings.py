# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("attendance", "0004_days_that_are_held"),
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0002_absences_with_codes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("travelling", "Checked in during duty travel"),
                            ("assignments", "Two duty travels on one day"),
                            ("paid", "Allowance in a month with leave that stops it"),
                            ("others_phone", "Check-in with another person's telephone"),
                            ("shared_phone", "One telephone for several people"),
                            ("together", "Numbers that always come together on a machine"),
                            ("corrections", "Many corrections in a month"),
                            ("movement", "Two places too far apart for the time between"),
                        ],
                        max_length=12,
                    ),
                ),
                ("key", models.CharField(max_length=60)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("proofs", models.JSONField(default=list)),
                ("figures", models.JSONField(default=dict)),
                ("salt", models.BinaryField(max_length=16)),
                ("content", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open question"),
                            ("explained", "Explained"),
                            ("passed_on", "Passed on"),
                            ("gone", "Closed by itself"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "passed_to",
                    models.CharField(
                        blank=True,
                        choices=[("personnel", "Personnel office"), ("inspectorate", "Inspectorate")],
                        max_length=12,
                    ),
                ),
                (
                    "gone_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("absence", "The absence was taken back or changed."),
                            ("pay", "The allowance is paid no longer."),
                            ("correction", "The corrections no longer reach the share."),
                            ("facts", "What was recorded no longer shows it."),
                        ],
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("is_blank", models.BooleanField(default=False)),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="people.employee"
                    ),
                ),
                ("others", models.ManyToManyField(related_name="+", to="people.employee")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answer", "Answer of the employee"),
                            ("explained", "Explanation"),
                            ("passed_on", "Passed on"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.CharField(max_length=1000)),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="attendance.finding"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["unit", "state", "-changed_at", "-id"], name="attendance_findings_of_unit"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["last_day"], name="attendance_findings_by_day"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(fields=("kind", "employee", "key"), name="attendance_finding_once"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))), name="attendance_finding_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="remark",
            index=models.Index(fields=["finding", "id"], name="attendance_remarks_of_finding"),
        ),
    ]
