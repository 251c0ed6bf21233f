# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("people", "0002_absences_with_codes"),
        ("training", "0007_modules_and_who_is_in_them"),
    ]

    operations = [
        migrations.CreateModel(
            name="EvaluationAnswer",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "asked",
                    models.CharField(choices=[("reaction", "Reaction"), ("behaviour", "Behaviour")], max_length=10),
                ),
                (
                    "rater",
                    models.CharField(
                        choices=[
                            ("self", "The participant"),
                            ("superior", "The superior"),
                            ("colleague", "Colleagues"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ratings", models.JSONField()),
                ("comment", models.CharField(blank=True, max_length=1000)),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluation_answers",
                        to="training.seat",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluation_answers",
                        to="training.classsession",
                    ),
                ),
                (
                    "training_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluation_answers",
                        to="training.trainingclass",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["training_class", "asked"], name="training_answers_of_class")],
            },
        ),
        migrations.CreateModel(
            name="EvaluationClosing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "asked",
                    models.CharField(choices=[("reaction", "Reaction"), ("behaviour", "Behaviour")], max_length=10),
                ),
                ("answers", models.PositiveIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("closed_at", models.DateTimeField()),
                (
                    "training_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluation_closings",
                        to="training.trainingclass",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("training_class", "asked"), name="training_evaluation_closed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationTurn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "asked",
                    models.CharField(choices=[("reaction", "Reaction"), ("behaviour", "Behaviour")], max_length=10),
                ),
                (
                    "rater",
                    models.CharField(
                        choices=[
                            ("self", "The participant"),
                            ("superior", "The superior"),
                            ("colleague", "Colleagues"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evaluation_turns", to="training.seat"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_on", None)), fields=["person"], name="training_turns_of_person"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "asked", "person"), name="training_evaluation_turn_once")
                ],
            },
        ),
    ]
