# SPDX-License-Identifier: EUPL-1.2
"""Days of rosters belong to the sheet by which they were set, and an employee's calendar has a secret address.

The table of roster days held nothing before: no release could write into it. It is made anew.
"""

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


def _key() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(Founding):
    dependencies = [
        ("attendance", "0001_schedules_punches_days_and_leave"),
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0002_absences_with_codes"),
    ]

    operations = [
        migrations.DeleteModel(name="RosterDay"),
        migrations.CreateModel(
            name="RosterSheet",
            fields=[
                ("id", _key()),
                ("set_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["unit", "-id"], name="attendance_sheets_of_unit")]},
        ),
        migrations.CreateModel(
            name="RosterDay",
            fields=[
                ("id", _key()),
                ("day", models.DateField()),
                ("is_free", models.BooleanField(default=False)),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roster", to="people.employee"
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="days", to="attendance.rostersheet"
                    ),
                ),
                (
                    "shift",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="attendance.shift",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["employee", "day"], name="attendance_roster_of_day")],
                "constraints": [
                    models.UniqueConstraint(fields=["sheet", "employee", "day"], name="attendance_roster_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(shift=None) | models.Q(is_free=False),
                        name="attendance_roster_says_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarLink",
            fields=[
                ("id", _key()),
                ("secret_hash", models.BinaryField(max_length=32, unique=True)),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_links",
                        to="people.employee",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(ended_at=None), fields=["employee"], name="attendance_one_calendar_link"
                    )
                ]
            },
        ),
    ]
