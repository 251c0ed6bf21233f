# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0001_letters_dispositions_and_records"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("subject", models.CharField(blank=True, max_length=300)),
                ("summary", models.TextField(blank=True)),
                ("number_text", models.CharField(blank=True, max_length=120)),
                ("partner", models.CharField(max_length=200)),
                ("salt", models.BinaryField(max_length=16)),
                ("dated_on", models.DateField(blank=True, null=True)),
                (
                    "security",
                    models.CharField(
                        choices=[
                            ("B", "Ordinary (biasa)"),
                            ("T", "Limited (terbatas)"),
                            ("R", "Secret (rahasia)"),
                            ("SR", "Top secret (sangat rahasia)"),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "speed",
                    models.CharField(
                        choices=[
                            ("biasa", "Ordinary"),
                            ("segera", "Urgent (segera)"),
                            ("amat_segera", "Very urgent (amat segera)"),
                        ],
                        max_length=12,
                    ),
                ),
                ("until", models.DateTimeField()),
                (
                    "incoming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="earlier", to="letters.incoming"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("incoming", "number"), name="letters_earlier_entry_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incoming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="letters.incoming"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["incoming", "said_at"], name="letters_remarks_of_letter")],
            },
        ),
    ]
