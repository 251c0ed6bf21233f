# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0008_nobody_looked"),
        ("organization", "0003_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ArrivedMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("sender_name", models.CharField(blank=True, max_length=200)),
                ("sender_email", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("subject", models.CharField(blank=True, max_length=300)),
                ("text", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
                ("arrived_at", models.DateTimeField()),
                ("lost_files", models.SmallIntegerField(default=0)),
                ("aside_at", models.DateTimeField(blank=True, null=True)),
                ("aside_reason", models.CharField(blank=True, max_length=300)),
                ("aside_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "aside_by",
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
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mail",
                        to="letters.incoming",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrived_mails",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("aside_at", None), ("incoming", None)),
                        fields=["unit", "-arrived_at", "-id"],
                        name="letters_mails_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "key"), name="letters_mail_once"),
                    models.CheckConstraint(
                        condition=models.Q(("incoming", None), ("aside_at", None), _connector="OR"),
                        name="letters_mail_is_one_or_other",
                    ),
                ],
            },
        ),
    ]
