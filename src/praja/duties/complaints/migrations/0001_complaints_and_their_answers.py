# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    replaces = [
        ("complaints", "0001_complaints"),
        ("complaints", "0002_full_handling"),
        ("complaints", "0003_answers_by_day"),
        ("complaints", "0004_wordings"),
        ("complaints", "0005_findings"),
    ]

    initial = True

    dependencies = [
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0001_persons_register_roles_and_households"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Destination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("is_active", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", models.BigIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaint_findings",
                        to="organization.unit",
                    ),
                ),
                ("text", models.CharField(max_length=500)),
                ("cause", models.CharField(blank=True, max_length=500)),
                ("written_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("period", "unit", "text"),
                        name="complaints_finding_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LaporReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tracking_id", models.CharField(max_length=40, unique=True)),
                (
                    "case",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lapor_report",
                        to="procedures.case",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("same", "The same in both"),
                            ("new", "Only in LAPOR!, to be taken over"),
                            ("differs", "In both, but not alike"),
                            ("answered_there", "Answered in LAPOR! only"),
                            ("missing_there", "Here only: not found in LAPOR!"),
                        ],
                        max_length=16,
                    ),
                ),
                ("status", models.CharField(blank=True, max_length=60)),
                ("answered", models.BooleanField(default=False)),
                ("filed_at", models.DateTimeField()),
                ("category", models.CharField(blank=True, max_length=160)),
                ("agency", models.CharField(blank=True, max_length=200)),
                ("differences", models.JSONField(default=list)),
                ("seen_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True)),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaint_topics",
                        to="organization.unit",
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="AnswerTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("explained", "Explained"),
                            ("refused", "Can't be done, with the reason"),
                            ("scheduled", "Will be done, by a date that is promised"),
                            ("referred", "It belongs to somebody outside this government"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="templates",
                        to="complaints.topic",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer_templates",
                        to="organization.unit",
                    ),
                ),
                ("text", models.TextField()),
                ("is_active", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="complaint",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("complaint", "Complaint"),
                            ("aspiration", "Aspiration"),
                            ("information", "Request for explanation"),
                        ],
                        default="complaint",
                        max_length=12,
                    ),
                ),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "reporter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="people.person",
                    ),
                ),
                ("anonymous", models.BooleanField(default=False)),
                ("secret", models.BooleanField(default=False)),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="complaints.topic",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="organization.region",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("latitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                (
                    "classification",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("normative", "Normative complaint"),
                            ("non_supervisory", "Complaint without supervisory content (tidak berkadar pengawasan)"),
                            ("supervisory", "Complaint with supervisory content (berkadar pengawasan)"),
                            ("information", "Request for information"),
                            ("aspiration", "Aspiration"),
                        ],
                        max_length=16,
                    ),
                ),
                ("about_service", models.BooleanField(blank=True, null=True)),
                (
                    "held",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not held"),
                            ("incoming", "It came as a message and has to be made into a report"),
                            ("unproven", "It was sent without the small proof that browsers give"),
                            ("many", "Many came from the same device or person"),
                        ],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                ("device", models.CharField(blank=True, db_default="", default="", max_length=32)),
                ("door_ref", models.CharField(blank=True, db_default="", default="", max_length=60)),
                ("source_url", models.URLField(blank=True, db_default="", default="", max_length=500)),
                (
                    "joined_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joined",
                        to="complaints.complaint",
                    ),
                ),
                (
                    "split_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="split_off",
                        to="complaints.complaint",
                    ),
                ),
                (
                    "worded",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "As it came in"),
                            ("officer", "Summed up by an officer from the conversation"),
                            ("reporter", "Put right by the reporter"),
                        ],
                        db_default="",
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "archive_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wrong_format", "It can't be read or understood"),
                            ("too_general", "It is too general to act on"),
                            ("not_government", "It is not about the work of government"),
                            ("no_report", "It is no report: a greeting, a test or an advertisement"),
                            ("not_completed", "What was missing was not sent in time"),
                        ],
                        max_length=16,
                    ),
                ),
                ("archive_note", models.TextField(blank=True)),
                ("archive_salt", models.BinaryField(default=b"", max_length=16)),
                ("source_ref", models.CharField(blank=True, max_length=80, null=True, unique=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("joined_to", None), _negated=True),
                        fields=["joined_to"],
                        name="complaints_joined",
                    ),
                    models.Index(
                        condition=models.Q(("device", ""), _negated=True),
                        fields=["device"],
                        name="complaints_of_device",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("door_ref", ""), _negated=True),
                        fields=("door_ref",),
                        name="complaints_paper_number_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="complaints.complaint"
                    ),
                ),
                ("number", models.SmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("explained", "Explained"),
                            ("refused", "Can't be done, with the reason"),
                            ("scheduled", "Will be done, by a date that is promised"),
                            ("referred", "It belongs to somebody outside this government"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaint_answers",
                        to="organization.unit",
                    ),
                ),
                ("promised_for", models.DateField(blank=True, null=True)),
                ("promised_by", models.CharField(blank=True, db_default="", default="", max_length=160)),
                ("where_to", models.CharField(blank=True, db_default="", default="", max_length=300)),
                (
                    "destination",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="complaints.destination",
                    ),
                ),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["published_at"], name="complaints_answers_by_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("complaint", "number"), name="complaints_answer_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="complaints.complaint"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("explained", "Explained"),
                            ("refused", "Can't be done, with the reason"),
                            ("scheduled", "Will be done, by a date that is promised"),
                            ("referred", "It belongs to somebody outside this government"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("promised_for", models.DateField(blank=True, null=True)),
                ("promised_by", models.CharField(blank=True, max_length=160)),
                ("where_to", models.CharField(blank=True, max_length=300)),
                ("no_photo_reason", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("writing", "Being written"),
                            ("submitted", "Waits for approval"),
                            ("approved", "Approved"),
                            ("published", "Published"),
                        ],
                        default="writing",
                        max_length=10,
                    ),
                ),
                ("return_note", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("written_by", models.BigIntegerField()),
                ("approved_by", models.BigIntegerField(blank=True, null=True)),
                ("updated_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published"), _negated=True),
                        fields=("complaint",),
                        name="complaints_one_draft_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="disputes", to="complaints.complaint"
                    ),
                ),
                (
                    "from_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaint_disputes",
                        to="organization.unit",
                    ),
                ),
                (
                    "proposed_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
                ("reason", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("opened_at", models.DateTimeField()),
                (
                    "affair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.affair",
                    ),
                ),
                (
                    "decided_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
                ("decision", models.TextField(blank=True)),
                ("decision_salt", models.BinaryField(default=b"", max_length=16)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Follower",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="followers", to="complaints.complaint"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_complaints",
                        to="people.person",
                    ),
                ),
                ("device", models.CharField(max_length=32)),
                ("since", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("complaint", "device"), name="complaints_device_follows_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="complaints.complaint"
                    ),
                ),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("author", models.BigIntegerField()),
                ("written_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="QualityReview",
            fields=[
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="review",
                        serialize=False,
                        to="complaints.answer",
                    ),
                ),
                ("drawn_at", models.DateTimeField()),
                ("to_the_point", models.BooleanField(blank=True, null=True)),
                ("says_what", models.BooleanField(blank=True, null=True)),
                ("says_when", models.BooleanField(blank=True, null=True)),
                ("polite", models.BooleanField(blank=True, null=True)),
                ("shows", models.BooleanField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                ("reviewer", models.BigIntegerField(blank=True, null=True)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("sent_back", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("reviewed_at", None)), fields=["drawn_at"], name="complaints_to_review"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="complaints.complaint"
                    ),
                ),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answer_salt", models.BinaryField(default=b"", max_length=16)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "complaint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="rating",
                        serialize=False,
                        to="complaints.complaint",
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
                        condition=models.Q(("stars__gte", 1), ("stars__lte", 5)), name="complaints_one_to_five_stars"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="complaints.complaint"
                    ),
                ),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("sent_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="complaints.complaint"
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("by_account", models.BigIntegerField(blank=True, null=True)),
                ("written_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("complaint", "number"), name="complaints_wording_number_once")
                ],
            },
        ),
    ]
