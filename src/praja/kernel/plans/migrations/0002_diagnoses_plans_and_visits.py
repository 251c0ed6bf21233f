# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("organization", "0002_outlines_of_regions"),
        ("people", "0002_absences_with_codes"),
        ("plans", "0001_commitments"),
        ("work", "0001_work_items_that_go_and_stay"),
    ]

    operations = [
        migrations.CreateModel(
            name="Design",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_kind", models.CharField(blank=True, max_length=40)),
                ("subject_id", models.BigIntegerField(blank=True, null=True)),
                ("subject_key", models.CharField(blank=True, max_length=60)),
                ("subject_title", models.CharField(blank=True, max_length=240)),
                ("subject_url", models.CharField(blank=True, max_length=200)),
                ("number", models.IntegerField(default=1)),
                ("sheet", models.JSONField()),
                ("salt", models.BinaryField(max_length=16)),
                ("made_at", models.DateTimeField()),
                ("written_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ActionPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_kind", models.CharField(max_length=40)),
                ("source_id", models.BigIntegerField()),
                ("url", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("submitted", "With the mentor"),
                            ("sent_back", "Sent back"),
                            ("accepted", "Being carried out"),
                            ("carried_out", "Carried out"),
                            ("ended", "Ended early"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("number", models.IntegerField(default=1)),
                ("accepted_number", models.IntegerField(blank=True, null=True)),
                ("began_on", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "coach",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coached_plans",
                        to="people.person",
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentored_plans",
                        to="people.person",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="action_plans", to="people.person"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="action_plans", to="organization.unit"
                    ),
                ),
                (
                    "work_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_plans",
                        to="work.workitem",
                    ),
                ),
                (
                    "design",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan", to="plans.design"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Diagnosis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_kind", models.CharField(max_length=40)),
                ("source_id", models.BigIntegerField()),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("number", models.IntegerField(default=1)),
                ("sheet", models.JSONField()),
                ("salt", models.BinaryField(max_length=16)),
                ("made_at", models.DateTimeField()),
                ("written_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="diagnoses", to="people.person"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="diagnoses", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="design",
            name="diagnosis",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="designs", to="plans.diagnosis"
            ),
        ),
        migrations.CreateModel(
            name="EffectReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("numerator", models.BigIntegerField()),
                ("denominator", models.BigIntegerField()),
                ("n", models.IntegerField()),
                ("as_of", models.DateTimeField()),
                ("months", models.SmallIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="plans.actionplan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("numerator", models.BigIntegerField()),
                ("denominator", models.BigIntegerField()),
                ("n", models.IntegerField()),
                ("as_of", models.DateTimeField()),
                (
                    "diagnosis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="plans.diagnosis"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=12)),
                ("number", models.IntegerField()),
                (
                    "commitment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="milestone", to="plans.commitment"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="milestones", to="plans.actionplan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("sheet", models.JSONField()),
                ("diagnosis_sheet", models.JSONField(default=dict)),
                ("design_sheet", models.JSONField(default=dict)),
                ("salt", models.BinaryField(max_length=16)),
                ("written_at", models.DateTimeField()),
                ("handed_in_at", models.DateTimeField(blank=True, null=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="plans.actionplan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlanWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sent_back", "Sent back"),
                            ("accepted", "Accepted"),
                            ("coached", "Said along the way"),
                            ("changed", "Why it changes"),
                            ("carried_out", "What came of it"),
                            ("ended", "Why it ended"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.CharField(max_length=1000)),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="words", to="plans.actionplan"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_kind", models.CharField(max_length=40)),
                ("source_id", models.BigIntegerField()),
                ("url", models.CharField(max_length=200)),
                ("number", models.IntegerField(default=1)),
                ("sheet", models.JSONField()),
                ("salt", models.BinaryField(max_length=16)),
                ("made_at", models.DateTimeField()),
                ("written_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="people.person"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=12)),
                (
                    "commitment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adoption", to="plans.commitment"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adoptions", to="plans.visit"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="actionplan",
            index=models.Index(fields=["source_kind", "source_id"], name="plans_plans_of_source"),
        ),
        migrations.AddIndex(
            model_name="actionplan",
            index=models.Index(fields=["unit", "-id"], name="plans_plans_of_unit"),
        ),
        migrations.AddIndex(
            model_name="actionplan",
            index=models.Index(
                condition=models.Q(("began_on__isnull", False)), fields=["began_on"], name="plans_plans_by_begin"
            ),
        ),
        migrations.AddIndex(
            model_name="diagnosis",
            index=models.Index(fields=["source_kind", "source_id"], name="plans_diagnoses_of_source"),
        ),
        migrations.AddIndex(
            model_name="diagnosis",
            index=models.Index(fields=["unit", "-id"], name="plans_diagnoses_of_unit"),
        ),
        migrations.AddIndex(
            model_name="design",
            index=models.Index(fields=["subject_kind", "subject_id"], name="plans_designs_of_subject"),
        ),
        migrations.AddConstraint(
            model_name="effectreading",
            constraint=models.UniqueConstraint(fields=("plan", "measure", "months"), name="plans_effect_read_once"),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(fields=("diagnosis", "measure"), name="plans_evidence_once"),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="plans_version_once"),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["source_kind", "source_id"], name="plans_visits_of_source"),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["unit", "-id"], name="plans_visits_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="adoption",
            constraint=models.UniqueConstraint(fields=("visit", "key"), name="plans_adoption_once"),
        ),
    ]
