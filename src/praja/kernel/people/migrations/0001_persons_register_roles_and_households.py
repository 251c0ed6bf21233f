# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing
from praja.lib.migrations import Founding


class Migration(Founding):
    replaces = [
        ("people", "0001_persons_register_and_roles"),
        ("people", "0002_inspector_role"),
        ("people", "0003_residents_and_households"),
    ]

    initial = True

    dependencies = [
        ("organization", "0001_units_regions_and_opening_hours"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=160)),
                ("nik", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("nik_key", models.BinaryField(max_length=32, null=True, unique=True)),
                ("phone", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("phone_key", models.BinaryField(db_index=True, max_length=32, null=True)),
                ("email", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("email_key", models.BinaryField(db_index=True, max_length=32, null=True)),
                ("address", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("language", models.CharField(default="id", max_length=5)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("login", models.CharField(max_length=24, unique=True)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="account", to="people.person"
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("employee", "Officer"), ("resident", "Resident")],
                        db_default="employee",
                        default="employee",
                        max_length=8,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tokens", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("token_hash", models.BinaryField(max_length=32, unique=True)),
                ("scopes", models.JSONField(default=list)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Employee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="employee", to="people.person"
                    ),
                ),
                ("nip", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("nip_key", models.BinaryField(max_length=32, null=True, unique=True)),
                (
                    "employment",
                    models.CharField(
                        choices=[
                            ("CPNS", "CPNS"),
                            ("PNS", "PNS"),
                            ("PPPK", "PPPK"),
                            ("PPPK-PW", "PPPK, part time"),
                            ("non-ASN", "Non-ASN"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("active", "Active"),
                            ("unpaid_leave", "Leave outside state duty (CLTN)"),
                            ("study", "Study assignment"),
                            ("seconded", "Seconded"),
                            ("suspended", "Suspended"),
                            ("retired", "Retired"),
                            ("deceased", "Deceased"),
                            ("left", "Left"),
                        ],
                        default="active",
                        max_length=14,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="employees", to="organization.unit"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employees",
                        to="organization.post",
                    ),
                ),
                ("grade", models.CharField(blank=True, max_length=5)),
                ("joined_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="absences", to="people.employee"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("leave", "Leave"),
                            ("duty_travel", "Duty travel"),
                            ("training", "Training"),
                            ("study", "Study"),
                            ("sick", "Sick"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("basis", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "indexes": [models.Index(fields=["employee", "first_day"], name="people_absence_days")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="people_absence_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EmployeeRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="records", to="people.employee"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("grade", "Grade (pangkat)"),
                            ("post", "Post (jabatan)"),
                            ("unit", "Unit"),
                            ("education", "Education"),
                            ("training", "Training"),
                            ("discipline", "Disciplinary sanction"),
                            ("family", "Family"),
                            ("appraisal", "Appraisal (SKP)"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=160)),
                ("detail", models.JSONField(blank=True, default=dict)),
                ("decree", models.CharField(blank=True, max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="people.employeerecord",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["employee", "kind", "since"], name="people_record_history")],
            },
        ),
        migrations.CreateModel(
            name="HouseholdMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="household", to="people.person"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="households", to="people.person"
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("spouse", "Husband or wife"),
                            ("child", "Child"),
                            ("parent", "Father or mother"),
                            ("sibling", "Brother or sister"),
                            ("other", "Another member of the household"),
                        ],
                        max_length=8,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("holder", "member"),
                        name="people_household_member_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RevealReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reveal_reasons", to="people.person"
                    ),
                ),
                ("event_id", models.BigIntegerField(unique=True)),
                ("reason", models.CharField(max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="RoleAssignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roles", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("head", "Head of unit"),
                            ("secretary", "Secretary to the head"),
                            ("complaint_coordinator", "Complaint coordinator"),
                            ("liaison", "Liaison officer"),
                            ("ppid", "Information officer (PPID)"),
                            ("steward", "Data steward (walidata)"),
                            ("personnel", "Personnel office"),
                            ("organization", "Organisation bureau"),
                            ("legal", "Legal bureau"),
                            ("records", "Records officer"),
                            ("treasurer", "Treasurer of receipts"),
                            ("trainer", "Trainer"),
                            ("juror", "Juror"),
                            ("counter", "Counter officer"),
                            ("inspector", "Inspector"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="role_assignments",
                        to="organization.unit",
                    ),
                ),
                (
                    "holding",
                    models.CharField(
                        choices=[
                            ("definitive", "Definitive"),
                            ("acting", "Acting, post vacant (plt.)"),
                            ("standin", "Stand-in, holder absent (plh.)"),
                        ],
                        default="definitive",
                        max_length=10,
                    ),
                ),
                ("decree_number", models.CharField(max_length=120)),
                ("decree_date", models.DateField()),
                ("decree_file_id", models.BigIntegerField(blank=True, null=True)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["account", "since"], name="people_roles_of_account")],
            },
        ),
    ]
