# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

import praja.kernel.people.sealing
from praja.lib.migrations import Founding


class Migration(Founding):
    replaces = [("forms", "0001_forms_and_drafts"), ("forms", "0002_draft_files"), ("forms", "0003_working_copies")]

    initial = True

    dependencies = [
        ("documents", "0001_files_numbers_and_issued_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormDefinition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                ("version", models.IntegerField()),
                ("title", models.CharField(max_length=160)),
                ("schema", models.TextField()),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("key", "version"), name="forms_version_once")],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.BinaryField(max_length=32, unique=True)),
                (
                    "definition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="forms.formdefinition"
                    ),
                ),
                ("data", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("step", models.CharField(blank=True, max_length=40)),
                ("updated_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="DraftFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="forms.draft"
                    ),
                ),
                ("field", models.CharField(max_length=60)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="in_drafts", to="documents.storedfile"
                    ),
                ),
                ("reference", models.CharField(max_length=40, unique=True)),
                ("title", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("position", models.IntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "field", "file"), name="forms_draft_file_once_per_field")
                ],
            },
        ),
        migrations.CreateModel(
            name="FormEdit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("schema", models.TextField()),
                ("based_on", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("edited_at", models.DateTimeField()),
                ("edited_by_kind", models.CharField(max_length=10)),
                ("edited_by_id", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="FormEditStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="forms.formedit"
                    ),
                ),
                ("number", models.IntegerField()),
                ("title", models.CharField(max_length=160)),
                ("schema", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("edit", "number"), name="forms_edit_step_once")],
            },
        ),
    ]
