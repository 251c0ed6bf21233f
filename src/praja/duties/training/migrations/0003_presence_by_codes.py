# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

import praja.kernel.people.sealing
from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("training", "0002_salt_of_credits"),
    ]

    operations = [
        migrations.CreateModel(
            name="PresencePlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=10, unique=True)),
                ("code_secret", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("opens_before", models.PositiveSmallIntegerField(default=30)),
                ("late_after", models.PositiveSmallIntegerField(default=15)),
                ("closes_after", models.PositiveSmallIntegerField(default=60)),
                ("leaves_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presence_plan",
                        to="training.classsession",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("scanned", "Scanned"),
                            ("typed", "Typed"),
                            ("later", "Scanned without a signal, sent later"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("is_late", models.BooleanField(default=False)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "left_source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("scanned", "Scanned"),
                            ("typed", "Typed"),
                            ("later", "Scanned without a signal, sent later"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        blank=True,
                        choices=[("present", "Was there"), ("absent", "Was not there")],
                        default="",
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, default="", max_length=200)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "seat",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presences",
                        to="training.seat",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presences",
                        to="training.classsession",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("seat", "session"), name="training_presence_once")],
            },
        ),
        migrations.CreateModel(
            name="PresenceTry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcome", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                (
                    "seat",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presence_tries",
                        to="training.seat",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.classsession"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["seat", "session"], name="training_presence_tries")],
            },
        ),
    ]
