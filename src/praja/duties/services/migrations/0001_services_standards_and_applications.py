# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_files_and_numbers"),
        ("forms", "0002_draft_files"),
        ("organization", "0003_opening_hours"),
        ("people", "0002_inspector_role"),
        ("procedures", "0002_case_priority"),
    ]

    operations = [
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
                ("salt", models.BinaryField(max_length=16)),
                ("fee", models.BigIntegerField(default=0)),
                ("foreign_number", models.CharField(blank=True, max_length=60)),
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
                            ("other", "Another reason"),
                        ],
                        max_length=14,
                    ),
                ),
                ("refusal_note", models.TextField(blank=True)),
                ("refusal_salt", models.BinaryField(default=b"", max_length=16)),
                ("return_note", models.TextField(blank=True)),
                ("collected_at", models.DateTimeField(blank=True, null=True)),
                ("source_ref", models.CharField(blank=True, max_length=80, null=True, unique=True)),
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
            ],
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
                ("template", models.CharField(blank=True, max_length=60)),
                ("template_words", models.JSONField(blank=True, default=dict)),
                ("register", models.CharField(blank=True, max_length=60)),
                ("number_pattern", models.CharField(blank=True, max_length=80)),
                ("decree_number", models.CharField(blank=True, max_length=120)),
                ("decree_date", models.DateField(blank=True, null=True)),
                ("effective_since", models.DateField(blank=True, null=True)),
                ("effective_until", models.DateField(blank=True, null=True)),
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
            ],
        ),
        migrations.CreateModel(
            name="Standard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("items", models.JSONField(default=list)),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to="services.application",
                    ),
                ),
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
        migrations.AddField(
            model_name="application",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="services.standardversion"
            ),
        ),
        migrations.CreateModel(
            name="NeighbourhoodHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rw", models.CharField(max_length=3)),
                ("rt", models.CharField(blank=True, max_length=3)),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="neighbourhoods", to="people.person"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="neighbourhood_heads",
                        to="organization.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Pledge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("serve", models.TextField()),
                ("improve", models.TextField()),
                ("answer_for_it", models.TextField()),
                ("signed_by", models.CharField(max_length=160)),
                ("decree_number", models.CharField(max_length=120)),
                ("decree_date", models.DateField()),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("shown_in_print", models.BooleanField(default=False)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pledges", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                ("text", models.TextField(blank=True)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                ("is_in_favour", models.BooleanField(blank=True, null=True)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                ("given_by", models.BigIntegerField(blank=True, null=True)),
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
            ],
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
        ),
        migrations.CreateModel(
            name="Remittance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=80, unique=True)),
                ("day", models.DateField()),
                ("total", models.BigIntegerField()),
                ("bank_reference", models.CharField(blank=True, max_length=80)),
                ("handed_at", models.DateTimeField(blank=True, null=True)),
                ("treasurer", models.BigIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remittances", to="organization.unit"
                    ),
                ),
            ],
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
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services_kept",
                        to="organization.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_offers",
                        to="organization.unit",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="services.service"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="application",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="services.service"
            ),
        ),
        migrations.AddField(
            model_name="standardversion",
            name="standard",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="services.standard"
            ),
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
        migrations.AddField(
            model_name="standard",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="standards", to="services.service"
            ),
        ),
        migrations.AddField(
            model_name="standard",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="own_standards",
                to="organization.unit",
            ),
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("planned_for", models.DateTimeField(blank=True, null=True)),
                ("visited_at", models.DateTimeField(blank=True, null=True)),
                ("findings", models.TextField(blank=True)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                ("is_in_order", models.BooleanField(blank=True, null=True)),
                ("visitor", models.BigIntegerField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="services.application"
                    ),
                ),
            ],
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
                ("receipt_number", models.CharField(blank=True, max_length=80)),
                ("waived_reason", models.CharField(blank=True, max_length=300)),
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
            name="ApplicationFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("requirement", models.CharField(max_length=60)),
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
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="services.application"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("application", "requirement", "file"), name="services_file_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="groups", to="services.consultation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConsultationComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("said_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("is_taken_up", models.BooleanField(blank=True, null=True)),
                ("is_shown", models.BooleanField(default=False)),
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
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="services.consultation"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="neighbourhoodhead",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("region", "rw", "rt"),
                name="services_one_head_of_neighbourhood",
            ),
        ),
        migrations.AddConstraint(
            model_name="pledge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("unit",), name="services_one_pledge_of_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="reference",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")), fields=("application",), name="services_one_open_reference"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("service", "unit"), name="services_offered_once"
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["service", "case"], name="services_of_service"),
        ),
        migrations.AddConstraint(
            model_name="standardversion",
            constraint=models.UniqueConstraint(fields=("standard", "number"), name="services_version_once"),
        ),
        migrations.AddConstraint(
            model_name="standardversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("fee_amount", None), ("fee_amount__gte", 0), _connector="OR"),
                name="services_fee_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="standard",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unit", None)), fields=("service",), name="services_common_standard_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="standard",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unit", None), _negated=True),
                fields=("service", "unit"),
                name="services_own_standard_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="services_something_is_owed"),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "waived"), _negated=True),
                    models.Q(("waived_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="services_waived_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationgroup",
            constraint=models.UniqueConstraint(fields=("consultation", "group"), name="services_consulted_group_once"),
        ),
        migrations.AddConstraint(
            model_name="consultationgroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("invited__gte", 0)), name="services_invited_not_negative"
            ),
        ),
    ]
