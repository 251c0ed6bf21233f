# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("people", "0002_absences_with_codes"),
        ("training", "0011_discussions_of_classes"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirectoryEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("topics", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("shows_learning", models.BooleanField(default=False)),
                ("listed_at", models.DateTimeField()),
                (
                    "employee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="directory_entry",
                        to="people.employee",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DirectoryStem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stem", models.CharField(max_length=40)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stems", to="training.directoryentry"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="directoryentry",
            index=models.Index(fields=["-listed_at", "id"], name="training_directory_newest"),
        ),
        migrations.AddConstraint(
            model_name="directorystem",
            constraint=models.UniqueConstraint(fields=("stem", "entry"), name="training_directory_stem_once"),
        ),
    ]
