# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0003_security_mark"),
        ("organization", "0003_opening_hours"),
        ("people", "0003_residents_and_households"),
        ("procedures", "0003_kept_cases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="letter",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("perda", "Regional regulation (Perda)"),
                            ("perkada", "Regulation of the head of region (Perkada)"),
                            ("peraturan_dprd", "Regulation of the council"),
                            ("peraturan_bersama", "Joint regulation"),
                            ("keputusan_kepala_daerah", "Decree of the head of region"),
                            ("keputusan_kepala_pd", "Decree of the head of a unit"),
                            ("keputusan_dprd", "Decree of the council"),
                            ("surat_perintah", "Letter of order"),
                            ("surat_tugas", "Letter of assignment"),
                            ("surat_perjalanan_dinas", "Letter of official travel"),
                            ("nota_dinas", "Official note (nota dinas)"),
                            ("memo", "Memorandum"),
                            ("undangan_internal", "Internal invitation"),
                            ("surat_dinas", "Official letter (surat dinas)"),
                            ("surat_undangan", "Letter of invitation"),
                            ("instruksi", "Instruction"),
                            ("surat_edaran", "Circular"),
                            ("surat_kuasa", "Power of attorney"),
                            ("berita_acara", "Record of proceedings (berita acara)"),
                            ("surat_keterangan", "Statement (surat keterangan)"),
                            ("surat_pengantar", "Cover letter"),
                            ("pengumuman", "Announcement"),
                            ("laporan", "Report"),
                            ("telaahan_staf", "Staff study"),
                            ("notula", "Meeting notes (notula)"),
                            ("spmt", "Statement of taking up duty (SPMT)"),
                            ("surat_panggilan", "Summons"),
                            ("surat_izin", "Letter of permission"),
                            ("rekomendasi", "Recommendation"),
                            ("radiogram", "Radiogram"),
                            ("sertifikat", "Certificate (sertifikat)"),
                            ("piagam", "Charter (piagam)"),
                            ("surat_perjanjian", "Letter of agreement"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "security",
                    models.CharField(
                        choices=[
                            ("B", "Ordinary (biasa)"),
                            ("T", "Limited (terbatas)"),
                            ("R", "Secret (rahasia)"),
                            ("SR", "Top secret (sangat rahasia)"),
                        ],
                        default="B",
                        max_length=2,
                    ),
                ),
                (
                    "speed",
                    models.CharField(
                        choices=[
                            ("biasa", "Ordinary"),
                            ("segera", "Urgent (segera)"),
                            ("amat_segera", "Very urgent (amat segera)"),
                        ],
                        default="biasa",
                        max_length=12,
                    ),
                ),
                (
                    "reach",
                    models.SmallIntegerField(
                        choices=[
                            (1, "Everybody who works with letters at the unit"),
                            (2, "The head, the secretary and the records officer of the unit"),
                            (3, "The head of the unit, and whom a disposition names"),
                        ],
                        default=1,
                    ),
                ),
                ("subject", models.CharField(max_length=300)),
                ("summary", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("number_text", models.CharField(blank=True, max_length=120)),
                ("dated_on", models.DateField(blank=True, null=True)),
                ("srikandi_number", models.CharField(blank=True, max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reach",
                    models.SmallIntegerField(
                        choices=[
                            (1, "Everybody who works with letters at the unit"),
                            (2, "The head, the secretary and the records officer of the unit"),
                            (3, "The head of the unit, and whom a disposition names"),
                        ]
                    ),
                ),
                ("is_for_information", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waiting"),
                            ("passed_on", "Passed on"),
                            ("done", "Done"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("report", models.TextField(blank=True)),
                ("report_salt", models.BinaryField(default=b"", max_length=16)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("withdrawn_salt", models.BinaryField(default=b"", max_length=16)),
                ("changed_at", models.DateTimeField()),
                ("work_item", models.BigIntegerField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="procedures.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_assignments",
                        to="people.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_assignments",
                        to="organization.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.SmallIntegerField()),
                ("position", models.SmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hierarki", "Up the line (paraf hierarki)"),
                            ("koordinasi", "Of another unit (paraf koordinasi)"),
                        ],
                        default="hierarki",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("approved", "Initialled"), ("returned", "Returned")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("version", models.IntegerField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                ("at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_checks",
                        to=settings.AUTH_USER_MODEL,
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
            name="ClassificationCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, unique=True)),
                ("level", models.SmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("sort_key", models.CharField(db_index=True, max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="letters.classificationcode",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Clearance",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="clearance",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("closed", "Closed"),
                            ("transferred", "At the records centre"),
                            ("handed_over", "Handed over to the archive"),
                            ("destroyed", "Destroyed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("needs_national", models.BooleanField(default=False)),
                ("approval_number", models.CharField(blank=True, max_length=120)),
                ("approval_on", models.DateField(blank=True, null=True)),
                ("minutes_number", models.CharField(blank=True, max_length=120)),
                (
                    "approval_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "minutes_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Correspondent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("email", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("address", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("created_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Addressee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.SmallIntegerField()),
                (
                    "role",
                    models.CharField(choices=[("to", "To"), ("copy", "Copy (tembusan)")], default="to", max_length=4),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("inside", "To a unit of this government"),
                            ("email", "By e-mail"),
                            ("print", "On paper, with a code to scan"),
                        ],
                        max_length=6,
                    ),
                ),
                ("printed", models.CharField(max_length=200)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
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
                    "correspondent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="letters.correspondent",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Disposition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("giver_title", models.CharField(max_length=200)),
                ("instructions", models.JSONField(default=list)),
                ("note", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("given_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dispositions", to="procedures.case"
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispositions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "giver_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passed_on_by",
                        to="letters.assignment",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="assignment",
            name="disposition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="letters.disposition"
            ),
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="letters.assignment"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Incoming",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="incoming",
                        serialize=False,
                        to="letters.letter",
                    ),
                ),
                ("enclosures", models.CharField(blank=True, max_length=120)),
                ("number_key", models.CharField(blank=True, max_length=120)),
                ("scanned_text", models.TextField(blank=True)),
                ("source_ref", models.CharField(blank=True, max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="outgoing",
                        serialize=False,
                        to="letters.letter",
                    ),
                ),
                (
                    "signing_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "In their own name"),
                            ("a.n.", "On behalf of (a.n.)"),
                            ("u.b.", "On behalf of, two levels down (u.b.)"),
                        ],
                        max_length=4,
                    ),
                ),
                ("on_behalf_title", models.CharField(blank=True, max_length=200)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("versions_made", models.IntegerField(default=0)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("withdrawn_salt", models.BinaryField(default=b"", max_length=16)),
            ],
        ),
        migrations.AddField(
            model_name="letter",
            name="classification",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="letters",
                to="letters.classificationcode",
            ),
        ),
        migrations.CreateModel(
            name="LetterRegister",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("kinds", models.JSONField(default=list)),
                ("pattern", models.CharField(max_length=80)),
                ("unit_code", models.CharField(blank=True, max_length=60)),
                ("is_legal", models.BooleanField(default=False)),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_registers",
                        to="organization.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LetterVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("words", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("salt", models.BinaryField(max_length=16)),
                ("subject", models.CharField(max_length=300)),
                ("made_at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="order",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("case", "A case"),
                            ("measure", "A figure"),
                            ("minutes", "Minutes of a meeting"),
                            ("own", "The head's own initiative"),
                        ],
                        max_length=8,
                    ),
                ),
                ("source_address", models.CharField(blank=True, max_length=300)),
                ("figure", models.CharField(blank=True, max_length=200)),
                (
                    "source_case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="procedures.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecordFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("salt", models.BinaryField(max_length=16)),
                ("place", models.CharField(blank=True, max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("closed", "Closed"),
                            ("transferred", "At the records centre"),
                            ("handed_over", "Handed over to the archive"),
                            ("destroyed", "Destroyed"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("opened_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("triggered_on", models.DateField(blank=True, null=True)),
                ("inactive_from", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="letters.classificationcode",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="record_files", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="letters.recordfile"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClearanceItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_reason", models.CharField(blank=True, max_length=300)),
                (
                    "clearance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="letters.clearance"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="clearances", to="letters.recordfile"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecordItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filed_at", models.DateTimeField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="record_item", to="procedures.case"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="letters.recordfile"
                    ),
                ),
                (
                    "filed_by",
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
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("active_years", models.SmallIntegerField()),
                (
                    "trigger",
                    models.CharField(
                        choices=[
                            ("closed", "The day the file is closed"),
                            ("event", "The event that the schedule names"),
                        ],
                        default="closed",
                        max_length=6,
                    ),
                ),
                ("event", models.CharField(blank=True, max_length=200)),
                ("inactive_years", models.SmallIntegerField()),
                (
                    "fate",
                    models.CharField(
                        choices=[("musnah", "Destroyed"), ("permanen", "Kept for ever"), ("dinilai", "Assessed again")],
                        max_length=8,
                    ),
                ),
                ("exception", models.CharField(blank=True, max_length=300)),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retention",
                        to="letters.classificationcode",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="recordfile",
            name="rule",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="files",
                to="letters.retentionrule",
            ),
        ),
        migrations.CreateModel(
            name="UnitMode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mode", models.CharField(choices=[("mandiri", "Praja"), ("srikandi", "SRIKANDI")], max_length=8)),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letter_modes", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AccessRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "security",
                    models.CharField(
                        choices=[
                            ("B", "Ordinary (biasa)"),
                            ("T", "Limited (terbatas)"),
                            ("R", "Secret (rahasia)"),
                            ("SR", "Top secret (sangat rahasia)"),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "reach",
                    models.SmallIntegerField(
                        choices=[
                            (1, "Everybody who works with letters at the unit"),
                            (2, "The head, the secretary and the records officer of the unit"),
                            (3, "The head of the unit, and whom a disposition names"),
                        ]
                    ),
                ),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access",
                        to="letters.classificationcode",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("code", "security"),
                        name="letters_access_of_code_once",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="correspondent",
            index=models.Index(fields=["name"], name="letters_correspondents_by_name"),
        ),
        migrations.AddIndex(
            model_name="disposition",
            index=models.Index(fields=["case", "given_at"], name="letters_dispositions_of_case"),
        ),
        migrations.AddConstraint(
            model_name="disposition",
            constraint=models.CheckConstraint(
                condition=models.Q(("recorded_by", None), ("scan__isnull", False), _connector="OR"),
                name="letters_recorded_has_scan",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["unit", "state", "-id"], name="letters_assigned_to_unit"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("person__isnull", False)),
                fields=["person", "state", "-id"],
                name="letters_assigned_to_person",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["case"], name="letters_assigned_of_case"),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person", None)), fields=("disposition", "unit"), name="letters_unit_asked_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)),
                fields=("disposition", "person"),
                name="letters_person_asked_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "withdrawn"), _negated=True),
                    models.Q(("withdrawn_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="letters_withdrawn_has_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(fields=["assignment", "said_at"], name="letters_said_of_assignment"),
        ),
        migrations.AddField(
            model_name="incoming",
            name="agenda",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.numberentry"
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="registered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="sender",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="letters",
                to="letters.correspondent",
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="sender_unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.unit",
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="source_unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.unit",
            ),
        ),
        migrations.AddField(
            model_name="addressee",
            name="arrived",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sent_as",
                to="letters.incoming",
            ),
        ),
        migrations.AddField(
            model_name="outgoing",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="letters_written", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="outgoing",
            name="register",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="letters",
                to="letters.letterregister",
            ),
        ),
        migrations.AddField(
            model_name="outgoing",
            name="replies_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replies",
                to="letters.incoming",
            ),
        ),
        migrations.AddField(
            model_name="outgoing",
            name="signing_unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="letters_to_sign", to="organization.unit"
            ),
        ),
        migrations.AddField(
            model_name="letterversion",
            name="outgoing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="letters.outgoing"
            ),
        ),
        migrations.AddField(
            model_name="check",
            name="outgoing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="letters.outgoing"
            ),
        ),
        migrations.AddField(
            model_name="addressee",
            name="outgoing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="addressees", to="letters.outgoing"
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["classification", "case"], name="letters_of_classification"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["number_text"], name="letters_by_number"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("srikandi_number", ""), _negated=True),
                fields=["srikandi_number"],
                name="letters_srikandi",
            ),
        ),
        migrations.AddIndex(
            model_name="letterregister",
            index=models.Index(fields=["unit", "since"], name="letters_registers_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="legalhold",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("file",), name="letters_file_held_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="clearanceitem",
            constraint=models.UniqueConstraint(fields=("clearance", "file"), name="letters_file_listed_once"),
        ),
        migrations.AddConstraint(
            model_name="retentionrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("code",), name="letters_retention_of_code_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("active_years__gte", 0), ("inactive_years__gte", 0)),
                name="letters_retention_not_negative",
            ),
        ),
        migrations.AddIndex(
            model_name="recordfile",
            index=models.Index(fields=["unit", "state", "-opened_on", "-id"], name="letters_files_of_unit"),
        ),
        migrations.AddIndex(
            model_name="recordfile",
            index=models.Index(
                condition=models.Q(("ends_on__isnull", False)), fields=["ends_on"], name="letters_files_ending"
            ),
        ),
        migrations.AddConstraint(
            model_name="recordfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "open"), ("closed_on__isnull", False), _connector="OR"),
                name="letters_closed_file_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitmode",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("unit",), name="letters_mode_of_unit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="unitmode",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"),
                name="letters_mode_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="incoming",
            index=models.Index(
                condition=models.Q(("number_key", ""), _negated=True),
                fields=["number_key"],
                name="letters_by_sender_number",
            ),
        ),
        migrations.AddIndex(
            model_name="incoming",
            index=models.Index(fields=["sender", "letter"], name="letters_from_sender"),
        ),
        migrations.AddIndex(
            model_name="incoming",
            index=models.Index(fields=["sender_unit", "letter"], name="letters_from_unit"),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_ref", ""), _negated=True),
                fields=("source_unit", "source_ref"),
                name="letters_received_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sender", None), ("sender_unit__isnull", False)),
                    models.Q(("sender__isnull", False), ("sender_unit", None)),
                    _connector="OR",
                ),
                name="letters_one_sender",
            ),
        ),
        migrations.AddIndex(
            model_name="outgoing",
            index=models.Index(fields=["author", "letter"], name="letters_of_author"),
        ),
        migrations.AddConstraint(
            model_name="letterversion",
            constraint=models.UniqueConstraint(fields=("outgoing", "number"), name="letters_version_numbered_once"),
        ),
        migrations.AddIndex(
            model_name="check",
            index=models.Index(fields=["person", "state"], name="letters_checks_of_person"),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.UniqueConstraint(fields=("outgoing", "round", "position"), name="letters_check_in_order"),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.UniqueConstraint(fields=("outgoing", "round", "person"), name="letters_checked_by_once"),
        ),
        migrations.AddIndex(
            model_name="addressee",
            index=models.Index(
                condition=models.Q(("sent_at", None)), fields=["way", "outgoing"], name="letters_not_sent_yet"
            ),
        ),
        migrations.AddConstraint(
            model_name="addressee",
            constraint=models.UniqueConstraint(fields=("outgoing", "position"), name="letters_addressee_in_order"),
        ),
        migrations.AddConstraint(
            model_name="addressee",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unit__isnull", False)),
                fields=("outgoing", "unit"),
                name="letters_unit_addressed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="addressee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("correspondent", None), ("unit__isnull", False), ("way", "inside")),
                    models.Q(
                        ("correspondent__isnull", False), ("unit", None), models.Q(("way", "inside"), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="letters_addressee_and_way",
            ),
        ),
    ]
