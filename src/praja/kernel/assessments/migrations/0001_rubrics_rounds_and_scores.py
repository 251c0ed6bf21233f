# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    initial = True

    dependencies = [
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0001_persons_register_roles_and_households"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160)),
                ("subject_kind", models.CharField(max_length=40)),
                ("opens_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("sealed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessment_rounds",
                        to="organization.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Assessor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assessor_seats", to="people.person"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assessors", to="assessments.round"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rubric",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                ("version", models.IntegerField()),
                ("title", models.CharField(max_length=160)),
                ("lowest", models.SmallIntegerField()),
                ("highest", models.SmallIntegerField()),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("key", "version"), name="assessments_rubric_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("highest__gt", models.F("lowest"))), name="assessments_scale_has_width"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="round",
            name="rubric",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="assessments.rubric"
            ),
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("weight", models.SmallIntegerField()),
                ("position", models.SmallIntegerField()),
                (
                    "rubric",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="criteria", to="assessments.rubric"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_id", models.BigIntegerField()),
                ("value", models.SmallIntegerField()),
                ("comment", models.CharField(blank=True, max_length=1000)),
                ("salt", models.BinaryField(max_length=16)),
                ("given_at", models.DateTimeField()),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="assessments.assessor"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="assessments.criterion"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AssignedSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_id", models.BigIntegerField()),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="subjects", to="assessments.assessor"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("assessor", "subject_id"), name="assessments_subject_given_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ConflictOfInterest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("declared_at", models.DateTimeField()),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="assessments.assessor"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("assessor", "subject_id"), name="assessments_conflict_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="assessor",
            constraint=models.UniqueConstraint(fields=("round", "person"), name="assessments_one_seat_per_person"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(fields=("rubric", "key"), name="assessments_criterion_once"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__gt", 0)), name="assessments_weight_above_zero"
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.UniqueConstraint(
                fields=("assessor", "subject_id", "criterion"), name="assessments_score_once"
            ),
        ),
    ]
