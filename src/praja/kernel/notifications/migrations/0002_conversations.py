# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_messages"),
        ("people", "0002_inspector_role"),
        ("procedures", "0002_case_priority"),
    ]

    operations = [
        migrations.CreateModel(
            name="Thread",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=12)),
                ("peer", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("peer_key", models.BinaryField(max_length=32)),
                ("began_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="threads",
                        to="procedures.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="threads",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Utterance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=12)),
                ("direction", models.CharField(choices=[("in", "From outside"), ("out", "To outside")], max_length=3)),
                ("text", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("external_id", models.CharField(blank=True, default="", max_length=200)),
                ("said_at", models.DateTimeField()),
                ("kept_at", models.DateTimeField()),
                ("by_account", models.BigIntegerField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be sent"),
                            ("sent", "Sent"),
                            ("failed", "Could not be sent"),
                            ("read", "Read"),
                        ],
                        default="sent",
                        max_length=8,
                    ),
                ),
                ("attempts", models.SmallIntegerField(default=0)),
                ("not_before", models.DateTimeField(blank=True, null=True)),
                ("error", models.CharField(blank=True, max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="utterances",
                        to="procedures.case",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="utterances",
                        to="notifications.thread",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="thread",
            index=models.Index(fields=["case"], name="notifications_threads_of_case"),
        ),
        migrations.AddConstraint(
            model_name="thread",
            constraint=models.UniqueConstraint(
                fields=("channel", "peer_key"), name="notifications_thread_of_peer_once"
            ),
        ),
        migrations.AddIndex(
            model_name="utterance",
            index=models.Index(fields=["case", "id"], name="notifications_said_in_case"),
        ),
        migrations.AddIndex(
            model_name="utterance",
            index=models.Index(
                condition=models.Q(("status", "queued")), fields=["not_before", "id"], name="notifications_to_say"
            ),
        ),
        migrations.AddConstraint(
            model_name="utterance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("channel", "external_id"),
                name="notifications_utterance_once",
            ),
        ),
    ]
