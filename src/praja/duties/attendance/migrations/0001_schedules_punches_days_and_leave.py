# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing
from praja.lib.migrations import Founding


class Migration(Founding):
    initial = True

    dependencies = [
        ("documents", "0001_files_numbers_and_issued_documents"),
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0002_absences_with_codes"),
        ("people", "__first__"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="correction",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="people.employee"
                    ),
                ),
                (
                    "superior_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                ("day", models.DateField()),
                ("came_at", models.DateTimeField(blank=True, null=True)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("note_salt", models.BinaryField(default=b"", max_length=16)),
            ],
            options={
                "indexes": [models.Index(fields=["employee", "day"], name="attendance_corrections_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("came_at__isnull", False), ("left_at__isnull", False), _connector="OR"),
                        name="attendance_correction_of_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DirtyDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.employee"
                    ),
                ),
                ("day", models.DateField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("employee", "day"), name="attendance_dirty_once")],
            },
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="leave",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leaves", to="people.employee"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("CT", "Annual leave"),
                            ("CB", "Long leave (cuti besar)"),
                            ("CS", "Sick leave"),
                            ("CM", "Maternity leave"),
                            ("CAP", "Leave for an important reason"),
                            ("CLTN", "Leave outside state duty"),
                        ],
                        max_length=6,
                    ),
                ),
                ("cause", models.CharField(blank=True, max_length=24)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("days", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("address", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("phone", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.employee",
                    ),
                ),
                (
                    "superior_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "official_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "advice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("disetujui", "Agreed"),
                            ("perubahan", "Agreed with a change"),
                            ("ditangguhkan", "Postponed"),
                            ("tidak_disetujui", "Not agreed"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("disetujui", "Agreed"),
                            ("perubahan", "Agreed with a change"),
                            ("ditangguhkan", "Postponed"),
                            ("tidak_disetujui", "Not agreed"),
                        ],
                        max_length=16,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("note_salt", models.BinaryField(default=b"", max_length=16)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["employee", "first_day"], name="attendance_leaves_of_employee"),
                    models.Index(fields=["superior_unit", "case"], name="attendance_leave_superior"),
                    models.Index(fields=["official_unit", "case"], name="attendance_leave_official"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="attendance_leave_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LeaveAuthority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                ("kinds", models.JSONField(default=list)),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="LeaveBalance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leave_balances", to="people.employee"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("used", models.PositiveSmallIntegerField()),
                ("postponed", models.PositiveSmallIntegerField(default=0)),
                ("basis", models.CharField(max_length=120)),
            ],
            options={
                "indexes": [models.Index(fields=["employee", "year", "-id"], name="attendance_leave_balances")],
            },
        ),
        migrations.CreateModel(
            name="LeaveUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "leave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="attendance.leave"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("days", models.PositiveSmallIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("leave", "year"), name="attendance_leave_use_once")],
            },
        ),
        migrations.CreateModel(
            name="MonthLock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                ("month", models.DateField()),
                ("is_locked", models.BooleanField()),
                ("content", models.CharField(blank=True, max_length=64)),
                ("days", models.PositiveIntegerField(default=0)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("done_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "month", "-id"], name="attendance_locks_of_month")],
            },
        ),
        migrations.CreateModel(
            name="Pattern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_patterns",
                        to="organization.unit",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fixed", "Fixed hours"),
                            ("flexible", "Fixed hours with a flexible beginning"),
                            ("shift", "Shifts by roster (kerja sif)"),
                            ("dynamic", "Not bound to hours (dinamis)"),
                        ],
                        max_length=8,
                    ),
                ),
                ("week", models.JSONField(default=list)),
                ("ramadan", models.JSONField(blank=True, default=list)),
                ("flexible_minutes", models.PositiveSmallIntegerField(default=0)),
                ("make_up_minutes", models.PositiveSmallIntegerField(default=0)),
                ("works_holidays", models.BooleanField(default=False)),
                ("opens_before", models.PositiveSmallIntegerField(default=180)),
                ("closes_after", models.PositiveSmallIntegerField(default=360)),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"),
                        name="attendance_pattern_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PatternUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pattern_uses",
                        to="organization.unit",
                    ),
                ),
                (
                    "employee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pattern_uses",
                        to="people.employee",
                    ),
                ),
                (
                    "pattern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="attendance.pattern"
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("employee__isnull", False), ("unit", None)),
                            models.Q(("employee", None), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="attendance_pattern_of_one",
                    ),
                    models.UniqueConstraint(fields=("unit", "since"), name="attendance_unit_pattern_once_a_day"),
                    models.UniqueConstraint(fields=("employee", "since"), name="attendance_own_pattern_once_a_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Phone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="phones", to="people.employee"
                    ),
                ),
                ("key", models.BinaryField(max_length=120)),
                ("key_hash", models.BinaryField(max_length=32, unique=True)),
                ("device", models.CharField(blank=True, max_length=64)),
                ("name", models.CharField(blank=True, max_length=80)),
                ("registered_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("device", ""), _negated=True),
                        fields=["device"],
                        name="attendance_phones_of_device",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("employee",),
                        name="attendance_one_phone_of_employee",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presence_places",
                        to="organization.unit",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[("office", "Office"), ("mobile", "Mobile unit"), ("event", "Ceremony or other event")],
                        default="office",
                        max_length=8,
                    ),
                ),
                ("outline", models.JSONField(default=list)),
                ("accuracy_limit", models.PositiveSmallIntegerField(default=100)),
                ("needs_code", models.BooleanField(default=True)),
                ("wants_photo", models.BooleanField(default=False)),
                ("code_secret", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("display_hash", models.BinaryField(max_length=32, null=True, unique=True)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"),
                        name="attendance_place_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Machine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("serial", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="machines",
                        to="organization.unit",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="machines",
                        to="attendance.place",
                    ),
                ),
                (
                    "protocol",
                    models.CharField(
                        choices=[
                            ("adms", "ADMS push, attendance (2.x)"),
                            ("acc", "ADMS push, access control (3.x)"),
                            ("fingerspot", "Fingerspot.iO"),
                            ("file", "Files carried over (attlog.dat, CSV)"),
                        ],
                        default="adms",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("pending", "Not admitted yet"), ("active", "Admitted"), ("blocked", "Blocked")],
                        default="pending",
                        max_length=8,
                    ),
                ),
                ("zone", models.CharField(blank=True, max_length=40)),
                (
                    "zone_style",
                    models.CharField(
                        choices=[("omit", "Not at all"), ("hours", "In hours"), ("minutes", "In minutes")],
                        default="omit",
                        max_length=8,
                    ),
                ),
                ("networks", models.JSONField(blank=True, default=list)),
                ("comm_key", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("push_version", models.CharField(blank=True, max_length=16)),
                ("firmware", models.CharField(blank=True, max_length=80)),
                ("registry_code", models.CharField(blank=True, max_length=40)),
                ("session", models.CharField(blank=True, max_length=40)),
                ("stamps", models.JSONField(blank=True, default=dict)),
                ("skew_seconds", models.IntegerField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "state"], name="attendance_machines_of_unit")],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "machine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="batches", to="attendance.machine"
                    ),
                ),
                ("table", models.CharField(max_length=24)),
                ("received_at", models.DateTimeField()),
                ("body", models.BinaryField(default=b"")),
                ("sha256", models.CharField(max_length=64)),
                ("lines", models.PositiveIntegerField(default=0)),
                ("new", models.PositiveIntegerField(default=0)),
                ("repeated", models.PositiveIntegerField(default=0)),
                ("faulty", models.PositiveIntegerField(default=0)),
                ("keep_until", models.DateField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["machine", "-received_at"], name="attendance_batches_of_machine"),
                    models.Index(
                        condition=models.Q(("body", b""), _negated=True),
                        fields=["keep_until"],
                        name="attendance_bodies_to_blank",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BadLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bad_lines", to="attendance.batch"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("reason", models.CharField(max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="Command",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "machine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="commands", to="attendance.machine"
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waits for the machine"),
                            ("sent", "Sent"),
                            ("done", "Done"),
                            ("failed", "Refused by the machine"),
                        ],
                        default="queued",
                        max_length=8,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("queued_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("result", models.IntegerField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["queued", "sent"])),
                        fields=["machine", "id"],
                        name="attendance_commands_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DailyCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "machine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="attendance.machine"
                    ),
                ),
                ("day", models.DateField()),
                ("theirs", models.PositiveIntegerField(blank=True, null=True)),
                ("ours", models.PositiveIntegerField()),
                ("checked_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("machine", "day"), name="attendance_checked_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="MachineEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "machine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="told", to="attendance.machine"
                    ),
                ),
                ("operation", models.IntegerField()),
                ("local_text", models.CharField(max_length=32)),
                ("by_pin", models.CharField(blank=True, max_length=24)),
                ("detail", models.CharField(blank=True, max_length=120)),
                ("received_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("machine", "operation", "local_text", "detail"), name="attendance_machine_told_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="attendance.place",
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("reason", models.CharField(max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="attendance_outage_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Permission",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="permission",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="permissions", to="people.employee"
                    ),
                ),
                (
                    "superior_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("late", "Come later"),
                            ("early", "Go earlier"),
                            ("out", "Go out in between"),
                            ("WFH", "Work from home"),
                            ("WFA", "Work elsewhere"),
                        ],
                        max_length=6,
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("from_minute", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("until_minute", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="attendance.place",
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("note_salt", models.BinaryField(default=b"", max_length=16)),
            ],
            options={
                "indexes": [models.Index(fields=["employee", "first_day"], name="attendance_permissions_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="attendance_permission_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "machine",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pins",
                        to="attendance.machine",
                    ),
                ),
                ("pin", models.CharField(max_length=24)),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pins", to="people.employee"
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("machine", "pin"),
                        name="attendance_pin_of_machine_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("machine", None), ("until", None)),
                        fields=("pin",),
                        name="attendance_pin_everywhere_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceGuest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guests", to="attendance.place"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
                (
                    "employee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guest_places",
                        to="people.employee",
                    ),
                ),
                ("basis", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("employee__isnull", False), ("unit", None)),
                            models.Q(("employee", None), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="attendance_guest_is_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Punch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="punches",
                        to="people.employee",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("phone", "Telephone"),
                            ("machine", "Machine"),
                            ("cloud", "Machine, through its maker's service"),
                            ("file", "File from a machine"),
                            ("outage", "List kept by hand"),
                            ("correction", "Correction"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "direction",
                    models.SmallIntegerField(
                        choices=[
                            (0, "In"),
                            (1, "Out"),
                            (2, "Out for a break"),
                            (3, "Back from a break"),
                            (4, "In for overtime"),
                            (5, "Out from overtime"),
                            (255, "Not said"),
                        ],
                        default=255,
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("accepted", "Counts"),
                            ("held", "Waits for confirmation"),
                            ("refused", "Does not count"),
                        ],
                        default="accepted",
                        max_length=8,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing against it"),
                            ("outside", "Outside every place where you may check in"),
                            ("inaccurate", "The position is too inexact"),
                            ("no_position", "No position was sent"),
                            ("wrong_code", "The code is not the one on the display"),
                            ("old_code", "The code on the display has changed"),
                            ("no_code", "The code on the display is missing"),
                            ("replayed", "This check-in was sent before"),
                            ("other_phone", "Signed by a telephone that is registered to somebody else"),
                            ("unknown_phone", "Not signed by your registered telephone"),
                            ("bad_signature", "The signature does not fit"),
                            ("clock_off", "The telephone's clock is wrong"),
                            ("too_late", "Sent too long after"),
                            ("future", "From the future"),
                            ("unknown_pin", "The machine's number belongs to nobody"),
                            ("machine_skew", "The machine's clock is wrong"),
                        ],
                        default="",
                        max_length=14,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="attendance.place",
                    ),
                ),
                (
                    "phone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="punches",
                        to="attendance.phone",
                    ),
                ),
                ("nonce", models.UUIDField(null=True, unique=True)),
                ("was_offline", models.BooleanField(default=False)),
                ("position", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("position_until", models.DateField(blank=True, null=True)),
                ("accuracy", models.PositiveIntegerField(blank=True, null=True)),
                ("metres_outside", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "machine",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="punches",
                        to="attendance.machine",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="punches",
                        to="attendance.batch",
                    ),
                ),
                ("pin", models.CharField(blank=True, max_length=24)),
                ("local_text", models.CharField(blank=True, max_length=32)),
                ("verified_by", models.SmallIntegerField(blank=True, null=True)),
                ("sequence", models.BigIntegerField(blank=True, null=True)),
                (
                    "outage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="punches",
                        to="attendance.outage",
                    ),
                ),
                (
                    "correction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="punches",
                        to="procedures.case",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["employee", "at"], name="attendance_punches_of_employee"),
                    models.Index(fields=["machine", "at"], name="attendance_punches_of_machine"),
                    models.Index(
                        condition=models.Q(("employee", None)),
                        fields=["pin", "machine"],
                        name="attendance_punches_of_nobody",
                    ),
                    models.Index(
                        condition=models.Q(("verdict", "held")), fields=["place", "at"], name="attendance_punches_held"
                    ),
                    models.Index(
                        condition=models.Q(("position_until__isnull", False)),
                        fields=["position_until"],
                        name="attendance_position_ends",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("machine__isnull", False), ("sequence", None)),
                        fields=("machine", "pin", "local_text", "direction"),
                        name="attendance_machine_punch_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("sequence__isnull", False)),
                        fields=("machine", "sequence"),
                        name="attendance_access_event_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "punch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="judgement", to="attendance.punch"
                    ),
                ),
                ("counts", models.BooleanField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "judged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("judged_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "punch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="attendance.punch"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("what", models.CharField(max_length=8)),
                ("reason", models.CharField(max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("looked_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Season",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("ramadan", "Ramadan")], max_length=8)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("decree", models.CharField(max_length=120)),
                ("revoked_by", models.CharField(blank=True, default="", max_length=120)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_by", "")),
                        fields=("kind", "first_day"),
                        name="attendance_season_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="attendance_season_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Selfie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "punch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="selfie", to="attendance.punch"
                    ),
                ),
                ("photo", models.BinaryField()),
                ("keep_until", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pattern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shifts", to="attendance.pattern"
                    ),
                ),
                ("code", models.CharField(max_length=6)),
                ("name", models.CharField(max_length=60)),
                ("begins", models.PositiveSmallIntegerField()),
                ("ends", models.PositiveSmallIntegerField()),
                ("break_minutes", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("pattern", "code"), name="attendance_shift_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("begins__lt", 1440),
                            ("ends__gt", models.F("begins")),
                            (
                                "ends__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("begins"), "+", models.Value(1440)
                                ),
                            ),
                        ),
                        name="attendance_shift_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Day",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="days", to="people.employee"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "pattern",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="attendance.pattern",
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
                ("begins_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("expected_minutes", models.PositiveSmallIntegerField(default=0)),
                ("first_at", models.DateTimeField(blank=True, null=True)),
                ("last_at", models.DateTimeField(blank=True, null=True)),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("H", "Present"),
                            ("TK", "Absent without a valid reason"),
                            ("L", "Day off"),
                            ("DL", "Duty travel (dinas luar)"),
                            ("WFH", "Worked from home"),
                            ("WFA", "Worked elsewhere"),
                            ("TB", "Study assignment"),
                            ("DIK", "In training"),
                            ("CT", "Annual leave"),
                            ("CB", "Long leave (cuti besar)"),
                            ("CS", "Sick leave"),
                            ("CM", "Maternity leave"),
                            ("CAP", "Leave for an important reason"),
                            ("CLTN", "Leave outside state duty"),
                            ("CBER", "Joint leave (cuti bersama)"),
                            ("I", "Away with permission"),
                            ("", "Not ended yet"),
                        ],
                        max_length=6,
                    ),
                ),
                ("late_minutes", models.PositiveSmallIntegerField(default=0)),
                ("late_class", models.PositiveSmallIntegerField(default=0)),
                ("early_minutes", models.PositiveSmallIntegerField(default=0)),
                ("early_class", models.PositiveSmallIntegerField(default=0)),
                ("worked_minutes", models.PositiveSmallIntegerField(default=0)),
                (
                    "absence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.absence",
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.case",
                    ),
                ),
                ("reasons", models.JSONField(default=list)),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "day", "code"], name="attendance_days_of_unit")],
                "constraints": [models.UniqueConstraint(fields=("employee", "day"), name="attendance_day_once")],
            },
        ),
        migrations.CreateModel(
            name="RosterDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roster", to="people.employee"
                    ),
                ),
                ("day", models.DateField()),
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
                "indexes": [models.Index(fields=["day", "shift"], name="attendance_roster_of_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("employee", "day"), name="attendance_roster_once_a_day")
                ],
            },
        ),
    ]
