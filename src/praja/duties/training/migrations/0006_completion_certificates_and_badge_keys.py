# SPDX-License-Identifier: EUPL-1.2


import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("documents", "0004_numbers_that_the_ledger_knows_by_digest"),
        ("training", "0005_letters_of_classes_and_ways_to_a_seat"),
    ]

    operations = [
        migrations.CreateModel(
            name="BadgeKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public", models.CharField(max_length=64, unique=True)),
                ("first_used_at", models.DateTimeField()),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                (
                    "seat",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="completion",
                        serialize=False,
                        to="training.seat",
                    ),
                ),
                ("passed", models.BooleanField()),
                ("is_exception", models.BooleanField(default=False)),
                ("missed", models.JSONField(blank=True, default=list)),
                ("jp_present", models.PositiveSmallIntegerField()),
                ("jp_held", models.PositiveSmallIntegerField()),
                ("score", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("has_plan", models.BooleanField()),
                ("predicate", models.CharField(max_length=8)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("decided_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jp", models.PositiveSmallIntegerField()),
                ("predicate", models.CharField(max_length=8)),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_reason", models.CharField(blank=True, max_length=300)),
                ("revoked_salt", models.BinaryField(default=b"", max_length=16)),
                ("is_open", models.BooleanField(default=False)),
                ("badge_salt", models.CharField(max_length=32)),
                ("status_list", models.PositiveIntegerField()),
                ("status_index", models.PositiveIntegerField()),
                ("requested_at", models.DateTimeField()),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.issueddocument"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="training.certificate",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="certificates", to="training.seat"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("seat",),
                        name="training_certificate_one_in_force",
                    ),
                    models.UniqueConstraint(fields=("status_list", "status_index"), name="training_badge_bit_once"),
                ],
            },
        ),
    ]
