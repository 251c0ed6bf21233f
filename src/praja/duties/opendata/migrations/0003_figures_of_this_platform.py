# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("opendata", "0002_why_a_dataset_was_closed"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShownFamily",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("family", models.CharField(max_length=40, unique=True)),
                ("measures", models.JSONField(default=list)),
                ("is_on", models.BooleanField(default=True)),
                ("reason", models.CharField(max_length=300)),
                ("decided_at", models.DateTimeField()),
                ("counted_on", models.DateField(blank=True, null=True)),
                (
                    "dataset",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="family", to="opendata.dataset"
                    ),
                ),
            ],
        ),
    ]
