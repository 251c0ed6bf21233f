# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

import praja.lib.codes
from praja.lib.migrations import Founding


class Migration(Founding):
    """Work-culture groups, their people and projects, what these write, draw and count."""

    dependencies = [
        ("innovation", "0002_competitions_entries_and_judging"),
        ("organization", "0002_outlines_of_regions"),
        ("people", "0002_absences_with_codes"),
        ("plans", "0002_diagnoses_plans_and_visits"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Circle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(default=praja.lib.codes.new_code, max_length=10, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("aim", models.CharField(max_length=1000)),
                ("aim_salt", models.BinaryField(max_length=16)),
                ("decree", models.CharField(blank=True, max_length=160)),
                ("founded_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="circles", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CircleMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("facilitator", "Facilitator"),
                            ("leader", "Leader"),
                            ("secretary", "Secretary"),
                            ("member", "Member"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="people", to="innovation.circle"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="circle_parts", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CircleProject",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="circle_project",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="projects", to="innovation.circle"
                    ),
                ),
                (
                    "diagnosis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.diagnosis",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.actionplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CircleWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(max_length=24)),
                ("text", models.CharField(max_length=1000)),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="words", to="innovation.circleproject"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.PositiveSmallIntegerField()),
                ("held_on", models.DateField()),
                ("place", models.CharField(blank=True, max_length=160)),
                ("discussed", models.CharField(max_length=4000)),
                ("decided", models.CharField(max_length=4000)),
                ("salt", models.BinaryField(max_length=16)),
                ("number", models.IntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="innovation.circleproject",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Present",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="present", to="innovation.minutes"
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
            name="StepSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.PositiveSmallIntegerField()),
                ("number", models.IntegerField()),
                ("sheet", models.JSONField()),
                ("salt", models.BinaryField(max_length=16)),
                ("written_at", models.DateTimeField()),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="innovation.circleproject",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tool",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=16)),
                ("sheet", models.JSONField()),
                ("salt", models.BinaryField(max_length=16)),
                ("number", models.IntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                ("written_at", models.DateTimeField()),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tools", to="innovation.circleproject"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.PositiveSmallIntegerField()),
                ("group", models.PositiveSmallIntegerField()),
                ("count", models.IntegerField()),
                ("counted_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "tool",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tallies", to="innovation.tool"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="circle",
            index=models.Index(fields=["unit", "-id"], name="innovation_circles_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="circle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("founded_on")), _connector="OR"
                ),
                name="innovation_circle_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="circlemember",
            index=models.Index(fields=["person", "-circle"], name="innovation_circles_of"),
        ),
        migrations.AddConstraint(
            model_name="circlemember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("circle", "person"), name="innovation_circle_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="circlemember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part", "leader"), ("until", None)),
                fields=("circle",),
                name="innovation_circle_one_leader",
            ),
        ),
        migrations.AddIndex(
            model_name="minutes",
            index=models.Index(fields=["project", "held_on", "id"], name="innovation_minutes_of"),
        ),
        migrations.AddConstraint(
            model_name="present",
            constraint=models.UniqueConstraint(fields=("minutes", "person"), name="innovation_present_once"),
        ),
        migrations.AddConstraint(
            model_name="stepsheet",
            constraint=models.UniqueConstraint(fields=("project", "step", "number"), name="innovation_sheet_once"),
        ),
        migrations.AddIndex(
            model_name="tool",
            index=models.Index(fields=["project", "step", "id"], name="innovation_tools_of"),
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(fields=["tool", "-id"], name="innovation_tallies_of"),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.CheckConstraint(
                condition=models.Q(("count", 0), _negated=True), name="innovation_tally_counts"
            ),
        ),
    ]
