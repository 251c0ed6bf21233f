# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

import praja.kernel.people.sealing
from praja.lib.migrations import Founding


class Migration(Founding):
    replaces = [
        ("services", "0001_services_standards_and_applications"),
        ("services", "0002_what_applicants_state"),
        ("services", "0003_queues"),
        ("services", "0004_office_handling"),
        ("services", "0005_references_are_sent"),
        ("services", "0006_before_completing"),
        ("services", "0007_comments_by_device_and_hours_that_closed"),
        ("services", "0008_lists_of_services"),
        ("services", "0009_documents_given_once"),
        ("services", "0010_payment_service"),
        ("services", "0011_media_of_standards"),
        ("services", "0012_drafts_that_lists_corrected"),
    ]

    initial = True

    dependencies = [
        ("documents", "0001_files_numbers_and_issued_documents"),
        ("forms", "0001_forms_drafts_and_working_copies"),
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0001_persons_register_roles_and_households"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counters", to="organization.unit"
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("name", models.CharField(blank=True, max_length=60)),
                ("open_since", models.DateTimeField(blank=True, null=True)),
                ("officer", models.BigIntegerField(blank=True, null=True)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_active", True)),
                        fields=("unit", "number"),
                        name="services_counter_number_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kept_documents", to="people.person"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
                ("given_at", models.DateTimeField()),
                ("consented_at", models.DateTimeField()),
                ("until", models.DateField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "kind", "file"), name="services_kept_document_once")
                ],
            },
        ),
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
            name="Medium",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standard_media",
                        to="organization.unit",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sippn", "SIPPN, the national system"),
                            ("board", "Board or banner in the service room"),
                            ("print", "Leaflet, brochure or booklet"),
                            ("screen", "Screen or kiosk in the service room"),
                            ("social", "Social media"),
                            ("site", "Website of the unit"),
                            ("press", "Newspaper, radio or television"),
                        ],
                        max_length=12,
                    ),
                ),
                ("where", models.CharField(max_length=200)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("unit", "kind"),
                        name="services_medium_of_unit_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeighbourhoodHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="neighbourhood_heads",
                        to="organization.region",
                    ),
                ),
                ("rw", models.CharField(max_length=3)),
                ("rt", models.CharField(blank=True, max_length=3)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="neighbourhoods", to="people.person"
                    ),
                ),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("region", "rw", "rt"),
                        name="services_one_head_of_neighbourhood",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pledge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pledges", to="organization.unit"
                    ),
                ),
                ("serve", models.TextField()),
                ("improve", models.TextField()),
                ("answer_for_it", models.TextField()),
                ("signed_by", models.CharField(max_length=160)),
                ("decree_number", models.CharField(max_length=120)),
                ("decree_date", models.DateField()),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("shown_in_print", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("unit",), name="services_one_pledge_of_unit"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QueueDevice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="queue_devices",
                        to="organization.unit",
                    ),
                ),
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
            ],
        ),
        migrations.CreateModel(
            name="Remittance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remittances", to="organization.unit"
                    ),
                ),
                ("number", models.CharField(max_length=80, unique=True)),
                ("day", models.DateField()),
                ("total", models.BigIntegerField()),
                ("bank_reference", models.CharField(blank=True, max_length=80)),
                ("handed_at", models.DateTimeField(blank=True, null=True)),
                ("treasurer", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("handed_at", None)),
                        fields=("unit",),
                        name="services_one_open_remittance_of_unit",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("summary", models.CharField(blank=True, max_length=300)),
                ("keywords", models.CharField(blank=True, max_length=300)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services_kept",
                        to="organization.unit",
                    ),
                ),
                (
                    "issuer",
                    models.CharField(
                        choices=[
                            ("own", "This government"),
                            ("siak", "SIAK or IKD (civil registry)"),
                            ("oss", "OSS (business licences)"),
                            ("simbg", "SIMBG (building approval)"),
                            ("other", "Another system"),
                        ],
                        default="own",
                        max_length=8,
                    ),
                ),
                ("issuer_name", models.CharField(blank=True, max_length=120)),
                ("issuer_url", models.URLField(blank=True, max_length=300)),
                ("is_active", models.BooleanField(default=True)),
                ("since", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="services.service"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_offers",
                        to="organization.unit",
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("service", "unit"), name="services_offered_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Queue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="queues", to="organization.unit"
                    ),
                ),
                ("letter", models.CharField(max_length=2)),
                ("name", models.CharField(max_length=80)),
                ("daily_limit", models.SmallIntegerField(blank=True, null=True)),
                ("web_limit", models.SmallIntegerField(blank=True, null=True)),
                ("slot_minutes", models.SmallIntegerField(blank=True, null=True)),
                ("slot_capacity", models.SmallIntegerField(default=1)),
                ("days_ahead", models.SmallIntegerField(default=14)),
                ("is_active", models.BooleanField(default=True)),
                ("services", models.ManyToManyField(blank=True, related_name="queues", to="services.service")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_active", True)),
                        fields=("unit", "letter"),
                        name="services_queue_letter_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slot_capacity__gte", 1)), name="services_slot_takes_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slot_minutes", None), ("slot_minutes__gte", 5), _connector="OR"),
                        name="services_slot_long_enough",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "queue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appointments", to="services.queue"
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.SmallIntegerField()),
                ("code", models.CharField(max_length=10, unique=True)),
                ("secret_hash", models.BinaryField(max_length=32, unique=True)),
                ("key", models.UUIDField(unique=True)),
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
                ("told_closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["queue", "starts_at"], name="services_booked_hours"),
                    models.Index(
                        condition=models.Q(("state", "booked")), fields=["starts_at"], name="services_hours_to_come"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CounterQueue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("rank", models.SmallIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("counter", "queue"), name="services_counter_serves_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="QueueDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "queue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="days", to="services.queue"
                    ),
                ),
                ("day", models.DateField()),
                ("last_number", models.SmallIntegerField(default=0)),
                ("web_tickets", models.SmallIntegerField(default=0)),
                ("owed_to_others", models.BooleanField(default=False)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("queue", "day"), name="services_queue_day_once")],
            },
        ),
        migrations.CreateModel(
            name="StandardsList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                ("sha256", models.CharField(max_length=64)),
                ("is_sippn", models.BooleanField()),
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
                ("headings", models.JSONField()),
                ("lines", models.JSONField()),
                ("is_mapped", models.BooleanField(default=False)),
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
                ("sent_by", models.BigIntegerField(blank=True, null=True)),
                ("sent_at", models.DateTimeField()),
                ("taken_in_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["-sent_at"], name="services_lists_newest")],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "queue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tickets", to="services.queue"
                    ),
                ),
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
                    "transferred_from",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onward",
                        to="services.ticket",
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="procedures.case",
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["queue", "day", "state"], name="services_tickets_of_day"),
                    models.Index(
                        condition=models.Q(("ended_by_closing", False), ("state", "done")),
                        fields=["queue", "-ended_at"],
                        name="services_tickets_served",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("queue", "day", "number"), name="services_ticket_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("called", "serving"))),
                        fields=("counter",),
                        name="services_one_ticket_at_counter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("called", "serving")), _negated=True),
                            ("counter__isnull", False),
                            _connector="OR",
                        ),
                        name="services_called_to_a_counter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Standard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="standards", to="services.service"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_standards",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("unit", None)), fields=("service",), name="services_common_standard_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit", None), _negated=True),
                        fields=("service", "unit"),
                        name="services_own_standard_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandardVersion",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="standard_version",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="services.standard"
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("components", models.JSONField(default=dict)),
                ("requirements", models.JSONField(default=list)),
                ("duration_value", models.SmallIntegerField(blank=True, null=True)),
                (
                    "duration_unit",
                    models.CharField(
                        blank=True,
                        choices=[("minutes", "minutes"), ("hours", "hours"), ("days", "days"), ("months", "months")],
                        max_length=8,
                    ),
                ),
                ("duration_working", models.BooleanField(blank=True, null=True)),
                (
                    "fee_kind",
                    models.CharField(
                        blank=True,
                        choices=[("free", "Free of charge"), ("fixed", "One amount"), ("table", "By a table")],
                        max_length=8,
                    ),
                ),
                ("fee_amount", models.BigIntegerField(blank=True, null=True)),
                ("fee_table", models.JSONField(blank=True, default=list)),
                ("path", models.JSONField(default=list)),
                (
                    "questions",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="forms.formdefinition",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="forms.formdefinition",
                    ),
                ),
                ("template", models.CharField(blank=True, max_length=60)),
                ("template_words", models.JSONField(blank=True, default=dict)),
                ("register", models.CharField(blank=True, max_length=60)),
                ("number_pattern", models.CharField(blank=True, max_length=80)),
                ("decree_number", models.CharField(blank=True, max_length=120)),
                ("decree_date", models.DateField(blank=True, null=True)),
                (
                    "decree_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                ("effective_since", models.DateField(blank=True, null=True)),
                ("effective_until", models.DateField(blank=True, null=True)),
                ("listed_at", models.IntegerField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("standard", "number"), name="services_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("fee_amount", None), ("fee_amount__gte", 0), _connector="OR"),
                        name="services_fee_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="application",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="services.service"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="services.standardversion",
                    ),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="people.person"
                    ),
                ),
                (
                    "filer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications_filed",
                        to="people.person",
                    ),
                ),
                (
                    "filed_for",
                    models.CharField(
                        choices=[
                            ("self", "For myself"),
                            ("household", "For somebody of my household"),
                            ("proxy", "For somebody who gave me a mandate"),
                        ],
                        default="self",
                        max_length=10,
                    ),
                ),
                ("answers", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("stated", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("salt", models.BinaryField(max_length=16)),
                ("fee", models.BigIntegerField(default=0)),
                ("foreign_number", models.CharField(blank=True, max_length=60)),
                ("foreign_salt", models.BinaryField(default=b"", max_length=16)),
                ("foreign_filed_on", models.DateField(blank=True, null=True)),
                ("foreign_issued_on", models.DateField(blank=True, null=True)),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_entitled", "The conditions are not met"),
                            ("untrue", "What was stated does not hold"),
                            ("not_here", "Another office serves this"),
                            ("double", "It was already applied for"),
                            ("elsewhere", "The issuing system refused it"),
                            ("other", "Another reason"),
                        ],
                        max_length=14,
                    ),
                ),
                ("refusal_note", models.TextField(blank=True)),
                ("refusal_salt", models.BinaryField(default=b"", max_length=16)),
                ("collected_at", models.DateTimeField(blank=True, null=True)),
                ("source_ref", models.CharField(blank=True, max_length=80, null=True, unique=True)),
                ("device", models.CharField(blank=True, db_default="", default="", max_length=32)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["service", "case"], name="services_of_service"),
                    models.Index(
                        condition=models.Q(("device", ""), _negated=True), fields=["device"], name="services_of_device"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicationFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="services.application"
                    ),
                ),
                ("requirement", models.CharField(max_length=60)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                (
                    "state",
                    models.CharField(
                        choices=[("given", "Not checked yet"), ("good", "In order"), ("wrong", "To be sent again")],
                        default="given",
                        max_length=6,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("given_at", models.DateTimeField()),
                ("first_given_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("application", "requirement", "file"), name="services_file_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to="services.application",
                    ),
                ),
                ("items", models.JSONField(default=list)),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("before", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
            ],
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="consultation",
                        serialize=False,
                        to="services.standardversion",
                    ),
                ),
                ("held_on", models.DateField()),
                ("place", models.CharField(max_length=200)),
                ("comments_until", models.DateField()),
                ("minutes", models.TextField(blank=True)),
                ("record_number", models.CharField(blank=True, max_length=120)),
                ("record_date", models.DateField(blank=True, null=True)),
                (
                    "record_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConsultationComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="services.consultation"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("users", "Users of the service"),
                            ("experts", "Experts, academics and practitioners"),
                            ("agencies", "Related agencies"),
                            ("society", "Civil society organisations"),
                            ("media", "Mass media"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultation_comments",
                        to="people.person",
                    ),
                ),
                ("said_at", models.DateTimeField()),
                ("device", models.CharField(blank=True, db_default="", default="", max_length=32)),
                ("answer", models.TextField(blank=True)),
                ("is_taken_up", models.BooleanField(blank=True, null=True)),
                ("is_shown", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="ConsultationGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="groups", to="services.consultation"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("users", "Users of the service"),
                            ("experts", "Experts, academics and practitioners"),
                            ("agencies", "Related agencies"),
                            ("society", "Civil society organisations"),
                            ("media", "Mass media"),
                        ],
                        max_length=10,
                    ),
                ),
                ("invited", models.SmallIntegerField()),
                ("attended", models.SmallIntegerField(blank=True, null=True)),
                ("who", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "group"), name="services_consulted_group_once"),
                    models.CheckConstraint(
                        condition=models.Q(("invited__gte", 0)), name="services_invited_not_negative"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="payment",
                        serialize=False,
                        to="services.application",
                    ),
                ),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("amount", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Not paid yet"),
                            ("paid", "Paid"),
                            ("waived", "Waived, with the reason"),
                            ("cancelled", "No longer owed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("method", models.CharField(blank=True, max_length=20)),
                ("asked_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_by", models.BigIntegerField(blank=True, null=True)),
                ("gateway_reference", models.CharField(blank=True, max_length=80)),
                ("pay_number", models.CharField(blank=True, db_default="", default="", max_length=60)),
                ("pay_url", models.CharField(blank=True, db_default="", default="", max_length=300)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                ("tries", models.SmallIntegerField(db_default=0, default=0)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                ("receipt_number", models.CharField(blank=True, max_length=80)),
                ("waived_reason", models.CharField(blank=True, max_length=300)),
                ("waived_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "remittance",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="services.remittance",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_try_at__isnull", False)),
                        fields=["next_try_at"],
                        name="services_payments_to_ask",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="services_something_is_owed"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "waived"), _negated=True),
                            models.Q(("waived_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="services_waived_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "payment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="services.payment"
                    ),
                ),
                ("gateway_reference", models.CharField(max_length=80)),
                ("amount", models.BigIntegerField()),
                ("paid_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("amount", "Another amount than is owed was paid"),
                            ("twice", "It was paid twice"),
                            ("not_owed", "Something was paid that is no longer owed"),
                            ("stuck", "It was paid, and the application could not go on"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                ("examined_at", models.DateTimeField(blank=True, null=True)),
                ("examined_by", models.BigIntegerField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("payment", "gateway_reference"), name="services_noticed_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="services_something_was_paid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="rating",
                        serialize=False,
                        to="services.application",
                    ),
                ),
                ("stars", models.SmallIntegerField()),
                ("text", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("rated_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stars__gte", 1), ("stars__lte", 5)), name="services_one_to_five_stars"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="services.application",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="organization.unit",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("text", models.TextField(blank=True)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                ("is_in_favour", models.BooleanField(blank=True, null=True)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                ("given_by", models.BigIntegerField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="references",
                        to="services.application",
                    ),
                ),
                (
                    "head",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="references",
                        to="services.neighbourhoodhead",
                    ),
                ),
                ("token_hash", models.BinaryField(max_length=32, null=True, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("confirmed", "Confirmed: a resident here"),
                            ("denied", "Not a resident here"),
                            ("come_first", "Please come by first"),
                            ("verified", "Verified by the kelurahan instead"),
                            ("paper", "Shown on paper"),
                            ("withdrawn", "No longer needed"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                ("tries", models.SmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_try_at__isnull", False)),
                        fields=["next_try_at"],
                        name="services_references_to_send",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("application",),
                        name="services_one_open_reference",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="services.application"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("proposal", "Proposes to refuse"), ("return", "Gives back to be checked again")],
                        max_length=8,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_entitled", "The conditions are not met"),
                            ("untrue", "What was stated does not hold"),
                            ("not_here", "Another office serves this"),
                            ("double", "It was already applied for"),
                            ("elsewhere", "The issuing system refused it"),
                            ("other", "Another reason"),
                        ],
                        max_length=14,
                    ),
                ),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("made_at", models.DateTimeField()),
                ("author", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="services.application"
                    ),
                ),
                ("planned_for", models.DateTimeField(blank=True, null=True)),
                ("visited_at", models.DateTimeField(blank=True, null=True)),
                ("findings", models.TextField(blank=True)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                ("is_in_order", models.BooleanField(blank=True, null=True)),
                ("visitor", models.BigIntegerField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name="standard",
            name="current",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="current_of",
                to="services.standardversion",
            ),
        ),
    ]
