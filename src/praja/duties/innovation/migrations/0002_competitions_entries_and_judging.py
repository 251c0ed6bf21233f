# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    """Competitions with their rules, entries, jurors, places and appeals."""

    dependencies = [
        ("assessments", "0001_rubrics_rounds_and_scores"),
        ("innovation", "0001_innovations_and_their_path"),
        ("organization", "0002_outlines_of_regions"),
        ("people", "0002_absences_with_codes"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Competition",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="innovation_competition",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                ("about", models.TextField(blank=True)),
                ("template", models.CharField(blank=True, max_length=40)),
                ("entries_until", models.DateTimeField()),
                ("is_blind", models.BooleanField(default=True)),
                (
                    "normalisation",
                    models.CharField(
                        choices=[
                            ("none", "Points count as they were given"),
                            ("centred", "Each juror's points are moved to the common mean"),
                        ],
                        default="none",
                        max_length=8,
                    ),
                ),
                ("jurors_each", models.PositiveSmallIntegerField(default=3)),
                ("most_per_unit", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("appeal_days", models.PositiveSmallIntegerField(default=3)),
                ("tie_order", models.JSONField(default=list)),
                ("appeals_until", models.DateTimeField(blank=True, null=True)),
                ("cancelled_reason", models.CharField(blank=True, max_length=500)),
                ("cancelled_salt", models.BinaryField(default=b"", max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=30)),
                ("title", models.CharField(max_length=120)),
                ("position", models.PositiveSmallIntegerField()),
                ("sections", models.JSONField(default=list)),
                ("proofs", models.JSONField(default=list)),
                ("least_age_years", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("most_per_unit", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "competition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="categories",
                        to="innovation.competition",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                ("number", models.PositiveSmallIntegerField(default=0)),
                ("title", models.CharField(max_length=160)),
                ("subject_kind", models.CharField(blank=True, max_length=40)),
                ("subject_id", models.BigIntegerField(default=0)),
                ("applied_on", models.DateField(blank=True, null=True)),
                ("texts", models.JSONField(default=dict)),
                ("links", models.JSONField(default=dict)),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("handed_in", "Handed in"),
                            ("eligible", "Takes part"),
                            ("refused", "Does not take part"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("obstacles", models.JSONField(default=list)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("note_salt", models.BinaryField(default=b"", max_length=16)),
                ("begun_at", models.DateTimeField()),
                ("handed_in_at", models.DateTimeField(blank=True, null=True)),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="innovation.category"
                    ),
                ),
                (
                    "competition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="innovation.competition"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("filed_at", models.DateTimeField()),
                ("upheld", models.BooleanField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                ("answer_salt", models.BinaryField(default=b"", max_length=16)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appeals", to="innovation.entry"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EntryMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("leader", "Leader"),
                            ("member", "Member"),
                            ("facilitator", "Facilitator"),
                            ("mentor", "Mentor"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="team", to="innovation.entry"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Juror",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "competition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="jurors", to="innovation.competition"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("weight", models.PositiveSmallIntegerField()),
                ("criteria", models.JSONField(default=list)),
                ("highest", models.PositiveSmallIntegerField(default=100)),
                ("best", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("grade", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "competition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="innovation.competition"
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.round",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="SheetDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("values", models.JSONField(default=dict)),
                ("comments", models.JSONField(default=dict)),
                ("salt", models.BinaryField(max_length=16)),
                ("kept_at", models.DateTimeField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="innovation.entry"
                    ),
                ),
                (
                    "juror",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="innovation.stage"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Placing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveSmallIntegerField()),
                ("is_tied", models.BooleanField()),
                ("points", models.CharField(max_length=80)),
                ("stages", models.PositiveSmallIntegerField()),
                ("goes_on", models.BooleanField(default=False)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placings", to="innovation.entry"
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placings",
                        to="innovation.stage",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommitteeMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "competition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committee",
                        to="innovation.competition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("competition", "person"), name="innovation_committee_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.UniqueConstraint(fields=("competition", "key"), name="innovation_category_once"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["competition", "state"], name="innovation_entries_of"),
        ),
        migrations.AddConstraint(
            model_name="entrymember",
            constraint=models.UniqueConstraint(fields=("entry", "person"), name="innovation_entry_member_once"),
        ),
        migrations.AddConstraint(
            model_name="juror",
            constraint=models.UniqueConstraint(fields=("competition", "person"), name="innovation_juror_once"),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.UniqueConstraint(fields=("competition", "position"), name="innovation_stage_once"),
        ),
        migrations.AddConstraint(
            model_name="sheetdraft",
            constraint=models.UniqueConstraint(fields=("juror", "entry", "stage"), name="innovation_sheet_draft_once"),
        ),
        migrations.AddConstraint(
            model_name="placing",
            constraint=models.UniqueConstraint(fields=("entry", "stage"), name="innovation_placing_once"),
        ),
        migrations.AddConstraint(
            model_name="placing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage", None)), fields=("entry",), name="innovation_final_placing_once"
            ),
        ),
    ]
