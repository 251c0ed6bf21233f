# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("documents", "0004_numbers_that_the_ledger_knows_by_digest"),
        ("organization", "0002_outlines_of_regions"),
        ("people", "0002_absences_with_codes"),
        ("training", "0006_completion_certificates_and_badge_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("registration", models.UUIDField(unique=True)),
                ("account", models.UUIDField(unique=True)),
                ("started_at", models.DateTimeField()),
                ("touched_at", models.DateTimeField()),
                ("pages_read", models.JSONField(default=list)),
                ("best", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("seconds", models.PositiveIntegerField(default=0)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "credit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.credit",
                    ),
                ),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="enrolments", to="people.employee"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Launch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=300)),
                ("session", models.UUIDField(unique=True)),
                ("fetch_hash", models.BinaryField(max_length=32, unique=True)),
                ("token_hash", models.BinaryField(max_length=32, null=True, unique=True)),
                ("number", models.PositiveIntegerField(default=0)),
                ("seconds", models.PositiveIntegerField(default=0)),
                ("said", models.JSONField(default=list)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True, choices=[("terminated", "Left"), ("abandoned", "Broken off")], max_length=10
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="launches", to="training.enrolment"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Module",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("native", "Written here"),
                            ("scorm12", "Package (SCORM 1.2)"),
                            ("cmi5", "Package (cmi5)"),
                        ],
                        max_length=8,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("summary", models.CharField(max_length=600)),
                ("jp", models.PositiveSmallIntegerField(default=0)),
                ("is_free", models.BooleanField(default=True)),
                ("draft", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("salt", models.BinaryField(max_length=16)),
                ("made_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="modules", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ModuleVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("jp", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                (
                    "module",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="training.module"
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.AddField(
            model_name="module",
            name="current",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="training.moduleversion",
            ),
        ),
        migrations.AddField(
            model_name="enrolment",
            name="of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="enrolments", to="training.moduleversion"
            ),
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(unique=True)),
                ("verb", models.CharField(max_length=500)),
                ("activity", models.CharField(blank=True, max_length=1000)),
                ("data", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("stored_at", models.DateTimeField()),
                ("voided", models.BooleanField(default=False)),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="training.enrolment"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LessonDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("state", "State"), ("activity", "Of the activity"), ("agent", "Of the learner")],
                        max_length=8,
                    ),
                ),
                ("activity", models.CharField(blank=True, max_length=300)),
                ("key", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=100)),
                ("body", models.BinaryField()),
                ("etag", models.CharField(max_length=40)),
                ("updated_at", models.DateTimeField()),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="training.enrolment"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("enrolment", "kind", "activity", "key"), name="training_document_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LessonState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=300)),
                ("status", models.CharField(max_length=15)),
                ("location", models.CharField(blank=True, max_length=1000)),
                ("suspend_data", models.TextField(blank=True)),
                ("score", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("seconds", models.PositiveIntegerField(default=0)),
                ("said", models.JSONField(default=list)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lessons", to="training.enrolment"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("enrolment", "key"), name="training_lesson_once")],
            },
        ),
        migrations.CreateModel(
            name="ModuleAssignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "module",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="training.module"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.post",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="modules",
                        to="training.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("post__isnull", False), ("programme", None)),
                            models.Q(("post", None), ("programme__isnull", False)),
                            _connector="OR",
                        ),
                        name="training_assigned_to_one",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("programme__isnull", False)),
                        fields=("module", "programme"),
                        name="training_module_programme_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("post__isnull", False)),
                        fields=("module", "post"),
                        name="training_module_post_once",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="moduleversion",
            constraint=models.UniqueConstraint(fields=("module", "number"), name="training_module_version_once"),
        ),
        migrations.AddIndex(
            model_name="module",
            index=models.Index(fields=["title", "id"], name="training_modules_by_title"),
        ),
        migrations.AddIndex(
            model_name="enrolment",
            index=models.Index(fields=["of", "finished_at"], name="training_enrolments_of"),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.UniqueConstraint(fields=("employee", "of"), name="training_enrolment_once"),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["enrolment", "stored_at", "id"], name="training_statements_of"),
        ),
    ]
