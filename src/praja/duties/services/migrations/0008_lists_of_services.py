# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0003_opening_hours"),
        ("services", "0007_comments_by_device_and_hours_that_closed"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("columns", models.JSONField()),
                ("kept_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="StandardsList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                ("sha256", models.CharField(max_length=64)),
                ("is_sippn", models.BooleanField()),
                ("headings", models.JSONField()),
                ("lines", models.JSONField()),
                ("is_mapped", models.BooleanField(default=False)),
                ("sent_by", models.BigIntegerField(blank=True, null=True)),
                ("sent_at", models.DateTimeField()),
                ("taken_in_at", models.DateTimeField(blank=True, null=True)),
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="services.listtemplate",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-sent_at"], name="services_lists_newest")],
            },
        ),
    ]
