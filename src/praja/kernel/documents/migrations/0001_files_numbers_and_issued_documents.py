# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing
from praja.lib.migrations import Founding


class Migration(Founding):
    replaces = [
        ("documents", "0001_files_and_numbers"),
        ("documents", "0002_issued_documents"),
        ("documents", "0003_security_mark"),
        ("documents", "0004_proof_that_outlives_certificates"),
        ("documents", "0005_preserve_what_is_signed"),
        ("documents", "0006_destroyed_files"),
    ]

    initial = True

    dependencies = [
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0001_persons_register_roles_and_households"),
    ]

    operations = [
        migrations.CreateModel(
            name="NumberRegister",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                ("year", models.IntegerField()),
                ("last", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("key", "year"), name="documents_register_once_per_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="documents.numberregister",
                    ),
                ),
                ("number", models.IntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("provisional", "provisional"), ("final", "final"), ("void", "void")], max_length=12
                    ),
                ),
                ("object_kind", models.CharField(blank=True, max_length=40)),
                ("object_id", models.BigIntegerField(null=True)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "indexes": [models.Index(fields=["object_kind", "object_id"], name="documents_number_of")],
                "constraints": [
                    models.UniqueConstraint(fields=("register", "number"), name="documents_number_once_per_register"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "void"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="documents_void_number_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.BigIntegerField()),
                ("media_type", models.CharField(max_length=40)),
                ("width", models.IntegerField(null=True)),
                ("height", models.IntegerField(null=True)),
                ("pages", models.IntegerField(null=True)),
                ("stored_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="documents.storedfile",
                    ),
                ),
                ("object_kind", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("title", models.CharField(blank=True, max_length=200)),
                ("position", models.IntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                ("created_by_kind", models.CharField(max_length=10)),
                ("created_by_id", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["object_kind", "object_id", "position"], name="documents_attachment_of")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("object_kind", "object_id", "file"), name="documents_attachment_once_per_object"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IssuedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                ("template", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("object_kind", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_documents",
                        to="organization.unit",
                    ),
                ),
                (
                    "number",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="document", to="documents.numberentry"
                    ),
                ),
                ("number_pattern", models.CharField(max_length=80)),
                ("classification", models.CharField(blank=True, max_length=30)),
                ("unit_code", models.CharField(blank=True, max_length=60)),
                ("security_mark", models.CharField(blank=True, db_default="", default="", max_length=2)),
                ("number_text", models.CharField(max_length=120)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("address", models.CharField(blank=True, max_length=200)),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_documents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("signer_title", models.CharField(max_length=200)),
                ("holder_mask", models.CharField(blank=True, max_length=80)),
                ("data", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("signing", "signing"),
                            ("unclear", "unclear"),
                            ("issued", "issued"),
                            ("failed", "failed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "provider",
                    models.CharField(
                        blank=True,
                        choices=[("local", "local"), ("bsre-v1", "bsre-v1"), ("bsre-v2", "bsre-v2")],
                        max_length=10,
                    ),
                ),
                ("level", models.CharField(blank=True, max_length=8)),
                ("is_trial", models.BooleanField(default=False)),
                ("external_id", models.CharField(blank=True, max_length=80)),
                ("attempts", models.IntegerField(default=0)),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=30)),
                ("dated_on", models.DateField(blank=True, null=True)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_documents",
                        to="documents.storedfile",
                    ),
                ),
                ("sha256", models.CharField(blank=True, db_index=True, max_length=64)),
                ("preserve_at", models.DateTimeField(blank=True, null=True)),
                (
                    "preserved",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "preserved_sha256",
                    models.CharField(blank=True, db_default="", db_index=True, default="", max_length=64),
                ),
                ("preserved_level", models.CharField(blank=True, db_default="", default="", max_length=8)),
                ("requested_at", models.DateTimeField()),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("withdrawn_salt", models.BinaryField(default=b"", max_length=16)),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["object_kind", "object_id"], name="documents_issued_of"),
                    models.Index(
                        condition=models.Q(("next_try_at__isnull", False)),
                        fields=["next_try_at"],
                        name="documents_next_try",
                    ),
                    models.Index(
                        condition=models.Q(("preserve_at__isnull", False)),
                        fields=["preserve_at"],
                        name="documents_to_preserve",
                    ),
                    models.Index(
                        condition=models.Q(("state", "signing")), fields=["leased_until"], name="documents_being_signed"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "issued"), _negated=True),
                            models.Q(
                                models.Q(("file__isnull", False), ("destroyed_at__isnull", False), _connector="OR"),
                                ("issued_at__isnull", False),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="documents_issued_has_file",
                    )
                ],
            },
        ),
    ]
