# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_files_and_numbers"),
        ("forms", "0001_forms_and_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=60)),
                ("reference", models.CharField(max_length=40, unique=True)),
                ("title", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("position", models.IntegerField()),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="forms.draft"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="in_drafts", to="documents.storedfile"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "field", "file"), name="forms_draft_file_once_per_field")
                ],
            },
        ),
    ]
