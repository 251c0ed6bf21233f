# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    """Banks of questions, tests of classes, and what was answered in them."""

    dependencies = [
        ("documents", "0004_numbers_that_the_ledger_knows_by_digest"),
        ("organization", "0002_outlines_of_regions"),
        ("training", "0003_presence_by_codes"),
    ]

    operations = [
        migrations.CreateModel(
            name="BankQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "One right answer"),
                            ("multiple", "Several right answers"),
                            ("true_false", "True or false"),
                            ("short", "Short answer"),
                            ("numeric", "Number"),
                            ("matching", "Matching"),
                            ("essay", "Essay"),
                        ],
                        max_length=12,
                    ),
                ),
                ("topic", models.CharField(blank=True, max_length=120)),
                (
                    "difficulty",
                    models.CharField(
                        blank=True, choices=[("easy", "Easy"), ("medium", "Medium"), ("hard", "Hard")], max_length=8
                    ),
                ),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Exam",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("pre", "Pre-test"), ("post", "Post-test"), ("other", "Other test")], max_length=6
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("opens_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=1)),
                ("shuffles_questions", models.BooleanField(default=True)),
                ("shuffles_choices", models.BooleanField(default=True)),
                ("per_page", models.PositiveSmallIntegerField(default=5)),
                (
                    "showing",
                    models.CharField(
                        choices=[
                            ("nothing", "Nothing"),
                            ("marks", "Their marks"),
                            ("at_once", "Their marks and the right answers"),
                            ("after_closing", "Their marks; the right answers once the test has closed"),
                        ],
                        default="marks",
                        max_length=16,
                    ),
                ),
                ("grace_seconds", models.PositiveSmallIntegerField(default=60)),
                ("made_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500)),
                ("withdrawn_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "training_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exams", to="training.trainingclass"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("seed", models.CharField(max_length=32)),
                ("started_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("handed_in_at", models.DateTimeField(blank=True, null=True)),
                (
                    "handed_in_by",
                    models.CharField(
                        blank=True, choices=[("person", "Handed in"), ("time", "Time was over")], max_length=6
                    ),
                ),
                ("marks", models.PositiveIntegerField(blank=True, null=True)),
                ("most", models.PositiveIntegerField(default=0)),
                ("salt", models.BinaryField(max_length=16)),
                ("late_reason", models.CharField(blank=True, max_length=500)),
                ("late_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="training.seat"
                    ),
                ),
                (
                    "exam",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="training.exam"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExamQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.PositiveSmallIntegerField()),
                (
                    "correction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rekeyed", "Mark by the corrected question"),
                            ("full", "Everybody gets full marks"),
                            ("dropped", "It counts for nobody"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "exam",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="training.exam"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExamAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("given", models.JSONField(blank=True, null=True)),
                ("typed_at", models.DateTimeField(blank=True, null=True)),
                ("device", models.CharField(blank=True, max_length=16)),
                ("stroke", models.BigIntegerField(default=0)),
                ("late_given", models.JSONField(blank=True, null=True)),
                ("late_at", models.DateTimeField(blank=True, null=True)),
                ("marks", models.PositiveIntegerField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=1000)),
                ("note_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "attempt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="training.attempt"
                    ),
                ),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="training.examquestion"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="QuestionBank",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=24, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("is_open", models.BooleanField(default=True)),
                ("made_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="question_banks",
                        to="organization.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExamPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("topic", models.CharField(blank=True, max_length=120)),
                ("count", models.PositiveSmallIntegerField(default=1)),
                (
                    "exam",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="training.exam"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.bankquestion",
                    ),
                ),
                (
                    "bank",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.questionbank",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.AddField(
            model_name="bankquestion",
            name="bank",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="training.questionbank"
            ),
        ),
        migrations.CreateModel(
            name="QuestionVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
                ("salt", models.BinaryField(max_length=16)),
                ("written_at", models.DateTimeField()),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="training.bankquestion"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="examquestion",
            name="corrected",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="training.questionversion",
            ),
        ),
        migrations.AddField(
            model_name="examquestion",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.questionversion"
            ),
        ),
        migrations.AddConstraint(
            model_name="exam",
            constraint=models.UniqueConstraint(fields=("training_class", "number"), name="training_exam_number"),
        ),
        migrations.AddConstraint(
            model_name="exam",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None), models.Q(("kind", "other"), _negated=True)),
                fields=("training_class", "kind"),
                name="training_one_pre_and_post_test",
            ),
        ),
        migrations.AddConstraint(
            model_name="exam",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="training_exam_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="exam",
            constraint=models.CheckConstraint(
                condition=models.Q(("per_page__gt", 0), ("tries__gt", 0)), name="training_exam_can_be_taken"
            ),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                condition=models.Q(("handed_in_at", None)), fields=["due_at"], name="training_attempts_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(fields=("exam", "seat", "number"), name="training_attempt_once"),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("handed_in_at", None)), fields=("exam", "seat"), name="training_one_open_attempt"
            ),
        ),
        migrations.AddConstraint(
            model_name="examanswer",
            constraint=models.UniqueConstraint(fields=("attempt", "number"), name="training_answer_once"),
        ),
        migrations.AddConstraint(
            model_name="exampart",
            constraint=models.UniqueConstraint(fields=("exam", "position"), name="training_exam_part_position"),
        ),
        migrations.AddConstraint(
            model_name="exampart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bank__isnull", False), ("question", None)),
                    models.Q(("bank", None), ("question__isnull", False)),
                    _connector="OR",
                ),
                name="training_exam_part_is_one",
            ),
        ),
        migrations.AddIndex(
            model_name="bankquestion",
            index=models.Index(fields=["bank", "topic"], name="training_questions_by_topic"),
        ),
        migrations.AddConstraint(
            model_name="bankquestion",
            constraint=models.UniqueConstraint(fields=("bank", "number"), name="training_question_number"),
        ),
        migrations.AddConstraint(
            model_name="questionversion",
            constraint=models.UniqueConstraint(fields=("question", "number"), name="training_question_version_once"),
        ),
        migrations.AddConstraint(
            model_name="examquestion",
            constraint=models.UniqueConstraint(fields=("exam", "version"), name="training_exam_question_once"),
        ),
    ]
