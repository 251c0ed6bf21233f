# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_files_and_numbers"),
        ("organization", "0002_affairs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                ("template", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("object_kind", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("number_pattern", models.CharField(max_length=80)),
                ("classification", models.CharField(blank=True, max_length=30)),
                ("unit_code", models.CharField(blank=True, max_length=60)),
                ("number_text", models.CharField(max_length=120)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("address", models.CharField(blank=True, max_length=200)),
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
                ("sha256", models.CharField(blank=True, db_index=True, max_length=64)),
                ("requested_at", models.DateTimeField()),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("withdrawn_salt", models.BinaryField(default=b"", max_length=16)),
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
                (
                    "number",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="document", to="documents.numberentry"
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_documents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_documents",
                        to="organization.unit",
                    ),
                ),
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
                        condition=models.Q(("state", "signing")), fields=["leased_until"], name="documents_being_signed"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "issued"), _negated=True),
                            models.Q(
                                ("file__isnull", False),
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
