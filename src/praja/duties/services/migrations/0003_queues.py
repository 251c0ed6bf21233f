# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0003_opening_hours"),
        ("people", "0002_inspector_role"),
        ("procedures", "0002_case_priority"),
        ("services", "0002_what_applicants_state"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("name", models.CharField(blank=True, max_length=60)),
                ("open_since", models.DateTimeField(blank=True, null=True)),
                ("officer", models.BigIntegerField(blank=True, null=True)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counters", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Queue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("letter", models.CharField(max_length=2)),
                ("name", models.CharField(max_length=80)),
                ("daily_limit", models.SmallIntegerField(blank=True, null=True)),
                ("web_limit", models.SmallIntegerField(blank=True, null=True)),
                ("slot_minutes", models.SmallIntegerField(blank=True, null=True)),
                ("slot_capacity", models.SmallIntegerField(default=1)),
                ("days_ahead", models.SmallIntegerField(default=14)),
                ("is_active", models.BooleanField(default=True)),
                ("services", models.ManyToManyField(blank=True, related_name="queues", to="services.service")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="queues", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CounterQueue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.SmallIntegerField(default=1)),
                (
                    "counter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="serves", to="services.counter"
                    ),
                ),
                (
                    "queue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="served_at", to="services.queue"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.SmallIntegerField()),
                ("code", models.CharField(max_length=10, unique=True)),
                ("secret_hash", models.BinaryField(max_length=32, unique=True)),
                ("key", models.UUIDField(unique=True)),
                (
                    "priority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("disability", "Person with a disability"),
                            ("age", "Elderly person"),
                            ("pregnancy", "Pregnant, or with a small child"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("booked", "Booked"),
                            ("arrived", "Is here"),
                            ("cancelled", "Cancelled"),
                            ("missed", "Did not come"),
                        ],
                        default="booked",
                        max_length=10,
                    ),
                ),
                ("booked_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="people.person",
                    ),
                ),
                (
                    "queue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appointments", to="services.queue"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="QueueDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("last_number", models.SmallIntegerField(default=0)),
                ("web_tickets", models.SmallIntegerField(default=0)),
                ("owed_to_others", models.BooleanField(default=False)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "queue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="days", to="services.queue"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="QueueDevice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("display", "Display in the hall"), ("kiosk", "Kiosk that gives tickets")],
                        max_length=7,
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("secret_hash", models.BinaryField(max_length=32, unique=True)),
                ("registered_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="queue_devices",
                        to="organization.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("number", models.SmallIntegerField(blank=True, null=True)),
                ("label", models.CharField(max_length=8)),
                ("code", models.CharField(max_length=10, unique=True)),
                ("secret_hash", models.BinaryField(max_length=32, null=True, unique=True)),
                ("key", models.UUIDField(null=True, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("called", "Called"),
                            ("serving", "At the counter"),
                            ("done", "Served"),
                            ("moved", "Sent on to another queue"),
                            ("skipped", "Called, nobody came"),
                            ("left", "Left"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "Own phone"),
                            ("kiosk", "Kiosk in the hall"),
                            ("counter", "Given at the counter"),
                            ("appointment", "Appointment"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "priority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("disability", "Person with a disability"),
                            ("age", "Elderly person"),
                            ("pregnancy", "Pregnant, or with a small child"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("entered_at", models.DateTimeField()),
                ("calls", models.SmallIntegerField(default=0)),
                ("first_called_at", models.DateTimeField(blank=True, null=True)),
                ("called_at", models.DateTimeField(blank=True, null=True)),
                ("announced_at", models.DateTimeField(blank=True, null=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by_closing", models.BooleanField(default=False)),
                (
                    "appointment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ticket",
                        to="services.appointment",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="procedures.case",
                    ),
                ),
                (
                    "counter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="services.counter",
                    ),
                ),
                (
                    "queue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tickets", to="services.queue"
                    ),
                ),
                (
                    "transferred_from",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onward",
                        to="services.ticket",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="counter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_active", True)), fields=("unit", "number"), name="services_counter_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="queue",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_active", True)), fields=("unit", "letter"), name="services_queue_letter_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="queue",
            constraint=models.CheckConstraint(
                condition=models.Q(("slot_capacity__gte", 1)), name="services_slot_takes_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="queue",
            constraint=models.CheckConstraint(
                condition=models.Q(("slot_minutes", None), ("slot_minutes__gte", 5), _connector="OR"),
                name="services_slot_long_enough",
            ),
        ),
        migrations.AddConstraint(
            model_name="counterqueue",
            constraint=models.UniqueConstraint(fields=("counter", "queue"), name="services_counter_serves_once"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["queue", "starts_at"], name="services_booked_hours"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                condition=models.Q(("state", "booked")), fields=["starts_at"], name="services_hours_to_come"
            ),
        ),
        migrations.AddConstraint(
            model_name="queueday",
            constraint=models.UniqueConstraint(fields=("queue", "day"), name="services_queue_day_once"),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(fields=["queue", "day", "state"], name="services_tickets_of_day"),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("ended_by_closing", False), ("state", "done")),
                fields=["queue", "-ended_at"],
                name="services_tickets_served",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.UniqueConstraint(fields=("queue", "day", "number"), name="services_ticket_number_once"),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("called", "serving"))),
                fields=("counter",),
                name="services_one_ticket_at_counter",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("called", "serving")), _negated=True),
                    ("counter__isnull", False),
                    _connector="OR",
                ),
                name="services_called_to_a_counter",
            ),
        ),
    ]
