# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0002_conversations"),
    ]

    operations = [
        migrations.AddField(
            model_name="utterance",
            name="about",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="utterance",
            name="enclosed",
            field=praja.kernel.people.sealing.SealedField(blank=True, default=b""),
        ),
        migrations.AddConstraint(
            model_name="utterance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("about", ""), _negated=True),
                fields=("about",),
                name="notifications_said_about_once",
            ),
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=12)),
                ("external_id", models.CharField(max_length=200)),
                ("body", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("arrived_at", models.DateTimeField()),
                ("attempts", models.SmallIntegerField(default=0)),
                ("not_before", models.DateTimeField()),
                ("error", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "indexes": [models.Index(fields=["not_before", "id"], name="notifications_arrivals_due")],
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "external_id"), name="notifications_arrival_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="JoinOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_key", models.BinaryField(max_length=32, unique=True)),
                ("until", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="join_offers",
                        to="procedures.case",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case"], name="notifications_offers_of_case")],
            },
        ),
    ]
