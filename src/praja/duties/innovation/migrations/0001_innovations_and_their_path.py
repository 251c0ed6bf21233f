# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    """Innovations, their words, their teams, and what was said and decided about them."""

    initial = True

    dependencies = [
        ("organization", "0002_outlines_of_regions"),
        ("people", "0002_absences_with_codes"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Innovation",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="innovation",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("governance", "Governance"),
                            ("public_service", "Public service"),
                            ("other", "Other, within the affairs of the region"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "proposer",
                    models.CharField(
                        choices=[
                            ("region_head", "Head of the region"),
                            ("council", "Member of the regional council"),
                            ("employee", "Employee"),
                            ("unit", "Unit"),
                            ("public", "Public"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "classification",
                    models.CharField(
                        choices=[("unit", "Unit of the government"), ("village", "Village"), ("public", "Public")],
                        default="unit",
                        max_length=8,
                    ),
                ),
                ("means", models.CharField(choices=[("digital", "Digital"), ("other", "Not digital")], max_length=8)),
                ("affair", models.CharField(blank=True, max_length=120)),
                (
                    "basic_service",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("education", "Education"),
                            ("health", "Health"),
                            ("public_works", "Public works and spatial planning"),
                            ("housing", "Public housing and settlements"),
                            ("order", "Public order and protection of the community"),
                            ("social", "Social affairs"),
                        ],
                        max_length=12,
                    ),
                ),
                ("budget", models.BigIntegerField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("latitude", models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                ("video_url", models.CharField(blank=True, max_length=300)),
                ("origin_kind", models.CharField(blank=True, max_length=40)),
                ("origin_id", models.BigIntegerField(default=0)),
                ("permit", models.CharField(blank=True, max_length=200)),
                ("decree", models.CharField(blank=True, max_length=160)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("trial_from", models.DateField(blank=True, null=True)),
                ("trial_until", models.DateField(blank=True, null=True)),
                ("trial_worked", models.BooleanField(blank=True, null=True)),
                (
                    "legal_form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unit_decree", "Decree of the head of the unit"),
                            ("decree", "Decree of the head of the region"),
                            ("regulation", "Regulation of the head of the region"),
                            ("bylaw", "Regional regulation"),
                        ],
                        max_length=12,
                    ),
                ),
                ("instrument", models.CharField(blank=True, max_length=160)),
                ("applied_on", models.DateField(blank=True, null=True)),
                ("developed_on", models.DateField(blank=True, null=True)),
                ("reported_by", models.CharField(blank=True, max_length=160)),
                ("reported_on", models.DateField(blank=True, null=True)),
                ("displayed_number", models.IntegerField(blank=True, null=True)),
                ("displayed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("displayed_at__isnull", False)),
                        fields=["-displayed_at", "-case"],
                        name="innovation_displayed",
                    ),
                    models.Index(fields=["origin_kind", "origin_id"], name="innovation_by_origin"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("trial_until__isnull", True), ("trial_until__gte", models.F("trial_from")), _connector="OR"
                        ),
                        name="innovation_trial_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("giver", models.CharField(max_length=160)),
                ("awarded_on", models.DateField()),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="innovation.innovation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CriterionReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "criterion",
                    models.CharField(
                        choices=[
                            ("new", "It renews all or some elements of an innovation"),
                            ("benefit", "It benefits the region or its people"),
                            ("no_burden", "It lays no burden or restriction on people that no law allows"),
                            ("affair", "It is within the affairs of the region"),
                            ("replicable", "It can be replicated"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.CharField(max_length=1000)),
                ("salt", models.BinaryField(max_length=16)),
                ("holds", models.BooleanField(blank=True, null=True)),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reasons", to="innovation.innovation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("innovation", "criterion"), name="innovation_reason_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PathWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(max_length=20)),
                ("text", models.CharField(max_length=2000)),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="words", to="innovation.innovation"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["innovation", "-id"], name="innovation_words_of")],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("sheet", models.JSONField()),
                ("salt", models.BinaryField(max_length=16)),
                ("written_at", models.DateTimeField()),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="profiles", to="innovation.innovation"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("innovation", "number"), name="innovation_profile_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Reviewer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewers",
                        to="innovation.innovation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="innovation_reviews",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("innovation", "person"),
                        name="innovation_reviewer_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "function",
                    models.CharField(
                        choices=[("leader", "Leader"), ("member", "Member"), ("mentor", "Mentor")], max_length=8
                    ),
                ),
                ("joined_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="team", to="innovation.innovation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="innovation_teams", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-innovation"], name="innovation_teams_of")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_at", None)),
                        fields=("innovation", "person"),
                        name="innovation_team_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("function", "leader"), ("left_at", None)),
                        fields=("innovation",),
                        name="innovation_one_leader",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrialUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trial_units",
                        to="innovation.innovation",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("innovation", "unit"), name="innovation_trial_unit_once")
                ],
            },
        ),
    ]
