# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forms", "0002_draft_files"),
    ]

    operations = [
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
                ("number", models.IntegerField()),
                ("title", models.CharField(max_length=160)),
                ("schema", models.TextField()),
                (
                    "edit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="forms.formedit"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("edit", "number"), name="forms_edit_step_once")],
            },
        ),
    ]
