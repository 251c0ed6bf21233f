# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing
from praja.lib.migrations import Founding


class Migration(Founding):
    initial = True

    dependencies = [
        ("documents", "0001_files_numbers_and_issued_documents"),
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0001_persons_register_roles_and_households"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClassificationCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, unique=True)),
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
                ("level", models.SmallIntegerField()),
                ("title", models.CharField(max_length=1000)),
                ("sort_key", models.CharField(db_index=True, max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="AccessRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access",
                        to="letters.classificationcode",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("code", "security"),
                        name="letters_access_of_code_once",
                    )
                ],
                "indexes": [],
            },
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
                ("minutes_number", models.CharField(blank=True, max_length=120)),
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
                ("refused_reason", models.CharField(blank=True, db_default="", default="", max_length=300)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Correspondent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
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
                ("email", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("address", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["name"], name="letters_correspondents_by_name")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Disposition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("giver_title", models.CharField(max_length=200)),
                (
                    "giver_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
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
                ("instructions", models.JSONField(default=list)),
                ("note", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("given_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["case", "given_at"], name="letters_dispositions_of_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recorded_by", None), ("scan__isnull", False), ("salt", b""), _connector="OR"
                        ),
                        name="letters_recorded_has_scan",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "disposition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="letters.disposition",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="procedures.case"
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
                    "giver_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
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
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("withdrawn_salt", models.BinaryField(default=b"", max_length=16)),
                ("changed_at", models.DateTimeField()),
                ("work_item", models.BigIntegerField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "state", "-id"], name="letters_assigned_to_unit"),
                    models.Index(
                        condition=models.Q(("person__isnull", False)),
                        fields=["person", "state", "-id"],
                        name="letters_assigned_to_person",
                    ),
                    models.Index(fields=["case"], name="letters_assigned_of_case"),
                    models.Index(fields=["giver_unit", "-id"], name="letters_assigned_by_unit"),
                    models.Index(
                        condition=models.Q(("is_for_information", False), ("state__in", ("open", "passed_on"))),
                        fields=["giver_unit", "due_at", "id"],
                        name="letters_awaited_by_unit",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person", None)),
                        fields=("disposition", "unit"),
                        name="letters_unit_asked_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("disposition", "person"),
                        name="letters_person_asked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            ("withdrawn_salt", b""),
                            _connector="OR",
                        ),
                        name="letters_withdrawn_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "kind",
                    models.CharField(
                        choices=[("words", "Said"), ("report", "Reported as done"), ("returned", "Sent back")],
                        default="words",
                        max_length=8,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["assignment", "said_at"], name="letters_said_of_assignment")],
                "constraints": [],
            },
        ),
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
                (
                    "classification",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="letters.classificationcode",
                    ),
                ),
                ("subject", models.CharField(max_length=300)),
                ("summary", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("number_text", models.CharField(blank=True, max_length=120)),
                ("dated_on", models.DateField(blank=True, null=True)),
                ("srikandi_number", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["classification", "case"], name="letters_of_classification"),
                    models.Index(fields=["number_text"], name="letters_by_number"),
                    models.Index(
                        condition=models.Q(("srikandi_number", ""), _negated=True),
                        fields=["srikandi_number"],
                        name="letters_srikandi",
                    ),
                ],
                "constraints": [],
            },
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
                (
                    "agenda",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.numberentry"
                    ),
                ),
                (
                    "sender_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="letters.correspondent",
                    ),
                ),
                ("enclosures", models.CharField(blank=True, max_length=120)),
                ("number_key", models.CharField(blank=True, max_length=120)),
                ("scanned_text", models.TextField(blank=True)),
                ("text_salt", models.BinaryField(default=b"", max_length=16)),
                ("is_unread", models.BooleanField(db_default=False, default=False)),
                (
                    "registered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("source_ref", models.CharField(blank=True, max_length=120)),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("number_key", ""), _negated=True),
                        fields=["number_key"],
                        name="letters_by_sender_number",
                    ),
                    models.Index(condition=models.Q(("is_unread", True)), fields=["letter"], name="letters_unread"),
                    models.Index(fields=["sender", "letter"], name="letters_from_sender"),
                    models.Index(fields=["sender_unit", "letter"], name="letters_from_unit"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source_ref", ""), _negated=True),
                        fields=("source_unit", "source_ref"),
                        name="letters_received_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sender", None), ("sender_unit__isnull", False)),
                            models.Q(("sender__isnull", False), ("sender_unit", None)),
                            _connector="OR",
                        ),
                        name="letters_one_sender",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArrivedMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrived_mails",
                        to="organization.unit",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("sender_name", models.CharField(blank=True, max_length=200)),
                ("sender_email", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("subject", models.CharField(blank=True, max_length=300)),
                ("text", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
                ("arrived_at", models.DateTimeField()),
                ("lost_files", models.SmallIntegerField(default=0)),
                (
                    "incoming",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mail",
                        to="letters.incoming",
                    ),
                ),
                ("aside_at", models.DateTimeField(blank=True, null=True)),
                ("aside_reason", models.CharField(blank=True, max_length=300)),
                ("aside_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "aside_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("aside_at", None), ("incoming", None)),
                        fields=["unit", "-arrived_at", "-id"],
                        name="letters_mails_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "key"), name="letters_mail_once"),
                    models.CheckConstraint(
                        condition=models.Q(("incoming", None), ("aside_at", None), _connector="OR"),
                        name="letters_mail_is_one_or_other",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlierEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "incoming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="earlier", to="letters.incoming"
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("subject", models.CharField(blank=True, max_length=300)),
                ("summary", models.TextField(blank=True)),
                ("number_text", models.CharField(blank=True, max_length=120)),
                ("partner", models.CharField(max_length=200)),
                ("salt", models.BinaryField(max_length=16)),
                ("dated_on", models.DateField(blank=True, null=True)),
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
                    "speed",
                    models.CharField(
                        choices=[
                            ("biasa", "Ordinary"),
                            ("segera", "Urgent (segera)"),
                            ("amat_segera", "Very urgent (amat segera)"),
                        ],
                        max_length=12,
                    ),
                ),
                ("until", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("incoming", "number"), name="letters_earlier_entry_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LetterRegister",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_registers",
                        to="organization.unit",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("kinds", models.JSONField(default=list)),
                ("pattern", models.CharField(max_length=80)),
                ("unit_code", models.CharField(blank=True, max_length=60)),
                ("is_legal", models.BooleanField(default=False)),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "since"], name="letters_registers_of_unit")],
                "constraints": [],
            },
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
                ("source_address", models.CharField(blank=True, max_length=300)),
                ("figure", models.CharField(blank=True, max_length=200)),
                ("ending", models.TextField(blank=True)),
                ("ending_salt", models.BinaryField(default=b"", max_length=16)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
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
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters_written",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signing_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters_to_sign",
                        to="organization.unit",
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="letters.letterregister",
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
                (
                    "replies_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="letters.incoming",
                    ),
                ),
                ("versions_made", models.IntegerField(default=0)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("withdrawn_salt", models.BinaryField(default=b"", max_length=16)),
            ],
            options={
                "indexes": [models.Index(fields=["author", "letter"], name="letters_of_author")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Addressee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outgoing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="addressees", to="letters.outgoing"
                    ),
                ),
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
                ("printed", models.CharField(max_length=200)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arrived",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_as",
                        to="letters.incoming",
                    ),
                ),
                ("tries", models.SmallIntegerField(db_default=0, default=0)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, db_default="", default="", max_length=60)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("sent_at", None)), fields=["way", "outgoing"], name="letters_not_sent_yet"
                    ),
                    models.Index(
                        condition=models.Q(("next_try_at__isnull", False)),
                        fields=["next_try_at"],
                        name="letters_mail_to_send",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("outgoing", "position"), name="letters_addressee_in_order"),
                    models.UniqueConstraint(
                        condition=models.Q(("unit__isnull", False)),
                        fields=("outgoing", "unit"),
                        name="letters_unit_addressed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("correspondent", None), ("unit__isnull", False), ("way", "inside")),
                            models.Q(
                                ("correspondent__isnull", False),
                                ("unit", None),
                                models.Q(("way", "inside"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="letters_addressee_and_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outgoing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="letters.outgoing"
                    ),
                ),
                ("round", models.SmallIntegerField()),
                ("position", models.SmallIntegerField()),
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hierarki", "Up the line (paraf hierarki)"),
                            ("koordinasi", "Of another unit (paraf koordinasi)"),
                            ("hukum", "The legal bureau"),
                            ("penandatangan", "The signer"),
                        ],
                        default="hierarki",
                        max_length=14,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("approved", "Initialled"),
                            ("returned", "Returned"),
                            ("lapsed", "Not asked any more"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("version", models.IntegerField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                ("at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["person", "state"], name="letters_checks_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("outgoing", "round", "position"), name="letters_check_in_order"),
                    models.UniqueConstraint(
                        fields=("outgoing", "round", "person", "kind"), name="letters_checked_by_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outgoing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="letters.outgoing"
                    ),
                ),
                ("number", models.IntegerField()),
                ("words", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("salt", models.BinaryField(max_length=16)),
                ("subject", models.CharField(max_length=300)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("outgoing", "number"), name="letters_version_numbered_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PaperSpend",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper_spent", to="organization.unit"
                    ),
                ),
                ("month", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("atk", "Stationery (alat tulis kantor)"),
                            ("cetak", "Printing and copying (cetak dan penggandaan)"),
                        ],
                        max_length=10,
                    ),
                ),
                ("account", models.CharField(blank=True, max_length=60)),
                ("rupiah", models.BigIntegerField()),
                ("taken_in_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "month", "kind", "account"), name="letters_paper_spent_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("rupiah__gte", 0)), name="letters_paper_not_negative"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RegisterSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("masuk", "Letters that came in (naskah masuk)"),
                            ("keluar", "Letters that went out (naskah keluar)"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("headings", models.JSONField()),
                ("rows", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("sent_at", models.DateTimeField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="RegisterTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("masuk", "Letters that came in (naskah masuk)"),
                            ("keluar", "Letters that went out (naskah keluar)"),
                        ],
                        max_length=6,
                    ),
                ),
                ("columns", models.JSONField()),
                ("kept_at", models.DateTimeField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "incoming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="letters.incoming"
                    ),
                ),
                ("step", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["incoming", "said_at"], name="letters_remarks_of_letter")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retention",
                        to="letters.classificationcode",
                    ),
                ),
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
                ("is_example", models.BooleanField(default=False)),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("code",), name="letters_retention_of_code_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("active_years__gte", 0), ("inactive_years__gte", 0)),
                        name="letters_retention_not_negative",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RecordFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="record_files", to="organization.unit"
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="letters.classificationcode",
                    ),
                ),
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
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="letters.retentionrule",
                    ),
                ),
                ("inactive_from", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "assessed_fate",
                    models.CharField(
                        blank=True,
                        choices=[("musnah", "Destroyed"), ("permanen", "Kept for ever"), ("dinilai", "Assessed again")],
                        db_default="",
                        default="",
                        max_length=8,
                    ),
                ),
                ("assessed_by", models.CharField(blank=True, db_default="", default="", max_length=120)),
                ("reopened_reason", models.CharField(blank=True, db_default="", default="", max_length=300)),
                ("reopened_salt", models.BinaryField(default=b"", max_length=16)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "state", "-opened_on", "-id"], name="letters_files_of_unit"),
                    models.Index(
                        condition=models.Q(("ends_on__isnull", False)), fields=["ends_on"], name="letters_files_ending"
                    ),
                    models.Index(
                        condition=models.Q(("erased_at", None), ("state", "destroyed")),
                        fields=["id"],
                        name="letters_files_to_erase",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state", "open"), ("closed_on__isnull", False), _connector="OR"),
                        name="letters_closed_file_has_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClearanceItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("removed_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("clearance", "file"), name="letters_file_listed_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="letters.recordfile"
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("file",), name="letters_file_held_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RecordItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="letters.recordfile"
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="record_item", to="procedures.case"
                    ),
                ),
                ("filed_at", models.DateTimeField()),
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
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ScheduleDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("codes", "Classification codes"),
                            ("retention", "Retention schedule (JRA)"),
                            ("access", "Security and access (SKKAAD)"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("part", "Some lines: everything else stays as it is"),
                            ("whole", "The whole list: what it does not name ends"),
                        ],
                        max_length=5,
                    ),
                ),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("content", models.BinaryField()),
                ("sent_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("by", "what"), name="letters_one_schedule_draft")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="UnitMode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letter_modes", to="organization.unit"
                    ),
                ),
                ("mode", models.CharField(choices=[("mandiri", "Praja"), ("srikandi", "SRIKANDI")], max_length=8)),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("unit",), name="letters_mode_of_unit_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"),
                        name="letters_mode_in_order",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="UnsavedWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outgoing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="unsaved", to="letters.outgoing"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("typed", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("seen_version", models.IntegerField()),
                ("kept_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("outgoing", "account"), name="letters_unsaved_once")],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="disposition",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="passed_on_by",
                to="letters.assignment",
            ),
        ),
    ]
