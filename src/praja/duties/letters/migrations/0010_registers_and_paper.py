# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0009_letters_by_mail"),
        ("organization", "0003_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("masuk", "Letters that came in (naskah masuk)"),
                            ("keluar", "Letters that went out (naskah keluar)"),
                        ],
                        max_length=6,
                    ),
                ),
                ("columns", models.JSONField()),
                ("kept_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="RegisterSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("masuk", "Letters that came in (naskah masuk)"),
                            ("keluar", "Letters that went out (naskah keluar)"),
                        ],
                        max_length=6,
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("headings", models.JSONField()),
                ("rows", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("sent_at", models.DateTimeField()),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PaperSpend",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("atk", "Stationery (alat tulis kantor)"),
                            ("cetak", "Printing and copying (cetak dan penggandaan)"),
                        ],
                        max_length=10,
                    ),
                ),
                ("account", models.CharField(blank=True, max_length=60)),
                ("rupiah", models.BigIntegerField()),
                ("taken_in_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper_spent", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "month", "kind", "account"), name="letters_paper_spent_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("rupiah__gte", 0)), name="letters_paper_not_negative"),
                ],
            },
        ),
    ]
