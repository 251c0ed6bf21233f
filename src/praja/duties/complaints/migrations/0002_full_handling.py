# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0001_complaints"),
        ("organization", "0002_affairs"),
        ("people", "0002_inspector_role"),
        ("procedures", "0002_case_priority"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("text", models.TextField()),
                ("is_active", models.BooleanField(default=True)),
            ],
        ),
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
            name="Dispute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("opened_at", models.DateTimeField()),
                ("decision", models.TextField(blank=True)),
                ("decision_salt", models.BinaryField(default=b"", max_length=16)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Follower",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("device", models.CharField(max_length=32)),
                ("since", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="LaporReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tracking_id", models.CharField(max_length=40, unique=True)),
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
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
        ),
        migrations.AddField(
            model_name="answer",
            name="promised_by",
            field=models.CharField(blank=True, db_default="", default="", max_length=160),
        ),
        migrations.AddField(
            model_name="answer",
            name="promised_for",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="answer",
            name="where_to",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="complaint",
            name="device",
            field=models.CharField(blank=True, db_default="", default="", max_length=32),
        ),
        migrations.AddField(
            model_name="complaint",
            name="door_ref",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="complaint",
            name="held",
            field=models.CharField(
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
        migrations.AddField(
            model_name="complaint",
            name="joined_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="joined",
                to="complaints.complaint",
            ),
        ),
        migrations.AddField(
            model_name="complaint",
            name="source_url",
            field=models.URLField(blank=True, db_default="", default="", max_length=500),
        ),
        migrations.AddField(
            model_name="complaint",
            name="split_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="split_off",
                to="complaints.complaint",
            ),
        ),
        migrations.AlterField(
            model_name="answer",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="complaint",
            name="archive_reason",
            field=models.CharField(
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
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                condition=models.Q(("joined_to", None), _negated=True), fields=["joined_to"], name="complaints_joined"
            ),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                condition=models.Q(("device", ""), _negated=True), fields=["device"], name="complaints_of_device"
            ),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("door_ref", ""), _negated=True),
                fields=("door_ref",),
                name="complaints_paper_number_once",
            ),
        ),
        migrations.AddField(
            model_name="answerdraft",
            name="complaint",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="complaints.complaint"
            ),
        ),
        migrations.AddField(
            model_name="answertemplate",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="templates",
                to="complaints.topic",
            ),
        ),
        migrations.AddField(
            model_name="answertemplate",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answer_templates",
                to="organization.unit",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="destination",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="complaints.destination",
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="affair",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.affair",
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="complaint",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="disputes", to="complaints.complaint"
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="decided_unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.unit",
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="from_unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="complaint_disputes", to="organization.unit"
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="proposed_unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.unit",
            ),
        ),
        migrations.AddField(
            model_name="follower",
            name="complaint",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="followers", to="complaints.complaint"
            ),
        ),
        migrations.AddField(
            model_name="follower",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_complaints",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="laporreport",
            name="case",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lapor_report",
                to="procedures.case",
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="complaint",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="complaints.complaint"
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="complaint",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="complaints.complaint"
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(
                condition=models.Q(("stars__gte", 1), ("stars__lte", 5)), name="complaints_one_to_five_stars"
            ),
        ),
        migrations.AddConstraint(
            model_name="answerdraft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "published"), _negated=True),
                fields=("complaint",),
                name="complaints_one_draft_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="follower",
            constraint=models.UniqueConstraint(fields=("complaint", "device"), name="complaints_device_follows_once"),
        ),
    ]
