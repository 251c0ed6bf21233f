# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
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
            name="NumberRegister",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
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
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("number", models.IntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("provisional", "provisional"), ("final", "final"), ("void", "void")],
                        max_length=12,
                    ),
                ),
                ("object_kind", models.CharField(blank=True, max_length=40)),
                ("object_id", models.BigIntegerField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="documents.numberregister",
                    ),
                ),
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
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("object_kind", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("title", models.CharField(blank=True, max_length=200)),
                ("position", models.IntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                ("created_by_kind", models.CharField(max_length=10)),
                ("created_by_id", models.CharField(blank=True, max_length=40)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="documents.storedfile",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["object_kind", "object_id", "position"], name="documents_attachment_of")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("object_kind", "object_id", "file"),
                        name="documents_attachment_once_per_object",
                    )
                ],
            },
        ),
    ]
