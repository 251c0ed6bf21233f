# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_persons_register_and_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="people.person"
                    ),
                ),
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
    ]
