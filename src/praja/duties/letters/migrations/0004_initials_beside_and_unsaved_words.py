# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0003_conversations_of_assignments"),
        ("organization", "0003_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterLooked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="UnsavedWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("typed", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("seen_version", models.IntegerField()),
                ("kept_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="check",
            name="letters_checked_by_once",
        ),
        migrations.AlterField(
            model_name="check",
            name="kind",
            field=models.CharField(
                choices=[
                    ("hierarki", "Up the line (paraf hierarki)"),
                    ("koordinasi", "Of another unit (paraf koordinasi)"),
                    ("hukum", "The legal bureau"),
                    ("penandatangan", "The signer"),
                ],
                default="hierarki",
                max_length=14,
            ),
        ),
        migrations.AlterField(
            model_name="check",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting"),
                    ("approved", "Initialled"),
                    ("returned", "Returned"),
                    ("lapsed", "Not asked any more"),
                ],
                default="waiting",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.UniqueConstraint(
                fields=("outgoing", "round", "person", "kind"), name="letters_checked_by_once"
            ),
        ),
        migrations.AddField(
            model_name="letterlooked",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="letterlooked",
            name="outgoing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="looked", to="letters.outgoing"
            ),
        ),
        migrations.AddField(
            model_name="unsavedwords",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="unsavedwords",
            name="outgoing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="unsaved", to="letters.outgoing"
            ),
        ),
        migrations.AddConstraint(
            model_name="letterlooked",
            constraint=models.UniqueConstraint(fields=("outgoing", "account"), name="letters_looked_once"),
        ),
        migrations.AddConstraint(
            model_name="unsavedwords",
            constraint=models.UniqueConstraint(fields=("outgoing", "account"), name="letters_unsaved_once"),
        ),
    ]
