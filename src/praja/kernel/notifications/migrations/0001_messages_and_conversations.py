# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

import praja.kernel.people.sealing
from praja.lib.migrations import Founding


class Migration(Founding):
    replaces = [
        ("notifications", "0001_messages"),
        ("notifications", "0002_conversations"),
        ("notifications", "0003_arrivals_and_joining"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_persons_register_roles_and_households"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [
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
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="join_offers", to="procedures.case"
                    ),
                ),
                ("code_key", models.BinaryField(max_length=32, unique=True)),
                ("until", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["case"], name="notifications_offers_of_case")],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="people.person"
                    ),
                ),
                ("channel", models.CharField(max_length=20)),
                ("event_id", models.BigIntegerField()),
                ("template", models.CharField(max_length=60)),
                ("context", models.JSONField(default=dict)),
                ("subject", models.CharField(max_length=200)),
                ("urgent", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be sent"),
                            ("sent", "Sent"),
                            ("failed", "Could not be sent"),
                            ("read", "Read"),
                        ],
                        default="queued",
                        max_length=8,
                    ),
                ),
                ("attempts", models.SmallIntegerField(default=0)),
                ("not_before", models.DateTimeField()),
                ("queued_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("error", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "queued")),
                        fields=["not_before", "id"],
                        name="notifications_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("channel", "inapp")),
                        fields=["recipient", "-id"],
                        name="notifications_inbox",
                    ),
                    models.Index(
                        condition=models.Q(("status", "failed")), fields=["queued_at"], name="notifications_failed"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("event_id", "recipient", "channel"), name="notifications_told_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=12)),
                ("peer", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("peer_key", models.BinaryField(max_length=32)),
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
                ("began_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["case"], name="notifications_threads_of_case")],
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "peer_key"), name="notifications_thread_of_peer_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Utterance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("channel", models.CharField(max_length=12)),
                ("direction", models.CharField(choices=[("in", "From outside"), ("out", "To outside")], max_length=3)),
                ("text", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("external_id", models.CharField(blank=True, default="", max_length=200)),
                ("said_at", models.DateTimeField()),
                ("kept_at", models.DateTimeField()),
                ("by_account", models.BigIntegerField(blank=True, null=True)),
                ("about", models.CharField(blank=True, db_default="", default="", max_length=40)),
                ("enclosed", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "id"], name="notifications_said_in_case"),
                    models.Index(
                        condition=models.Q(("status", "queued")),
                        fields=["not_before", "id"],
                        name="notifications_to_say",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        fields=("channel", "external_id"),
                        name="notifications_utterance_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("about", ""), _negated=True),
                        fields=("about",),
                        name="notifications_said_about_once",
                    ),
                ],
            },
        ),
    ]
