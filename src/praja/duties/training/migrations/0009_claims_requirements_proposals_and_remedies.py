# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("organization", "0002_outlines_of_regions"),
        ("people", "0002_absences_with_codes"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
        ("training", "0008_evaluation_by_four_levels"),
    ]

    operations = [
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="training_claim",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("structural", "Structural training"),
                            ("managerial", "Managerial training"),
                            ("technical", "Technical training"),
                            ("functional", "Functional training"),
                            ("sociocultural", "Socio-cultural training"),
                            ("seminar", "Seminar, conference or discussion"),
                            ("workshop", "Workshop"),
                            ("course", "Course"),
                            ("upgrading", "Upgrading course (penataran)"),
                            ("guidance", "Technical guidance (bimbingan teknis)"),
                            ("dissemination", "Dissemination (sosialisasi)"),
                            ("other_classical", "Other, in a class"),
                            ("coaching", "Coaching"),
                            ("mentoring", "Mentoring"),
                            ("elearning", "E-learning"),
                            ("distance", "Distance training"),
                            ("secondment", "Secondment (detasering)"),
                            ("benchmarking", "Benchmarking (patok banding)"),
                            ("exchange", "Exchange with the private sector"),
                            ("internship", "Internship or practical work"),
                            ("self_study", "Self study"),
                            ("community", "Community of learning"),
                            ("outdoor", "Outdoor learning"),
                            ("on_the_job", "Guidance at work"),
                            ("other_nonclassical", "Other, outside a class"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("organiser", models.CharField(max_length=200)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("jp_told", models.PositiveSmallIntegerField()),
                ("sessions", models.PositiveSmallIntegerField(default=0)),
                ("certificate_number", models.CharField(blank=True, max_length=80)),
                ("salt", models.BinaryField(max_length=16)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("note_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "credit",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claim",
                        to="training.credit",
                    ),
                ),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_claims",
                        to="people.employee",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["employee", "last_day"], name="training_claims_of_employee")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="training_claim_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PostRequirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("post_name", models.CharField(max_length=160)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("decree", models.CharField(max_length=160)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="training.programme",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_requirements",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["post_name"], name="training_requirements_by_post")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("programme__isnull", False), models.Q(("subject", ""), _negated=True), _connector="OR"
                        ),
                        name="training_requirement_of_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="training_requirement_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="training_proposal",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("people", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(max_length=1000)),
                ("salt", models.BinaryField(max_length=16)),
                ("measure", models.CharField(blank=True, max_length=80)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("note_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_proposals",
                        to="people.employee",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="training.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("people__gt", 0)), name="training_proposal_for_somebody")
                ],
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=80)),
                ("named_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remedies", to="training.programme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("programme", "measure"),
                        name="training_remedy_once",
                    )
                ],
            },
        ),
    ]
